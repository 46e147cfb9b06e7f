import { z } from "zod";
import type { Locale } from "../../../http/messages";
import { instant, uuid } from "../../../http/schema";
import { dimensionLibrary } from "../../../plans/templates";
import { DIMENSION_IDS } from "../../../positions/competency";
import { CALIBRATION_SOURCES, type Calibration } from "../entity";
import { dimensionCalibrationSchema } from "./schema";

export const calibrationSchema = z.strictObject({
  id: uuid,
  orgUnitId: uuid,
  positionId: uuid.nullable(),
  version: z.int(),
  /** `fitted`: never in use yet; `ended`: was in use. */
  state: z.enum(["fitted", "active", "ended"]),
  engine: z.string(),
  answers: z.int(),
  /** Where the ratings came from. */
  source: z.enum(CALIBRATION_SOURCES),
  dimensions: z.array(dimensionCalibrationSchema),
  createdBy: z.string(),
  createdAt: instant,
  activatedBy: z.string().nullable(),
  activatedAt: instant.nullable(),
  endedBy: z.string().nullable(),
  endedAt: instant.nullable(),
});

/** What a dimension of the library is called there; one of a company's own is called as it was stored. */
function nameIn(locale: Locale, id: string, stored: string): string {
  const known = DIMENSION_IDS.find((one) => one === id);
  const names = known && dimensionLibrary[known];
  return names?.zh.name === stored ? names[locale].name : stored;
}

/** A calibration as the API tells it. */
export function presentCalibration(row: Calibration, locale: Locale): z.input<typeof calibrationSchema> {
  const { id, orgUnitId, positionId, version, state, engine, answers } = row;
  const { source, dimensions, createdBy, activatedBy, endedBy } = row;
  return {
    id,
    orgUnitId,
    positionId,
    version,
    state,
    engine,
    answers,
    source,
    dimensions: dimensions.map((one) => ({ ...one, name: nameIn(locale, one.dimensionId, one.name) })),
    createdBy,
    activatedBy,
    endedBy,
    createdAt: row.createdAt.toISOString(),
    activatedAt: row.activatedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
