import { array, assert, constantFrom, oneof, property, tuple } from "fast-check";
import type { Happened } from "../../../server/pipeline/candidacyEvents";
import { type CandidacyState, foldCandidacy } from "../../../server/pipeline/foldCandidacy";
import { STAGES } from "../../../server/pipeline/stages";

const opened: Happened = { type: "candidacy.opened", data: { stage: "screening", source: "application" } };
const offered: Happened = { type: "candidacy.offered", data: {} };
const accepted: Happened = { type: "candidacy.offer_accepted", data: {} };
const hired: Happened = { type: "candidacy.hired", data: { startsOn: "2026-12-01" } };
const left: Happened = { type: "employment.left", data: { kind: "resigned" } };
const rated: Happened = {
  type: "employment.performance",
  data: { period: "2026Q4", score: 4, outOf: 5 },
};
const rejected: Happened = { type: "candidacy.rejected", data: { reason: "skills" } };
const withdrawn: Happened = { type: "candidacy.withdrawn", data: {} };
const reopened: Happened = { type: "candidacy.reopened", data: { note: "弄错了人" } };
const move = (from: CandidacyState["stage"], to: CandidacyState["stage"]): Happened => ({
  type: "candidacy.moved",
  data: { from, to, why: "person" },
});

/** What they make of it, or the first that is refused. */
function tell(...events: Happened[]): CandidacyState | string | null {
  let state: CandidacyState | null = null;
  for (const event of events) {
    const step = foldCandidacy(state, event);
    if ("refused" in step) return step.refused;
    state = step.state;
  }
  return state;
}

test("from the application to the hire and out again", () => {
  expect(tell(opened, move("screening", "interview"), offered, accepted, hired, rated, left, rated)).toEqual({
    stage: "offer",
    outcome: "hired",
    offer: "accepted",
    employed: false,
  });
});

test.each<[string, Happened[]]>([
  ["candidacy.not_opened", [offered]],
  ["candidacy.opened_already", [opened, opened]],
  ["candidacy.offer_open", [opened, offered, offered]],
  ["candidacy.offer_open", [opened, offered, hired]],
  ["candidacy.offer_open", [opened, offered, rejected]],
  ["candidacy.offer_open", [opened, offered, move("offer", "on_site")]],
  ["candidacy.offer_none", [opened, accepted]],
  ["candidacy.not_hired", [opened, rated]],
  ["candidacy.not_hired", [opened, rejected, left]],
  ["candidacy.hired_already", [opened, hired, hired]],
  ["candidacy.hired_already", [opened, hired, withdrawn]],
  ["candidacy.hired_already", [opened, hired, reopened]],
  ["candidacy.left_already", [opened, hired, left, left]],
  ["candidacy.closed", [opened, rejected, move("screening", "interview")]],
  ["candidacy.closed", [opened, withdrawn, rejected]],
  ["candidacy.not_closed", [opened, reopened]],
  ["candidacy.stage_same", [opened, move("screening", "screening")]],
  // Two moved them at once: the second one saw what is no longer so.
  ["candidacy.stage_stale", [opened, move("screening", "interview"), move("screening", "on_site")]],
])("is refused: %s", (code, events) => {
  expect(tell(...events)).toBe(code);
});

test("an end that is taken back leads to where it stood", () => {
  expect(tell(opened, move("screening", "on_site"), rejected, reopened)).toEqual({
    stage: "on_site",
    outcome: null,
    offer: null,
    employed: false,
  });
});

/** What holds of a candidacy between two steps, whatever the step was. */
function isLawful(
  before: CandidacyState | null,
  { stage, outcome, offer, employed }: CandidacyState,
): boolean {
  const isOver = outcome === "rejected" || outcome === "withdrawn";
  if (isOver && offer !== null) return false;
  if (employed && outcome !== "hired") return false;
  if (!before) return true;
  if (before.outcome === "hired") return outcome === "hired" && stage === before.stage;
  // It ends and begins again where it stands.
  return before.outcome === outcome || stage === before.stage;
}

test("whatever happens in whatever order, it is in one place, and no offer outlives its candidacy", () => {
  const stage = constantFrom(...STAGES);
  const any = oneof(
    constantFrom<Happened>(opened, offered, accepted, hired, left, rated, rejected, withdrawn, reopened),
    tuple(stage, stage).map(([from, to]) => move(from, to)),
    constantFrom<Happened>(
      { type: "candidacy.offer_declined", data: {} },
      { type: "candidacy.offer_revoked", data: { note: "预算取消" } },
    ),
  );
  const lawful = property(array(any, { maxLength: 60 }), (events) => {
    let state: CandidacyState | null = null;
    return events.every((event) => {
      const before: CandidacyState | null = state;
      const step = foldCandidacy(before, event);
      if ("refused" in step) return true;
      state = step.state;
      return isLawful(before, step.state);
    });
  });
  expect(() => assert(lawful, { numRuns: 500 })).not.toThrow();
});
