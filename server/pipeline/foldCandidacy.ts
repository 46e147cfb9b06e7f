import type { Happened } from "./candidacyEvents";
import type { CandidacyOutcome, Stage } from "./stages";

/** Where a candidacy stands: all that its events say of it. */
export type CandidacyState = {
  stage: Stage;
  /** Null while it is open. */
  outcome: CandidacyOutcome | null;
  offer: "made" | "accepted" | null;
  /** At work, and has not left. */
  employed: boolean;
};

/** Why something cannot happen to it; each is a 409 with a sentence (http/messages). */
export type Refusal =
  | "candidacy.opened_already"
  | "candidacy.not_opened"
  | "candidacy.closed"
  | "candidacy.not_closed"
  | "candidacy.stage_same"
  | "candidacy.stage_stale"
  | "candidacy.offer_open"
  | "candidacy.offer_none"
  | "candidacy.hired_already"
  | "candidacy.not_hired"
  | "candidacy.left_already";

type Step = { state: CandidacyState } | { refused: Refusal };

const refused = (code: Refusal): Step => ({ refused: code });
const stay = (state: CandidacyState): Step => ({ state });
const become = (state: CandidacyState, change: Partial<CandidacyState>): Step => ({
  state: { ...state, ...change },
});

/**
 * What becomes of a candidacy by what happened. Pure and total: the same events give the same state, and what cannot
 * happen is refused rather than ignored.
 * @param state null before `candidacy.opened`
 */
export function foldCandidacy(state: CandidacyState | null, { type, data }: Happened): Step {
  if (type === "candidacy.opened") {
    if (state) return refused("candidacy.opened_already");
    return { state: { stage: data.stage, outcome: null, offer: null, employed: false } };
  }
  if (!state) return refused("candidacy.not_opened");
  if (type.startsWith("employment.")) return atWork(state, { type, data } as Happened);
  if (type === "candidacy.reopened") return reopen(state);
  // What an interview tells comes whenever it comes: its course does not ask how the candidacy stands.
  if (TOLD.has(type)) return stay(state);
  if (state.outcome === "hired") return refused("candidacy.hired_already");
  if (state.outcome !== null) return refused("candidacy.closed");

  switch (type) {
    case "candidacy.moved":
      if (data.from !== state.stage) return refused("candidacy.stage_stale");
      if (data.to === state.stage) return refused("candidacy.stage_same");
      if (state.offer) return refused("candidacy.offer_open");
      return become(state, { stage: data.to });
    case "candidacy.offered":
      return state.offer ? refused("candidacy.offer_open") : become(state, { stage: "offer", offer: "made" });
    case "candidacy.offer_accepted":
      return state.offer === "made" ? become(state, { offer: "accepted" }) : refused("candidacy.offer_none");
    case "candidacy.offer_declined":
      return state.offer ? become(state, { offer: null }) : refused("candidacy.offer_none");
    case "candidacy.offer_revoked":
      return state.offer ? become(state, { offer: null }) : refused("candidacy.offer_none");
    case "candidacy.hired":
      // Not every company writes offers; one that waits for an answer is not jumped.
      return state.offer === "made"
        ? refused("candidacy.offer_open")
        : become(state, { outcome: "hired", employed: true });
    case "candidacy.rejected":
      return state.offer ? refused("candidacy.offer_open") : become(state, { outcome: "rejected" });
    case "candidacy.withdrawn":
      return become(state, { outcome: "withdrawn", offer: null });
    default:
      return stay(state);
  }
}

/** Told by interviews, tests and forms; they change nothing of the way itself. */
const TOLD: ReadonlySet<Happened["type"]> = new Set([
  "candidacy.screened",
  "candidacy.test_recorded",
  "candidacy.invited",
  "candidacy.interviewed",
  "candidacy.missed",
  "candidacy.reported",
  "candidacy.reviewed",
  "candidacy.decided",
  "candidacy.decision_reversed",
  "candidacy.meeting_agreed",
  "candidacy.meeting_off",
  "candidacy.meeting_missed",
  "candidacy.form_sent",
  "candidacy.rule_applied",
  "candidacy.rule_undone",
  "candidacy.review_asked",
  "candidacy.thanked",
  "candidacy.offer_told",
]);

/** Takes back that it ended: not a hire, which ends by leaving. */
function reopen(state: CandidacyState): Step {
  if (state.outcome === null) return refused("candidacy.not_closed");
  if (state.outcome === "hired") return refused("candidacy.hired_already");
  return become(state, { outcome: null });
}

function atWork(state: CandidacyState, { type, data }: Happened): Step {
  if (state.outcome !== "hired") return refused("candidacy.not_hired");
  if (type === "employment.voided") {
    // Whoever did not leave after all is at work.
    return data.of === "employment.left" ? become(state, { employed: true }) : stay(state);
  }
  // Last quarter's rating may arrive after somebody left; they cannot leave twice.
  if (type !== "employment.left" || data.replaces) return stay(state);
  return state.employed ? become(state, { employed: false }) : refused("candidacy.left_already");
}
