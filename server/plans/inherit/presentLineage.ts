import type { EntityManager } from "typeorm";
import type { z } from "zod";
import type { Locale } from "../../http/messages";
import { comparePlans, type ItemChange, type PlanComparison } from "../derive/comparePlans";
import { describeChanges } from "../derive/describeChanges";
import { fieldName } from "../derive/fieldNames";
import type { Localized } from "../derive/problems";
import { rebaseOverrides } from "../derive/rebaseOverrides";
import { type FieldChange, sameValue } from "../derive/values";
import type { Plan, PlanVersion } from "../entity";
import { type PlanAt, findVersion } from "../planVersions";
import type { Lineage } from "./rebasePlans";
import { listConflicts } from "./resolveConflicts";
import type { planDiffSchema, planVersionSchema, upstreamSchema } from "./schema";

type Line = { code: string; subject: { kind: Subject; id: string }; message: Localized };
type Subject = "plan" | "threshold" | "dimension" | "stage" | "question";

const lines = (entries: readonly Line[], locale: Locale) =>
  entries.map(({ code, subject, message }) => ({ code, subject, message: message[locale] }));

/** What headquarters changed, what of it is news, and what stands against a plan's own changes. */
export async function presentUpstream(
  manager: EntityManager,
  plan: Plan,
  { base, before, after, overrides }: Lineage,
  locale: Locale,
): Promise<z.input<typeof upstreamSchema>> {
  const seen = plan.newsSince === null ? before : await findVersion(manager, base.id, plan.newsSince);
  const rebased = rebaseOverrides(before.definition, after.definition, after.limits, overrides);
  return {
    base: { id: base.id, name: base.name, version: base.version },
    baseVersion: before.version,
    news: lines(describeChanges(comparePlans(seen.definition, before.definition)), locale),
    changes: lines(rebased.changes, locale),
    limitsChanged: !sameValue(before.limits, after.limits),
    conflicts: listConflicts(rebased).map(({ message, ...conflict }) => ({
      ...conflict,
      message: message[locale],
    })),
    settled: lines(rebased.resolved, locale),
  };
}

/** A plan or an earlier version of one, for a comparison. */
export type Compared = Pick<PlanAt, "version" | "name" | "definition"> & { planId: string };

export function presentDiff(
  before: Compared,
  after: Compared,
  locale: Locale,
): z.input<typeof planDiffSchema> {
  const { same, plan, thresholds, dimensions, stages, questions } = comparePlans(
    before.definition,
    after.definition,
  );
  const fields = (changes: FieldChange[]) =>
    changes.map(({ field, ...values }) => ({ field, name: fieldName(field)[locale], ...values }));
  const items = <Change extends ItemChange>(changed: Change[]) =>
    changed.map((item) => ({ ...item, fields: fields(item.fields) }));
  return {
    before,
    after,
    comparison: {
      same,
      plan: fields(plan),
      thresholds: fields(thresholds),
      dimensions: { ...idsOf(dimensions), changed: items(dimensions.changed) },
      stages: { ...idsOf(stages), changed: items(stages.changed) },
      questions: {
        added: questions.added.map(({ question }) => question.id),
        removed: questions.removed.map(({ question }) => question.id),
        changed: items(questions.changed),
      },
    },
  };
}

const idsOf = ({ added, removed }: PlanComparison["dimensions"] | PlanComparison["stages"]) => ({
  added: added.map(({ id }) => id),
  removed: removed.map(({ id }) => id),
});

export const presentVersion = ({
  version,
  name,
  cause,
  savedBy,
  savedAt,
  note,
}: Omit<PlanVersion, "definition" | "limits" | "planId">): z.input<typeof planVersionSchema> => ({
  version,
  name,
  cause,
  by: savedBy,
  at: savedAt.toISOString(),
  note,
});
