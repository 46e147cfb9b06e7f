import { z } from "zod";
import { dataOf } from "../../server/chats/cards";
import type { ChatCard } from "../../server/chats/entity";
import type { ProgressOf } from "../../server/chats/progressSubjects";
import { countInterviews } from "../../server/batches/countRecipients";
import { Batch } from "../../server/batches/entity";
import { selectOne } from "../../server/db/statements";
import { jobKeyOf } from "../../server/insight/progress/countChange";
import { countByStatus } from "../../server/insight/progress/readCounts";
import { ROOT_UNIT } from "../../server/org/tree";
import type { Scope } from "../../server/org/permissions";
import { Position } from "../../server/positions/entity";
import type { Services } from "../../server/services";
import type { ProgressView } from "../cards/faces/progressFace";
import { momentText } from "../cards/moment";
import { consoleLinks } from "../consoleLinks";

/** What the card was opened with: without anything its subject is a batch. */
const dataSchema = z.object({ unitId: z.string().nullable(), positionId: z.string().nullable() }).nullable();

/** Counted anew each time; null where what it counted is no longer there. */
export async function loadProgress(services: Services, card: ChatCard): Promise<ProgressView | null> {
  const of = dataSchema.parse(dataOf(services, card));
  return of ? ofPlace(services, of) : ofBatch(services, card.subjectId, card.locale);
}

async function ofBatch(
  { db, env, clock }: Services,
  batchId: string,
  locale: ChatCard["locale"],
): Promise<ProgressView | null> {
  const batch = await selectOne(db.read, Batch, { id: batchId });
  if (!batch) return null;
  return {
    of: batch.jobTitle,
    counts: await countInterviews(db.read, batchId),
    batch: {
      state: batch.state,
      waiting: batch.recipientCount - batch.invitedCount - batch.leftOutCount,
      leftOut: batch.leftOutCount,
      deadline: momentText(batch.expiresAt, { now: clock.now(), timeZone: env.TIME_ZONE, locale }),
    },
    url: consoleLinks(env).batch(batch.id),
  };
}

async function ofPlace(
  { db, env, org }: Services,
  { unitId, positionId }: ProgressOf,
): Promise<ProgressView | null> {
  const tree = org.tree();
  const unit = unitId === null ? null : tree.get(unitId);
  const position = positionId === null ? null : await selectOne(db.read, Position, { id: positionId });
  if ((unitId !== null && !unit) || (positionId !== null && !position)) return null;
  const scope: Scope =
    unitId === null || unitId === ROOT_UNIT
      ? "all"
      : { orgUnitIds: tree.descendants(unitId), positionIds: [] };
  const job = positionId === null ? {} : { jobKey: jobKeyOf({ positionId, jobTitle: "" }) };
  return {
    of: [unit?.name, position?.title].filter(Boolean).join(" · "),
    counts: await countByStatus(db.read, { scope, weeks: null, ...job }),
    batch: null,
    url: consoleLinks(env).progress(unitId, positionId),
  };
}
