import type { EntityManager } from "typeorm";
import { newId } from "../../../clock";
import type { Transaction } from "../../../db/database";
import { findForUpdate } from "../../../db/locks";
import { insertRow, updateRows } from "../../../db/rows";
import { conflict, invalid, notFound } from "../../../http/errors";
import type { Interview } from "../../../interviews/entity";
import type { Services } from "../../../services";
import { OrgUnit } from "../../../org/entity";
import { Calibration } from "../entity";
import type { ActiveCalibration } from "./applyCalibration";
import type { Fitted } from "./fitCalibration";

type Store = Pick<Services, "db" | "clock">;
type Place = { orgUnitId: string; positionId: string | null };

/** What versions are counted in, and of which one at a time is in use. */
export const placeOf = ({ orgUnitId, positionId }: Place): string =>
  positionId ? `position:${positionId}` : `unit:${orgUnitId}`;

/** The newest versions of a unit and its positions. */
const LISTED = 50;
export const listCalibrations = (manager: EntityManager, orgUnitId: string): Promise<Calibration[]> =>
  manager.find(Calibration, {
    where: { orgUnitId },
    order: { createdAt: "DESC", id: "DESC" },
    take: LISTED,
  });

/** The next version of a place; two at once wait for each other at the unit's row. */
async function insertVersion(
  { db }: Store,
  tx: Transaction,
  content: Omit<Calibration, "id" | "version" | "place">,
): Promise<Calibration> {
  await findForUpdate(db, tx, OrgUnit, { id: content.orgUnitId });
  const place = placeOf(content);
  const newest = await tx.manager.maximum(Calibration, "version", { place });
  const row: Calibration = { ...content, id: newId(), place, version: (newest ?? 0) + 1 };
  await insertRow(tx, Calibration, row);
  return row;
}

/** Keeps what was learned. It changes nothing before somebody puts it into use. */
export function saveCalibration(
  store: Store,
  place: Place,
  by: string,
  fitted: Fitted & Pick<Calibration, "source">,
): Promise<Calibration> {
  return store.db.write((tx) =>
    insertVersion(store, tx, {
      ...place,
      ...fitted,
      state: "fitted",
      createdBy: by,
      createdAt: store.clock.now(),
      activatedBy: null,
      activatedAt: null,
      endedBy: null,
      endedAt: null,
    }),
  );
}

async function endActive({ clock }: Store, tx: Transaction, place: string, by: string): Promise<void> {
  await updateRows(
    tx,
    Calibration,
    { place, state: "active" },
    { state: "ended", endedBy: by, endedAt: clock.now() },
  );
}

/**
 * Puts a version into use in place of the one that was. An earlier one comes back as a new version with the same
 * content, so that each version has been in use once and scores can tell by which they were put right.
 */
export function activateCalibration(store: Store, id: string, by: string): Promise<Calibration> {
  const { db, clock } = store;
  return db.write(async (tx) => {
    const known = await tx.manager.findOneBy(Calibration, { id });
    if (!known) throw notFound("calibration.not_found");
    await findForUpdate(db, tx, OrgUnit, { id: known.orgUnitId });
    const row = await tx.manager.findOneByOrFail(Calibration, { id });
    if (row.state === "active") return row;
    if (!row.dimensions.some(({ used }) => used)) throw invalid("calibration.not_better");
    await endActive(store, tx, row.place, by);
    const activated = { state: "active" as const, activatedBy: by, activatedAt: clock.now() };
    if (row.state === "fitted") {
      await updateRows(tx, Calibration, { id }, activated);
      return { ...row, ...activated };
    }
    const { id: _id, version: _version, place: _place, ...content } = row;
    return insertVersion(store, tx, {
      ...content,
      ...activated,
      createdBy: by,
      createdAt: clock.now(),
      endedBy: null,
      endedAt: null,
    });
  });
}

/** Takes a version out of use: the engine's own levels stand again, for interviews that begin from now on. */
export function endCalibration(store: Store, id: string, by: string): Promise<Calibration> {
  const { db } = store;
  return db.write(async (tx) => {
    const row = await tx.manager.findOneBy(Calibration, { id });
    if (!row) throw notFound("calibration.not_found");
    if (row.state !== "active") throw conflict("calibration.not_active");
    await endActive(store, tx, row.place, by);
    return tx.manager.findOneByOrFail(Calibration, { id });
  });
}

type Scored = Pick<Interview, "orgUnitId" | "positionId" | "startedAt">;

/**
 * The calibration of an interview: what was in use when it began, so that all its answers are judged alike and a score
 * computed again comes out the same. The position's own comes before the unit's, that before those above it.
 */
export async function calibrationFor(
  { db, clock, org }: Pick<Services, "db" | "clock" | "org">,
  { orgUnitId, positionId, startedAt }: Scored,
): Promise<ActiveCalibration | null> {
  const at = startedAt ?? clock.now();
  const places = [
    ...(positionId ? [`position:${positionId}`] : []),
    ...org
      .tree()
      .upwards(orgUnitId)
      .map((id) => `unit:${id}`),
  ];
  const rows = await db.read
    .createQueryBuilder(Calibration, "calibration")
    .where("calibration.place IN (:...places)", { places })
    .andWhere("calibration.activatedAt <= :at", { at })
    .andWhere("(calibration.endedAt IS NULL OR calibration.endedAt > :at)")
    .getMany();
  const found = places.flatMap((place) => rows.filter((row) => row.place === place));
  return found[0] ?? null;
}
