import { nextPath } from "../../../miniapp/console/session/nextPath";

describe("where one goes on to after the login", () => {
  it("is the page that one stands before", () => {
    expect(nextPath("/interviews/1", "?a=b")).toBe("/console/interviews/1?a=b");
  });

  it("is what the login page was told, if it is a page of ours", () => {
    expect(nextPath("/login", "?next=%2Fm%2Fapprovals&chat=chat_login.code")).toBe("/m/approvals");
  });

  it.each(["//evil.example", "/\\evil.example", "https://evil.example", "/api/v1/session", "/a\nb", ""])(
    "is never %p",
    (next) => {
      expect(nextPath("/login", `?${new URLSearchParams({ next })}`)).toBe("/console");
    },
  );
});
