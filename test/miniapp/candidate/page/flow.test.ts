import {
  closedReason,
  looksIn,
  screenFor,
  stepOf,
  type FlowInput,
  type Screen,
} from "../../../../miniapp/candidate/page/flow";
import { buildCurrent, buildFlow, buildInvitation, buildState } from "./factories";

const outside = (overrides: Partial<FlowInput> = {}, local = {}) =>
  buildFlow({ signedIn: false, state: null, ...overrides }, local);
const consent = (recording: boolean | null, aiEvaluation: boolean | null) => ({
  invitation: buildInvitation({ consent: { recording, aiEvaluation } }),
});
const asked = (overrides: Parameters<typeof buildCurrent>[0]) => ({
  state: buildState({}, buildCurrent(overrides)),
});

const table: [string, FlowInput, Screen][] = [
  ["before the link has answered", outside({ invitation: null }), "loading"],
  ["nothing consented yet", outside(consent(null, null)), "notice"],
  ["recording declined is a choice, not a refusal", outside(consent(false, true)), "identity"],
  ["AI evaluation declined, server not yet told", outside(consent(true, false)), "notice"],
  ["consented, not signed in", outside(), "identity"],
  ["went back to choose again", outside({}, { choosingAgain: true }), "notice"],
  ["asked for a person", outside({ invitation: buildInvitation({ status: "needs_person" }) }), "person"],
  [
    "asked for a person, then changed their mind",
    outside({ invitation: buildInvitation({ status: "needs_person" }) }, { choosingAgain: true }),
    "notice",
  ],
  [
    "asked for a person in mid-interview",
    buildFlow({ state: buildState({ status: "needs_person" }) }),
    "person",
  ],
  ["unknown link", outside({ invitation: null }, { linkFailure: "unknown" }), "closed"],
  ["link found expired while signed in", buildFlow({}, { linkFailure: "expired" }), "closed"],
  ["withdrawn", buildFlow({ state: buildState({ status: "withdrawn" }) }), "closed"],
  ["ran out of time", outside({ invitation: buildInvitation({ status: "timed_out" }) }), "closed"],
  ["finished, by link alone", outside({ invitation: buildInvitation({ status: "completed" }) }), "closed"],
  [
    "finished, but part of an answer is still on this device",
    outside({ invitation: buildInvitation({ status: "completed" }), unsentHere: true }),
    "identity",
  ],
  ["signed in, state not here yet", buildFlow({ state: null }), "loading"],
  [
    "what comes of the last answer is not known yet",
    buildFlow({ state: { ...buildState({}, null), thinking: { index: 0, remainingMs: 20_000 } } }),
    "thinking",
  ],
  [
    "opened anew while it is not known",
    buildFlow(
      { state: { ...buildState({}, null), thinking: { index: 0, remainingMs: 20_000 } } },
      { entered: false },
    ),
    "thinking",
  ],
  ["another tab has the seat", buildFlow({}, { elsewhere: true }), "elsewhere"],
  [
    "session lost while another tab has the seat",
    buildFlow({ signedIn: false }, { elsewhere: true }),
    "identity",
  ],
  [
    "signed in, before the device check",
    buildFlow({ state: buildState({ status: "opened" }, null) }),
    "device",
  ],
  [
    "device checked in this visit",
    buildFlow({ state: buildState({ status: "checking_device" }, null) }, { deviceReady: true }),
    "practice",
  ],
  [
    "device checked before a reload: the camera must be opened again",
    buildFlow({ state: buildState({ status: "checking_device" }, null) }),
    "device",
  ],
  ["back in mid-interview", buildFlow({}, { entered: false }), "resume"],
  ["first question of a stage", buildFlow(), "guide"],
  ["guide read", buildFlow({}, { guideRead: "s1" }), "question"],
  ["another stage's guide read", buildFlow({}, { guideRead: "s0" }), "guide"],
  ["second question of a stage", buildFlow(asked({ stage: { opens: false } })), "question"],
  [
    "preparing after a reload: the guide is not read again",
    buildFlow(asked({ answer: { status: "preparing" } })),
    "question",
  ],
  ["recording again: neither guide nor preparation", buildFlow(asked({ answer: { take: 2 } })), "question"],
  ["answering, as the server knows", buildFlow(asked({ answer: { status: "answering" } })), "answering"],
  [
    "answering began offline, the server does not know yet",
    buildFlow({ answering: { questionId: "q1", take: 1, medium: "video" } }),
    "answering",
  ],
  [
    "an answer of another take does not count",
    buildFlow({ answering: { questionId: "q1", take: 2, medium: "video" } }, { guideRead: "s1" }),
    "question",
  ],
  [
    "an answer to another question does not count",
    buildFlow({ answering: { questionId: "q0", take: 1, medium: "video" } }, { guideRead: "s1" }),
    "question",
  ],
  ["written answer", buildFlow(asked({ answer: { status: "answering", medium: "text" } })), "written"],
  [
    "went on in writing after the camera was lost, before the server knows",
    buildFlow({
      ...asked({ answer: { status: "answering", medium: "video" } }),
      answering: { questionId: "q1", take: 1, medium: "text" },
    }),
    "written",
  ],
  ["completed", buildFlow({ state: buildState({ status: "completed" }, null) }), "confirm"],
  [
    "completed and rated",
    buildFlow({ state: buildState({ status: "completed", feedbackGiven: true }, null) }),
    "done",
  ],
  [
    "completed and rather not rated",
    buildFlow({ state: buildState({ status: "completed" }, null) }, { feedbackClosed: true }),
    "done",
  ],
  [
    "through to the second round, rated or not",
    buildFlow({ state: buildState({ status: "completed", secondRound: true }, null) }),
    "second_round",
  ],
  [
    "through to the second round, though time ran out",
    buildFlow({ state: buildState({ status: "timed_out", secondRound: true }, null) }),
    "second_round",
  ],
  [
    "back for the second round on another device",
    buildFlow({
      signedIn: false,
      state: null,
      invitation: buildInvitation({ status: "completed", secondRound: true }),
    }),
    "identity",
  ],
  [
    "back to see how it stands, nobody knows them yet",
    buildFlow(
      { signedIn: false, state: null, invitation: buildInvitation({ status: "completed" }) },
      { lookingIn: true },
    ),
    "identity",
  ],
  [
    "back to see how it stands, even after withdrawing",
    buildFlow({ state: buildState({ status: "withdrawn" }, null) }, { lookingIn: true }),
    "standing",
  ],
  ["looking in means nothing while the interview goes on", buildFlow({}, { lookingIn: true }), "guide"],
  [
    "a letter to somebody who was not interviewed",
    buildFlow({ invitation: null, state: null }, { letter: true }),
    "letter",
  ],
  [
    "withdrawn after all",
    buildFlow({ state: buildState({ status: "withdrawn", secondRound: true }, null) }),
    "closed",
  ],
];

test.each(table)("%s", (_name, input, screen) => {
  expect(screenFor(input)).toBe(screen);
});

test("what the server says of a running interview outweighs the older invitation", () => {
  const input = buildFlow({ invitation: buildInvitation({ status: "expired" }) });
  expect(screenFor(input)).toBe("guide");
});

test.each([
  [outside({ invitation: null }, { linkFailure: "revoked" }), "revoked"],
  [outside({ invitation: buildInvitation({ status: "expired" }) }), "expired"],
  [buildFlow({ state: buildState({ status: "timed_out" }) }), "timed_out"],
  [outside({ invitation: buildInvitation({ status: "completed" }) }), "finished"],
] as const)("closed for a reason (%#): %s", (input, reason) => {
  expect(closedReason(input)).toBe(reason);
});

test.each([
  ["notice", "notice"],
  ["resume", "interview"],
  ["written", "interview"],
  ["done", "finish"],
  ["person", null],
  ["closed", null],
] as const)("screen %s belongs to step %s", (screen, step) => {
  expect(stepOf(screen)).toBe(step);
});

test("who comes back with a part of an answer still here sees the end, which tells of it", () => {
  const state = buildState({ status: "completed", feedbackGiven: true }, null);
  expect([looksIn(state, true, true), looksIn(state, true, false)]).toEqual([false, true]);
});

test.each([
  ["just done", { status: "completed" }, false, false],
  ["rated already", { status: "completed", feedbackGiven: true }, false, true],
  ["has proved anew who they are", { status: "completed" }, true, true],
  ["a day later", { status: "completed", completedAt: "2026-01-01T00:00:00.000Z" }, false, true],
  ["a second round to arrange", { status: "completed", feedbackGiven: true, secondRound: true }, true, false],
  ["still under way", { status: "in_progress" }, true, false],
] as const)("who comes back is shown how it stands: %s", (_name, interview, cameBack, expected) => {
  const state = buildState(interview, null);
  const now = { ...state, serverNow: "2026-03-02T02:00:00.000Z" };
  const completedAt = "completedAt" in interview ? interview.completedAt : "2026-03-02T01:59:00.000Z";
  expect(looksIn({ ...now, interview: { ...state.interview, completedAt } }, cameBack)).toBe(expected);
});
