import { setImmediate as nextTurn } from "node:timers/promises";
import { abilityOf, canOver } from "../permissions";
import { planPeople } from "./planPeople";
import { planUnits } from "./planUnits";
import type { OrgState, OrgWanted, SyncBy, SyncPlan } from "./types";

/**
 * What taking a source in would do to the company: a plan that breaks no rule of it (no circle, no two units of one
 * name side by side, no company without an administrator) and reaches no further than who wants it. Made again from
 * the company it leads to, it changes nothing. Pure.
 */
export function planSync(state: OrgState, wanted: OrgWanted, by: SyncBy): SyncPlan {
  const steps = stepsOf(state, wanted, by);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same, letting others work in between: thousands of rows take a few hundred milliseconds. */
export async function planSyncInTurns(state: OrgState, wanted: OrgWanted, by: SyncBy): Promise<SyncPlan> {
  const steps = stepsOf(state, wanted, by);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await nextTurn();
  }
}

function* stepsOf(state: OrgState, wanted: OrgWanted, by: SyncBy): Generator<void, SyncPlan> {
  const { units, order, tree } = yield* planUnits(state.tree, wanted.units, by);
  yield;
  const people = yield* planPeople(state, tree, wanted.people, by);
  yield;
  return { units, people, unitOrder: order, tree, missing: missingFrom(state, wanted, by) };
}

function missingFrom({ tree, people }: OrgState, wanted: OrgWanted, by: SyncBy): SyncPlan["missing"] {
  const actor = { ability: abilityOf(tree, by.grants) };
  const below = new Set(tree.descendants(by.place));
  const codes = new Set(wanted.units.map(({ code }) => code.toLowerCase()));
  const keys = new Set(wanted.people.map(({ emailKey }) => emailKey));
  return {
    units: [...below]
      .map((id) => tree.require(id))
      .filter(({ id, code, archivedAt }) => {
        return id !== by.place && !archivedAt && !codes.has(code?.toLowerCase() ?? "");
      }),
    people: people.filter(
      ({ orgUnitId, state, emailKey }) =>
        below.has(orgUnitId) &&
        state !== "suspended" &&
        !keys.has(emailKey) &&
        canOver(actor, "staff.read", { orgUnitId, positionId: null }),
    ),
  };
}
