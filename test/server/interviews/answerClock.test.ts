import {
  type ClockState,
  answerRemaining,
  beginPhase,
  limitsOf,
  noteContact,
  prepRemaining,
} from "../../../server/interviews/answerClock";

const START = new Date("2026-03-02T02:00:00.000Z");
const at = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const limits = limitsOf({ prepSeconds: 30, answerSeconds: 120 }, 0);

const buildState = (overrides: Partial<ClockState> = {}): ClockState => ({
  presentedAt: START,
  begunAt: null,
  lastSeenAt: START,
  forgivenMs: 0,
  lateMs: 0,
  floorGranted: false,
  recordedMs: 0,
  ...overrides,
});
const answering = (overrides: Partial<ClockState> = {}) => buildState({ begunAt: START, ...overrides });
const heard = (recordedMs = 0, graceLeftMs = 300_000) => ({ recordedMs, graceLeftMs });

test("extra time is added to both limits", () => {
  expect(limitsOf({ prepSeconds: 30, answerSeconds: 120 }, 50)).toEqual({
    prepMs: 45_000,
    answerMs: 180_000,
  });
});

test("preparation counts down from when the question was shown, and ends when answering begins", () => {
  expect(prepRemaining(buildState(), limits, at(10))).toBe(20_000);
  expect(prepRemaining(buildState(), limits, at(40))).toBe(0);
  expect(prepRemaining(answering(), limits, at(10))).toBeNull();
});

test("the answer has its whole time until it begins, then runs on the server's clock", () => {
  expect(answerRemaining(buildState(), limits, at(10))).toBe(120_000);
  expect(answerRemaining(answering(), limits, at(45))).toBe(75_000);
  expect(answerRemaining(answering(), limits, at(500))).toBe(0);
});

test("waiting on the page after the preparation is charged to the answer", () => {
  const late = beginPhase(buildState(), limits, at(30 + 3 + 20));
  expect(late.lateMs).toBe(20_000);
  expect(answerRemaining({ ...buildState(), ...late }, limits, at(53))).toBe(100_000);
});

test("a short silence is not an absence", () => {
  const { absence, change } = noteContact(answering(), limits, at(12), heard());
  expect(absence).toBeNull();
  expect(change.forgivenMs).toBe(0);
});

test("a lost connection is forgiven, so that the answer goes on where it stopped", () => {
  const state = answering({ lastSeenAt: at(20), recordedMs: 20_000 });
  const { change, absence } = noteContact(state, limits, at(80), heard(20_000));
  expect(absence).toEqual({ awayMs: 60_000, forgivenMs: 60_000 });
  expect(answerRemaining({ ...state, ...change }, limits, at(80))).toBe(100_000);
});

test("what was recorded offline is media time, not forgiven time", () => {
  const state = answering({ lastSeenAt: at(20), recordedMs: 20_000 });
  const { change, absence } = noteContact(state, limits, at(80), heard(80_000));
  expect(absence).toBeNull();
  expect(answerRemaining({ ...state, ...change }, limits, at(80))).toBe(40_000);
});

test("forgiveness is bounded for the answer and for the interview", () => {
  const state = answering({ lastSeenAt: at(5), recordedMs: 5_000 });
  expect(noteContact(state, limits, at(5 + 600), heard(5_000)).absence).toEqual({
    awayMs: 600_000,
    forgivenMs: 120_000,
  });
  expect(noteContact(state, limits, at(5 + 600), heard(5_000, 10_000)).absence?.forgivenMs).toBe(10_000);
});

test("whoever unplugs to think gains no more than the bound: ten minutes away leave only the floor", () => {
  const state = answering({ lastSeenAt: at(5), recordedMs: 5_000 });
  const first = noteContact(state, limits, at(605), heard(5_000));
  const back = { ...state, ...first.change };
  expect(answerRemaining(back, limits, at(605))).toBe(30_000);

  const again = noteContact(back, limits, at(1205), heard(5_000, 0));
  expect(answerRemaining({ ...back, ...again.change }, limits, at(1205))).toBe(0);
});

test("a phone that died before the first word leaves a minute to answer", () => {
  const state = buildState({ lastSeenAt: at(2) });
  const { change } = noteContact(state, limits, at(3600), heard(0, 0));
  const back = { ...state, ...change };
  const begun = { ...back, ...beginPhase(back, limits, at(3600)) };
  expect(answerRemaining(begun, limits, at(3600))).toBe(60_000);
});

test("recorded media is never charged twice, and never more than the limit", () => {
  const state = answering({ recordedMs: 110_000 });
  expect(answerRemaining(state, limits, at(60))).toBe(10_000);
  expect(noteContact(state, limits, at(61), heard(9_999_999)).change.recordedMs).toBe(120_000);
});
