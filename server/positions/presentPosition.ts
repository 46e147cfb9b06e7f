import type { z } from "zod";
import { presentUnitRef } from "../org/staff/presentStaff";
import { DEFAULT_STAGES } from "../pipeline/stages";
import type { Services } from "../services";
import type { Position } from "./entity";
import { blockingFindings, lintPosition } from "./lintPosition";
import type { positionSchema, positionSummarySchema } from "./schema";

export const SUMMARY_COLUMNS = [
  "id",
  "orgUnitId",
  "title",
  "family",
  "language",
  "state",
  "headcount",
  "version",
  "updatedAt",
  "archivedAt",
] as const;

export function presentPositionSummary(
  { org }: Pick<Services, "org">,
  position: Pick<Position, (typeof SUMMARY_COLUMNS)[number]>,
): z.input<typeof positionSummarySchema> {
  const { id, orgUnitId, title, family, language, state, headcount, version } = position;
  return {
    id,
    orgUnit: presentUnitRef(org.tree(), orgUnitId),
    title,
    family,
    language,
    state,
    headcount,
    version,
    updatedAt: position.updatedAt.toISOString(),
    archivedAt: position.archivedAt?.toISOString() ?? null,
  };
}

/** The whole position, with what its wording looks like now. */
export async function presentPosition(
  services: Pick<Services, "org">,
  position: Position,
): Promise<z.input<typeof positionSchema>> {
  const { duties, skills, competencies, screening, stages, lintOverride } = position;
  const findings = await lintPosition(position);
  return {
    ...presentPositionSummary(services, position),
    duties,
    skills,
    competencies,
    screening: screening ?? [],
    stages: [...(stages ?? DEFAULT_STAGES)],
    findings,
    blocked: blockingFindings(findings, position).length > 0,
    lintOverride: lintOverride && { reason: lintOverride.reason, by: lintOverride.by, at: lintOverride.at },
  };
}
