import { newId } from "../../server/clock";
import { insertRow } from "../../server/db/rows";
import { placeOf } from "../../server/scoring/calibration/company/calibrations";
import type { DimensionCalibration } from "../../server/scoring/calibration/company/schema";
import { Calibration } from "../../server/scoring/calibration/entity";
import { engineKey } from "../../server/scoring/engineNames";
import { RUBRIC_ENGINE } from "../../server/scoring/rubric/engine";
import type { TestServer } from "./server";

/** A dimension whose levels go up or down by `shift`. */
export const shiftedDimension = (dimensionId: string, shift: number): DimensionCalibration => ({
  dimensionId,
  name: "团队协作",
  n: 132,
  unscored: 3,
  before: { qwk: 0.4, pearson: 0.6, rmse: 0.8 },
  after: { qwk: 0.6, pearson: 0.62, rmse: 0.5 },
  gain: { mean: 0.3, low: 0.2, high: 0.4 },
  human: { qwk: 0.7, pearson: 0.75, n: 40 },
  curve: [
    { before: 2.5, after: 2.7, rated: 2.8, n: 66 },
    { before: 3.5, after: 3.7, rated: 3.6, n: 66 },
  ],
  mapping: { kind: "shift", shift, slope: 0, centre: 3, features: [] },
  used: true,
  reason: "better",
});

let made = 0;

/** A calibration of a unit, learned with the built-in engine and not in use. */
export async function buildCalibration(
  { services }: Pick<TestServer, "services">,
  orgUnitId: string,
  over: Partial<Calibration> = {},
): Promise<Calibration> {
  const place = { orgUnitId, positionId: over.positionId ?? null };
  const row: Calibration = {
    id: newId(),
    ...place,
    place: placeOf(place),
    version: 1_000 + (made += 1),
    state: "fitted",
    engine: engineKey(RUBRIC_ENGINE),
    answers: 132,
    source: "upload",
    dimensions: [shiftedDimension("teamwork", 0.2)],
    createdBy: "同事",
    createdAt: services.clock.now(),
    activatedBy: null,
    activatedAt: null,
    endedBy: null,
    endedAt: null,
    ...over,
  };
  await services.db.write((tx) => insertRow(tx, Calibration, row));
  return row;
}
