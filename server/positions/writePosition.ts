import type { z } from "zod";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { conflict, invalid, notFound } from "../http/errors";
import { countStanding } from "../pipeline/listCandidacies";
import { DEFAULT_STAGES, type Stage } from "../pipeline/stages";
import { queuePosition } from "../profiles/screening/queueScreening";
import type { Services } from "../services";
import { Position, type PositionState } from "./entity";
import { assertLawfulConditions } from "./lintConditions";
import { type PositionFinding, blockingFindings, lintPosition } from "./lintPosition";
import type { createPositionBody, updatePositionBody } from "./schema";

type WriteServices = Pick<Services, "db" | "clock">;
type NewPosition = Omit<z.output<typeof createPositionBody>, "orgUnitId">;

/**
 * Makes a position that belongs to a unit; nobody is invited to it until it is opened.
 * @throws 422 `position.screening_unlawful`
 */
export async function createPosition(
  { db, clock }: WriteServices,
  { stages, ...input }: NewPosition,
  orgUnitId: string,
): Promise<Position> {
  await assertLawfulConditions(input.screening);
  const now = clock.now();
  const position: Position = {
    id: newId(),
    orgUnitId,
    ...input,
    state: "paused",
    stages: stages ?? null,
    lintOverride: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    archivedAt: null,
  };
  await db.write((tx) => insertRow(tx, Position, position));
  return position;
}

async function changeable(
  db: Services["db"],
  tx: Transaction,
  id: string,
  version: number,
): Promise<Position> {
  const position = await findForUpdate(db, tx, Position, { id });
  if (!position) throw notFound("position.not_found");
  if (position.archivedAt) throw conflict("position.archived");
  if (position.version !== version) throw conflict("position.changed");
  return position;
}

async function store(
  { clock }: WriteServices,
  tx: Transaction,
  position: Position,
  change: Partial<Position>,
): Promise<Position> {
  const stored = { ...change, version: position.version + 1, updatedAt: clock.now() };
  await updateRows(tx, Position, { id: position.id }, stored);
  return { ...position, ...stored };
}

/** What stands in public must be lawful. @throws 422 `position.unlawful`, one detail for each finding */
function assertLawful(findings: readonly PositionFinding[], position: Pick<Position, "lintOverride">): void {
  const blocking = blockingFindings(findings, position);
  if (blocking.length === 0) return;
  throw invalid("position.unlawful", {
    params: { count: blocking.length },
    details: blocking.map(({ field, index, quote }) => ({
      path: field === "skills" ? `skills.${index}` : field,
      code: "position.unlawful",
      message: quote,
    })),
  });
}

/**
 * Changes what a position says. An open one stays lawful; drafts may say anything while they are written, except what
 * people are screened by. Where that changes, its candidates are screened again. A stage is left out once nobody
 * stands there.
 * @throws 409 `position.changed`, `position.stage_in_use`, 422 `position.unlawful`, `position.screening_unlawful`
 */
export async function updatePosition(
  services: WriteServices & Pick<Services, "queue">,
  id: string,
  { version, stages, ...fields }: z.output<typeof updatePositionBody>,
): Promise<Position> {
  await assertLawfulConditions(fields.screening);
  const findings = await lintPosition(fields);
  return services.db.write(async (tx) => {
    const position = await changeable(services.db, tx, id, version);
    if (position.state === "open") assertLawful(findings, position);
    if (JSON.stringify(fields.screening) !== JSON.stringify(position.screening ?? [])) {
      await queuePosition(services, tx, id);
    }
    if (stages) await assertUnused(tx, position, stages);
    return store(services, tx, position, { ...fields, ...(stages ? { stages } : {}) });
  });
}

/**
 * Whoever moves somebody reads the position's stages in the transaction of the move; who comes there in the same
 * moment in spite of it is still on the board (pipeline/listCandidacies).
 */
async function assertUnused(
  { manager }: Transaction,
  { id, stages }: Position,
  wanted: readonly Stage[],
): Promise<void> {
  for (const stage of (stages ?? DEFAULT_STAGES).filter((each) => !wanted.includes(each))) {
    const count = await countStanding(manager, { positionId: id, stage });
    if (count > 0) throw conflict(`position.stage_in_use.${stage}`, { params: { count } });
  }
}

/** Opens, pauses or closes a position. @throws 409 `position.changed`, 422 `position.unlawful` */
export async function setPositionState(
  services: WriteServices,
  id: string,
  { state, version }: { state: PositionState; version: number },
): Promise<Position> {
  const { db } = services;
  const seen = await db.read.findOneBy(Position, { id });
  const findings = seen && state === "open" ? await lintPosition(seen) : [];
  return db.write(async (tx) => {
    const position = await changeable(db, tx, id, version);
    if (seen?.version !== version) throw conflict("position.changed");
    if (state === "open") assertLawful(findings, position);
    return store(services, tx, position, { state });
  });
}

/** Lets the unlawful wording of this version stand, with a reason that is kept beside it. */
export async function overrideLint(
  services: WriteServices,
  id: string,
  { reason, version, by }: { reason: string; version: number; by: string },
): Promise<Position> {
  const { db, clock } = services;
  const seen = await db.read.findOneBy(Position, { id });
  const findings = seen ? await lintPosition(seen) : [];
  const quotes = findings.filter(({ severity }) => severity === "unlawful").map(({ quote }) => quote);
  return db.write(async (tx) => {
    const position = await changeable(db, tx, id, version);
    if (seen?.version !== version) throw conflict("position.changed");
    const lintOverride = { reason, by, at: clock.now().toISOString(), quotes: [...new Set(quotes)] };
    return store(services, tx, position, { lintOverride });
  });
}

/** Takes a position out of the library; its interviews and what they say of it stay. */
export async function archivePosition({ db, clock }: WriteServices, id: string): Promise<void> {
  const now = clock.now();
  await db.write(async (tx) => {
    const position = await findForUpdate(db, tx, Position, { id });
    if (!position) throw notFound("position.not_found");
    if (position.archivedAt) return;
    await updateRows(tx, Position, { id }, { state: "closed", archivedAt: now, updatedAt: now });
  });
}
