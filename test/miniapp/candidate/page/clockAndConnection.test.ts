import { connectionOf } from "../../../../miniapp/candidate/page/connection";
import { clockText, milestone, remaining, shownSeconds } from "../../../../miniapp/candidate/page/countdown";

test("counts down from what the server said, and never below nothing", () => {
  const countdown = { remainingMs: 10_000, at: 5000 };
  expect(remaining(countdown, 5000)).toBe(10_000);
  expect(remaining(countdown, 12_500)).toBe(2500);
  expect(remaining(countdown, 99_000)).toBe(0);
});

test.each([
  [75_000, "1:15"],
  [60_000, "1:00"],
  [9_001, "0:10"],
  [1, "0:01"],
  [0, "0:00"],
  [900_000, "15:00"],
])("%d ms shows as %s", (ms, text) => {
  expect(clockText(shownSeconds(ms))).toBe(text);
});

test.each([
  [61, 60, 60],
  [61, 58, 60],
  [60, 59, null],
  [16, 15, 15],
  [40, 12, 30],
  [5, 4, null],
])("from %d to %d seconds passes %s", (before, now, mark) => {
  expect(milestone(before, now)).toBe(mark);
});

const facts = { online: true, failures: 0, pending: 0, refused: 0, speaking: false, degraded: null };
test.each([
  ["nothing to send", {}, "saved"],
  ["a few slices under way while speaking", { speaking: true, pending: 5 }, "saved"],
  ["falling behind while speaking", { speaking: true, pending: 7 }, "saving"],
  ["the rest going up after the answer", { pending: 1 }, "saving"],
  ["what is left here is not known yet", { pending: null }, "saving"],
  ["what the server did not take", { refused: 1 }, "kept"],
  ["the rest of it still going up", { refused: 1, pending: 1 }, "saving"],
  ["one failed try is noise", { failures: 1, pending: 1 }, "saving"],
  ["two in a row are a lost network", { failures: 2 }, "offline"],
  ["the browser says so", { online: false }, "offline"],
])("connection: %s", (_name, change, kind) => {
  expect(connectionOf({ ...facts, ...change }).kind).toBe(kind);
});

test("storage trouble is passed on", () => {
  expect(connectionOf({ ...facts, degraded: "full" }).degraded).toBe("full");
});
