import { LessThan, Not } from "typeorm";
import type { Transaction } from "../../db/database";
import { insertRowOnce, updateRows } from "../../db/rows";
import { PRIORITY, type Priority } from "../../queue/queue";
import type { Services } from "../../services";
import { ParsedResumeRow } from "./entity";

/** A newer parser reads again what an older one read: so many a night. */
const AT_ONCE = 500;
/** So long a résumé may wait before its job is taken for lost. */
const LOST_MS = 24 * 3_600_000;

type Parsing = Pick<Services, "queue" | "clock">;

/** Has a résumé read: the row that says so and the job are written with what caused them. */
export async function queueParse(
  { queue, clock }: Parsing,
  tx: Transaction,
  { id, candidateId }: { id: string; candidateId: string },
  priority: Priority = PRIORITY.normal,
): Promise<void> {
  const now = clock.now();
  const fresh = { state: "waiting" as const, reason: null, updatedAt: now };
  await insertRowOnce(tx, ParsedResumeRow, {
    id,
    candidateId,
    engine: null,
    resumeSealed: null,
    correctionsSealed: null,
    revision: 0,
    createdAt: now,
    ...fresh,
  });
  await updateRows(tx, ParsedResumeRow, { id }, fresh);
  await queue.enqueue(tx, "resumes.parse", { resumeId: id }, { key: id, priority });
}

/** Has those read again that an older parser read, and those whose job was lost. @returns how many */
export async function queueOutdated(services: Parsing & Pick<Services, "db" | "resumes">): Promise<number> {
  const { db, clock, resumes } = services;
  const lost = LessThan(new Date(clock.now().getTime() - LOST_MS));
  const columns = { id: true, candidateId: true } as const;
  const rows = [
    ...(await db.read.find(ParsedResumeRow, {
      select: columns,
      where: { state: "read", engine: Not(resumes.engine) },
      take: AT_ONCE,
    })),
    ...(await db.read.find(ParsedResumeRow, {
      select: columns,
      where: { state: "waiting", updatedAt: lost },
      take: AT_ONCE,
    })),
  ];
  for (const row of rows) await db.write((tx) => queueParse(services, tx, row, PRIORITY.background));
  return rows.length;
}
