import { outcomeOf } from "../../../server/batches/outcome";
import type { MessageState } from "../../../server/notifications/entity";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 8, minute));
const message = (
  state: MessageState,
  change: Partial<{ channel: string; purpose: string; createdAt: Date; failure: "moot" | "refused" }> = {},
) => ({
  channel: "sms",
  purpose: "invitation",
  state,
  createdAt: at(0),
  ...change,
});

test("whoever is not invited is what the row says", () => {
  for (const state of ["waiting", "skipped", "failed", "cancelled"] as const) {
    expect(outcomeOf(state, [message("delivered")])).toBe(state);
  }
});

test("one channel that arrived is enough", () => {
  expect(outcomeOf("invited", [message("failed"), message("delivered", { channel: "email" })])).toBe(
    "delivered",
  );
  expect(outcomeOf("invited", [message("failed"), message("sent", { channel: "email" })])).toBe("sent");
  expect(outcomeOf("invited", [message("failed"), message("waiting", { channel: "email" })])).toBe("invited");
  expect(outcomeOf("invited", [message("failed"), message("unknown", { channel: "email" })])).toBe("unclear");
  expect(outcomeOf("invited", [message("failed")])).toBe("failed");
});

test("a resend stands for what failed before it, in whatever order the rows come", () => {
  const again = message("sent", { createdAt: at(5) });
  expect(outcomeOf("invited", [message("failed"), again])).toBe("sent");
  expect(outcomeOf("invited", [again, message("failed")])).toBe("sent");
});

test("a reminder says nothing about the invitation, and no message at all is a link passed on by hand", () => {
  expect(outcomeOf("invited", [message("failed", { purpose: "reminder", createdAt: at(9) })])).toBe(
    "invited",
  );
  expect(outcomeOf("invited", [])).toBe("invited");
});

test("what was not sent because nobody needed it any more has not failed", () => {
  expect(outcomeOf("invited", [message("failed", { failure: "moot" })])).toBe("invited");
  expect(
    outcomeOf("invited", [
      message("failed", { failure: "moot" }),
      message("failed", { failure: "refused", channel: "email" }),
    ]),
  ).toBe("failed");
});
