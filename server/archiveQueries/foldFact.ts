import { struckIds } from "../archive/knownWork";
import type { ArchiveEvent } from "../pipeline/entity";
import type { ArchiveFact } from "./entity";

export type Told = Pick<ArchiveEvent, "id" | "type" | "data" | "at">;

/** What the events alone say; scores come from the reports. */
export type FoldedFact = Pick<
  ArchiveFact,
  | "hiredOn"
  | "leftAt"
  | "leftKind"
  | "onSite"
  | "test"
  | "performanceLatest"
  | "performanceMean"
  | "performances"
  | "trainings"
  | "promotions"
>;

const HUNDRED = 100;
const percent = (score: unknown, outOf: unknown): number =>
  Math.min(HUNDRED, Math.max(0, (Number(score) / Number(outOf)) * HUNDRED));
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The flat row of a candidacy as its events tell it, in the order of writing, without those that something else stands
 * in the place of. Pure. A period's performance that was
 * written again stands in the place of the first; what is latest goes by when it was, not by when it was written.
 */
export function foldFact(events: readonly Told[]): FoldedFact {
  const ratings = new Map<string, { at: number; value: number }>();
  const forms = new Map<string, number>();
  const fact: FoldedFact = {
    hiredOn: null,
    leftAt: null,
    leftKind: null,
    onSite: null,
    test: null,
    performanceLatest: null,
    performanceMean: null,
    performances: 0,
    trainings: 0,
    promotions: 0,
  };
  const struck = struckIds(events);
  for (const { type, data, at } of events.filter(({ id }) => !struck.has(id))) {
    if (type === "candidacy.hired") fact.hiredOn = String(data["startsOn"]);
    else if (type === "candidacy.test_recorded") fact.test = percent(data["score"], data["outOf"]);
    else if (type === "candidacy.form_sent") {
      // An amended form counts once, as it is now.
      if (data["amends"] !== undefined) forms.delete(String(data["amends"]));
      if (typeof data["total"] === "number") forms.set(String(data["formId"]), data["total"]);
    } else if (type === "employment.performance") {
      const value = percent(data["score"], data["outOf"]);
      ratings.set(String(data["period"]), { at: at.getTime(), value });
    } else if (type === "employment.training") fact.trainings += 1;
    else if (type === "employment.promoted") fact.promotions += 1;
    else if (type === "employment.left") {
      fact.leftAt = at;
      fact.leftKind = (data["kind"] as FoldedFact["leftKind"] | undefined) ?? null;
    }
  }
  const rated = [...ratings.values()];
  const latest = rated.reduce<(typeof rated)[number] | null>(
    (last, one) => (last === null || one.at >= last.at ? one : last),
    null,
  );
  return {
    ...fact,
    onSite: mean([...forms.values()]),
    performanceLatest: latest?.value ?? null,
    performanceMean: mean(rated.map(({ value }) => value)),
    performances: rated.length,
  };
}
