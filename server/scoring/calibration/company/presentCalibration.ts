import { z } from "zod";
import { instant, uuid } from "../../../http/schema";
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

/** A calibration as the API tells it. */
export function presentCalibration(row: Calibration): z.input<typeof calibrationSchema> {
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
    dimensions: [...dimensions],
    createdBy,
    activatedBy,
    endedBy,
    createdAt: row.createdAt.toISOString(),
    activatedAt: row.activatedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
