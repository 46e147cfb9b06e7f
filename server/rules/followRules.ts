import { In } from "typeorm";
import type { Transaction } from "../db/database";
import { selectEqual, selectOne } from "../db/statements";
import { updateRows } from "../db/rows";
import type { DomainEvent, EventData } from "../events/events";
import { ArchiveEvent, CandidacyInterview } from "../pipeline/entity";
import { PRIORITY } from "../queue/queue";
import { findTask } from "../reviews/tasks";
import type { Services } from "../services";
import { RuleRun } from "./entity";
import { type RuleCause, type RuleTrigger, ruleTrigger } from "./schema";

type Needed = Pick<Services, "queue" | "clock">;

/** After these there is nothing left to confirm: somebody has gone on, or it is over. */
const OVERTAKES: ReadonlySet<string> = new Set([
  "candidacy.invited",
  "candidacy.decided",
  "candidacy.moved",
  "candidacy.offered",
  "candidacy.hired",
  "candidacy.rejected",
  "candidacy.withdrawn",
]);

/** Writes the jobs that ask the rules, in the transaction of the result that they are asked for. */
export const followRules =
  (services: Needed) =>
  async (tx: Transaction, { type, interviewId, data }: DomainEvent): Promise<void> => {
    if (type === "report.composed") {
      const { version } = data as EventData["report.composed"];
      await ask(services, tx, { on: "reported", key: `reported:${interviewId}:${version}`, interviewId });
      await askWhatWasHeldBack(services, tx, interviewId);
    } else if (type === "review.sent") {
      const { by, version } = data as EventData["review.sent"];
      await ask(services, tx, {
        on: "reviewed",
        key: `reviewed:${interviewId}:${by}:${version}`,
        interviewId,
      });
    } else if (type === "candidacy.changed") {
      const { number } = data as EventData["candidacy.changed"];
      await followCandidacy(services, tx, interviewId, number);
    }
  };

/** Of a written test nothing was asked while the scores beside it were sealed; once they are shown it is. */
async function askWhatWasHeldBack(services: Needed, tx: Transaction, interviewId: string): Promise<void> {
  const task = await findTask(tx.manager, interviewId);
  if (!task?.blind || task.sealed) return;
  const linked = await selectOne(tx.manager, CandidacyInterview, { interviewId });
  if (!linked) return;
  const { candidacyId } = linked;
  const tests = await selectEqual(tx.manager, ArchiveEvent, { candidacyId, type: "candidacy.test_recorded" });
  const last = tests
    .filter(({ writtenAt }) => writtenAt >= task.createdAt)
    .toSorted((left, right) => left.number - right.number)
    .at(-1);
  if (last) await ask(services, tx, { on: "tested", key: `tested:${last.id}`, candidacyId });
}

const ask = ({ queue }: Pick<Services, "queue">, tx: Transaction, cause: RuleCause) =>
  queue.enqueue(tx, "rules.run", cause, { key: cause.key, priority: PRIORITY.normal });

async function followCandidacy(
  services: Needed,
  tx: Transaction,
  candidacyId: string,
  number: number,
): Promise<void> {
  const event = await selectOne(tx.manager, ArchiveEvent, { candidacyId, number });
  if (!event) return;
  if (event.type === "candidacy.screened" || event.type === "candidacy.test_recorded") {
    const on = event.type === "candidacy.screened" ? "screened" : "tested";
    await ask(services, tx, { on, key: `${on}:${event.id}`, candidacyId });
  } else if (OVERTAKES.has(event.type)) await overtake(services, tx, candidacyId);
}

/**
 * What waited is not waited for any more. The caller holds the candidacy.
 * @param of what these results led to, where that is not all
 */
export async function overtake(
  { clock }: Pick<Services, "clock">,
  tx: Transaction,
  candidacyId: string,
  of: readonly RuleTrigger[] = ruleTrigger.options,
): Promise<void> {
  const where = { candidacyId, state: "waiting", occasion: In([...of]) } as const;
  await updateRows(tx, RuleRun, where, { state: "moot", settledAt: clock.now() });
}

/** The newest interview of a candidacy; null before there is one. */
export async function interviewOf(
  { manager }: Pick<Transaction, "manager">,
  candidacyId: string,
): Promise<string | null> {
  const known = await selectEqual(manager, CandidacyInterview, { candidacyId });
  // Ids carry the time at which they were made.
  return (
    known
      .map(({ interviewId }) => interviewId)
      .toSorted()
      .at(-1) ?? null
  );
}
