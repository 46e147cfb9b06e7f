import type { Position } from "../../../positions/entity";
import type { Services } from "../../../services";
import type { Calibration, CalibrationSource } from "../entity";
import { withScorerProcess } from "../tools/scorerProcess";
import { saveCalibration } from "./calibrations";
import { type Watch, fitCalibration } from "./fitCalibration";
import type { RatedAnswer, RatedDimension } from "./ratings";

export type Given = {
  orgUnitId: string;
  position: Pick<Position, "id"> | null;
  dimensions: readonly RatedDimension[];
  answers: readonly RatedAnswer[];
  source: CalibrationSource;
};

/** Learns a calibration of a place from rated answers and keeps it, not in use; given up, it leaves nothing. */
export async function learn(
  services: Pick<Services, "db" | "clock" | "scoring">,
  by: string,
  { orgUnitId, position, dimensions, answers, source }: Given,
  watch: Watch,
): Promise<Calibration> {
  const fitted = await fitCalibration(
    services.scoring,
    answers,
    dimensions,
    (rows) =>
      withScorerProcess(watch.signal, async (ask) => {
        const reply = await ask({ kind: "map", rows });
        if (reply.kind !== "mapped") throw new Error(`the scorer answered ${reply.kind}`);
        return reply.fits;
      }),
    watch,
  );
  watch.signal.throwIfAborted();
  return saveCalibration(services, { orgUnitId, positionId: position?.id ?? null }, by, {
    ...fitted,
    source,
  });
}
