import type { Handover } from "../../host/handover";
import { isApiError } from "../../shared/api";
import { recordedMs } from "../recording/manifest";
import type { CandidateSession, CodeSent, DeviceCheck, FeedbackBody, InterviewState, Medium } from "../types";
import { applyState, heed, heldMs, patchLocal, type Context } from "./context";
import { looksIn } from "./flow";
import type { Uploads } from "./uploads";

const LINK_FAILURES = {
  "invitation.not_found": "unknown",
  "invitation.expired": "expired",
  "invitation.revoked": "revoked",
} as const;

export type Visit = ReturnType<typeof createVisit>;

/** Everything around the answers: link, consents, identity, seat, start, feedback, leaving. */
export function createVisit(
  context: Context,
  uploads: Uploads,
  handover: Handover | null = null,
  openLetter: () => Promise<boolean> = async () => false,
) {
  const { store, calls, keep } = context;
  let cameBack = false;

  /** True when the call went through; refusals have been dealt with. */
  async function attempt(call: () => Promise<void>): Promise<boolean> {
    store.set({ problem: null });
    try {
      await call();
      store.set({ callFailures: 0 });
      return true;
    } catch (error) {
      await heed(context, error);
      return false;
    }
  }

  async function enter(state: InterviewState) {
    const { state: before, unsentHere } = store.get();
    if (before === null && looksIn(state, cameBack, unsentHere)) patchLocal(context, { lookingIn: true });
    applyState(context, state);
    const { interview, current } = state;
    const session = keep.session.read();
    if (session) keep.session.write({ ...session, interviewId: interview.id });
    const chunks = await context.chunks();
    if (interview.status === "withdrawn") {
      await chunks.discard(interview.id);
      return;
    }
    if (current) {
      const local = await chunks.segments(interview.id);
      const here = recordedMs(local, current.question.id, current.answer.take);
      store.set({ keptMs: Math.max(here, heldMs(current.answer)) });
    }
    await uploads.start(interview.id);
  }

  /** A submit that was made before the reload and not answered. */
  async function sendKeptSubmit() {
    const kept = keep.submit.read();
    const current = store.get().state?.current;
    if (!kept) return;
    const { questionId, body } = kept;
    if (current?.question.id !== questionId || current.answer.take !== body.take) {
      keep.submit.write(null);
      return;
    }
    store.set({ submitting: true });
    const send = async () => {
      if (current.answer.status !== "answering") {
        await calls.begin(questionId, { take: body.take, medium: body.medium });
      }
      return calls.submit(questionId, body);
    };
    const state = await context.retry.until(send).finally(() => store.set({ submitting: false }));
    if (!state) return;
    keep.submit.write(null);
    await enter(state);
  }

  const takeSeat = () =>
    attempt(async () => {
      const state = await context.retry.until(() => calls.takeSeat());
      if (!state) return;
      await enter(state);
      patchLocal(context, { elsewhere: false, entered: false });
      await sendKeptSubmit();
    });

  async function signIn({ sessionToken }: CandidateSession) {
    keep.session.write({ sessionToken, interviewId: keep.session.read()?.interviewId ?? null });
    // Whoever proves anew who they are, with nothing left to send from here, comes for how it stands.
    cameBack = !store.get().unsentHere;
    store.set({ signedIn: true });
    await takeSeat();
  }

  return {
    /** First call of the page: what the link leads to, then this browser's kept session. */
    async open() {
      patchLocal(context, { linkFailure: null });
      try {
        const invitation = await context.retry.until(() => calls.open());
        if (!invitation) return;
        const kept = keep.session.read();
        const chunks = kept?.interviewId ? await context.chunks() : null;
        // What cannot be counted may be something: then this visit sends it.
        const unsent =
          kept?.interviewId && chunks ? await chunks.count(kept.interviewId).catch(() => null) : 0;
        store.set({ invitation, signedIn: Boolean(kept?.sessionToken), unsentHere: unsent !== 0 });
      } catch (error) {
        const code = isApiError(error) ? error.code : "";
        if (code === "invitation.not_found" && (await openLetter())) {
          patchLocal(context, { letter: true });
          return;
        }
        patchLocal(context, {
          linkFailure: code in LINK_FAILURES ? LINK_FAILURES[code as keyof typeof LINK_FAILURES] : "unknown",
        });
        return;
      }
      if (store.get().signedIn) await takeSeat();
    },

    consent: (recording: boolean, aiEvaluation: boolean) =>
      attempt(async () => {
        const noticeVersion = store.get().invitation?.noticeVersion ?? "";
        const { invitation } = await calls.consents({ recording, aiEvaluation, noticeVersion });
        patchLocal(context, { choosingAgain: false });
        store.set({ invitation });
        if (store.get().signedIn) await enter(await calls.interview());
      }),

    chooseAgain: () => patchLocal(context, { choosingAgain: true }),

    /** @throws ApiError or NetworkError, for the form to show beside the field */
    sendCode: (channel: "sms" | "email"): Promise<CodeSent> => calls.sendCode(channel),

    /** @throws ApiError or NetworkError, for the form to show beside the field */
    verify: async (code: string) => signIn(await calls.verify(code)),
    /** @throws ApiError or NetworkError, as above */
    verifyAccount: async (chat: Handover | null) => signIn(await calls.verifyAccount(chat)),

    /** What the mini-program's shell gave along with the link: good for one try. */
    takeHandover() {
      const brought = handover;
      handover = null;
      return brought;
    },

    takeSeat,

    deviceCheck: (check: DeviceCheck) =>
      attempt(async () => {
        applyState(context, await calls.deviceCheck(check));
        store.set({ medium: check.medium });
        patchLocal(context, { deviceReady: true });
      }),

    backToDevices: () => patchLocal(context, { deviceReady: false }),

    start: (medium: Medium) =>
      attempt(async () => {
        await enter(await calls.start(medium));
        patchLocal(context, { practised: true, entered: true });
      }),

    feedback: (body: FeedbackBody) => attempt(async () => applyState(context, await calls.feedback(body))),
    closeFeedback: () => patchLocal(context, { feedbackClosed: true }),

    askForPerson: (reason: string) =>
      attempt(async () => {
        if (store.get().signedIn) applyState(context, await calls.person(reason));
        else {
          const { invitation } = store.get();
          const result = await calls.consents({
            recording: invitation?.consent.recording ?? false,
            aiEvaluation: false,
            noticeVersion: invitation?.noticeVersion ?? "",
          });
          store.set({ invitation: result.invitation });
        }
      }),

    withdraw: () => attempt(async () => enter(await calls.withdraw())),

    reload: () => attempt(async () => enter(await calls.interview())),
  };
}
