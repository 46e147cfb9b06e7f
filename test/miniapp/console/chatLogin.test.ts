import { readWayBack } from "../../../miniapp/console/session/chatLogin";

const nextOf = (next: string) => readWayBack(`?${new URLSearchParams({ next })}`).next;

describe("where a login leads afterwards", () => {
  it("is the page that was asked for", () => {
    expect(readWayBack("?chat=chat_login.code&next=%2Fm%2Fapprovals")).toEqual({
      said: "chat_login.code",
      next: "/m/approvals",
    });
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "https://evil.example",
    "",
  ])("is never %p", (next) => {
    expect(nextOf(next)).toBe("/console");
  });
});
