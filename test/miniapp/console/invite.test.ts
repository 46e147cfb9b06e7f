import {
  deadlineProblem,
  endOfDayIn,
  fromLocalField,
  toLocalField,
} from "../../../miniapp/console/invite/deadline";
import { fieldOf, toInviteBody } from "../../../miniapp/console/invite/inviteForm";

describe("a deadline", () => {
  const now = new Date(2026, 2, 1, 10, 30);

  it("goes into the field and comes back as the same minute", () => {
    expect(toLocalField(now)).toBe("2026-03-01T10:30");
    expect(fromLocalField(toLocalField(now))).toBe(now.toISOString());
    expect(fromLocalField("")).toBeNull();
  });

  it("offered in days ends with the day", () => {
    expect(toLocalField(endOfDayIn(7, now))).toBe("2026-03-08T23:59");
  });

  it.each([
    ["", "missing"],
    ["2026-03-01T10:35", "tooSoon"],
    ["2026-03-01T10:40", null],
    ["2026-09-30T10:30", "tooLate"],
  ])("%s is %s", (value, problem) => {
    expect(deadlineProblem(value, now.getTime())).toBe(problem);
  });
});

describe("an invitation", () => {
  it("leaves out contacts that are empty, and delivery to them", () => {
    expect(
      toInviteBody({
        planId: "plan-1",
        name: " 许文静 ",
        phone: " ",
        email: "jing@example.com",
        deadline: "2026-03-08T23:59",
        deliverBy: ["sms", "email"],
      }),
    ).toEqual({
      planId: "plan-1",
      candidate: { name: "许文静", email: "jing@example.com" },
      expiresAt: new Date(2026, 2, 8, 23, 59).toISOString(),
      accommodations: { extraTimePercent: 0, textOnly: false },
      deliverBy: ["email"],
    });
  });

  it("shows a refused value at its field", () => {
    expect(fieldOf("candidate.phone")).toBe("phone");
    expect(fieldOf("body.expiresAt")).toBe("deadline");
    expect(fieldOf("something.else")).toBeNull();
  });
});
