import { isReminderDue, nextReminder } from "../../../server/batches/reminders";

const expiresAt = new Date("2026-03-05T10:00:00Z");
const at = (text: string) => new Date(`2026-03-${text}:00Z`);

test("the earliest one still ahead comes next", () => {
  expect(nextReminder(expiresAt, [4, 24], at("02T00:00"))).toEqual(at("04T10:00"));
  expect(nextReminder(expiresAt, [4, 24], at("04T10:00"))).toEqual(at("05T06:00"));
  expect(nextReminder(expiresAt, [4, 24], at("05T06:00"))).toBeNull();
  expect(nextReminder(expiresAt, [], at("02T00:00"))).toBeNull();
});

test("none is due before its hour, after the deadline, or when the deadline was moved away", () => {
  expect(isReminderDue(expiresAt, [24], at("04T09:59"))).toBe(false);
  expect(isReminderDue(expiresAt, [24], at("04T10:00"))).toBe(true);
  expect(isReminderDue(expiresAt, [24], expiresAt)).toBe(false);
  expect(isReminderDue(at("09T10:00"), [24], at("04T10:00"))).toBe(false);
});
