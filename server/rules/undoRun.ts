import { untagCandidates } from "../candidates/writeCandidates";
import { ChatCard } from "../chats/entity";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { selectEqual, selectOne } from "../db/statements";
import { Decision } from "../decisions/entity";
import { takeBack } from "../decisions/reverseDecision";
import type { StaffActor } from "../http/actors";
import { conflict } from "../http/errors";
import { Interview } from "../interviews/entity";
import { endInvitation } from "../invitations/renewInvitation";
import { cancelLetters, roundOf } from "../letters/queueLetter";
import { Message, type MessagePurpose } from "../notifications/entity";
import type { Happened } from "../pipeline/candidacyEvents";
import { Candidacy } from "../pipeline/entity";
import { recordOn } from "../pipeline/recordEvent";
import type { Stage } from "../pipeline/stages";
import { Review, ReviewTask } from "../reviews/entity";
import { findTask } from "../reviews/tasks";
import type { Services } from "../services";
import { holdPerson } from "./effects/situation";
import { type Done, RuleRun } from "./entity";
import { runsThatAsk } from "./runsThatAsk";
import { type HeldRun, withRun } from "./settleRun";

/** What went out. */
type Sent = "rules.invitation_sent" | "rules.second_round_sent" | "rules.approval_asked";
const isTag = (one: Done): boolean => one.do === "tag";

/** Of one that was declined or overtaken the tags, which are given whoever confirms what. */
export const mayBeUndone = ({ state, done }: Pick<RuleRun, "state" | "done">): boolean =>
  state === "done" ? done.length > 0 : (state === "declined" || state === "moot") && done.some(isTag);

type Undoing = HeldRun & { services: Services; tx: Transaction; by: string; reason: string };

/**
 * Takes back what a rule has done, as long as nothing of it went out to anybody.
 * @throws 409 rules.not_done, or a sentence of what went out: rules.invitation_sent, rules.approval_asked,
 *   rules.second_round_sent, rules.review_begun, rules.letter_sent, rules.went_on
 */
export const undoRun = (services: Services, actor: StaffActor, id: string, reason: string): Promise<void> =>
  withRun(services, actor, id, async (tx, held, { staffId }) => {
    const { run } = held;
    const leads = run.verdict.leads;
    const led = run.done.filter((one) => !("ruleId" in one));
    if (!mayBeUndone(run)) throw conflict("rules.not_done");
    const undoing = { ...held, services, tx, by: staffId, reason };
    for (const one of run.done.toReversed()) await undo(undoing, one);
    const settled = { settledById: staffId, settledAt: services.clock.now() };
    // Who declined it, and why, stays: the tags are off, and the archive says by whom.
    const change =
      run.state === "done"
        ? { ...settled, state: "undone" as const, reason }
        : { done: run.done.filter((one) => !isTag(one)) };
    await updateRows(tx, RuleRun, { id }, change);
    const [tagging] = run.done.flatMap((one) => (one.do === "tag" ? [one.ruleId] : []));
    const ruleId = led.length > 0 ? leads?.ruleId : run.state === "done" ? undefined : tagging;
    if (ruleId !== undefined)
      await record(undoing, { type: "candidacy.rule_undone", data: { runId: id, ruleId, note: reason } });
  });

function undo(undoing: Undoing, done: Done): Promise<void> {
  switch (done.do) {
    case "invite":
      return undoInvitation(undoing, done);
    case "ask":
      return undoAsking(undoing, done);
    case "advance":
      return undoDecision(undoing, done);
    case "move":
      return undoMove(undoing, done);
    case "review":
      return undoReview(undoing, done);
    case "thank":
      return undoThanks(undoing, done);
    case "tag":
      return undoTag(undoing, done);
    // Colleagues and other systems have heard of it; that it was taken back they hear as of any event.
    default:
      return Promise.resolve();
  }
}

/** The candidacy changes with each event: read anew, held already. */
async function record({ services, tx, candidacy, by }: Undoing, happened: Happened): Promise<void> {
  const held = await findForUpdate(services.db, tx, Candidacy, { id: candidacy.id });
  if (held) await recordOn(services, tx, held, happened, { source: "staff", staffId: by });
}

/** Takes back what waits to be sent, by the state in which an attempt would claim it: one of the two is first. */
async function stopMessages(
  { tx, run }: Undoing,
  interviewId: string,
  purpose: MessagePurpose,
  code: Sent,
): Promise<void> {
  const messages = await selectEqual(tx.manager, Message, { interviewId, purpose });
  for (const { id, createdAt } of messages) {
    if (createdAt < run.createdAt) continue;
    await stopMessage(tx, id, code);
  }
}

/** What failed for good went out to nobody. */
async function stopMessage(tx: Transaction, id: string, code: Sent): Promise<void> {
  const untouched = { id, state: "waiting", tries: 0 } as const;
  const moot = { state: "failed", failure: "moot", insteadSealed: null } as const;
  if ((await updateRows(tx, Message, untouched, moot)) === 1) return;
  if ((await selectOne(tx.manager, Message, { id }))?.state !== "failed") throw conflict(code);
}

/** Back to where it stood before the rule, where nothing has led on since. */
async function moveBack(undoing: Undoing, from: Stage, to: Stage): Promise<void> {
  const { tx, candidacy, reason } = undoing;
  const now = await selectOne(tx.manager, Candidacy, { id: candidacy.id });
  if (!now || now.outcome !== "open" || now.stage !== from || from === to) return;
  await record(undoing, { type: "candidacy.moved", data: { from, to, why: "person", note: reason } });
}

async function undoInvitation(
  undoing: Undoing,
  { interviewId, from }: Extract<Done, { do: "invite" }>,
): Promise<void> {
  const { services, tx } = undoing;
  const interview = await findForUpdate(services.db, tx, Interview, { id: interviewId });
  if (interview?.status !== "not_started") throw conflict("rules.invitation_sent");
  await stopMessages(undoing, interviewId, "invitation", "rules.invitation_sent");
  await endInvitation(services, tx, interview);
  await moveBack(undoing, "interview", from);
}

/**
 * A card or a mail that a manager has seen cannot be taken out of their sight. Where another result asks them too,
 * they are asked still.
 */
async function undoAsking(
  { tx, run, interview }: Undoing,
  { interviewId }: Extract<Done, { do: "ask" }>,
): Promise<void> {
  const { holding, mailIds } = await runsThatAsk(tx.manager, interviewId);
  if (holding.some(({ id }) => id !== run.id)) return;
  const cards = await selectEqual(tx.manager, ChatCard, { kind: "approval", subjectId: interviewId });
  if (interview?.decision || cards.length > 0) throw conflict("rules.approval_asked");
  // Those of a result before too, whose asking this one went on with.
  for (const id of mailIds) await stopMessage(tx, id, "rules.approval_asked");
}

async function undoDecision(
  undoing: Undoing,
  { interviewId, decisionId }: Extract<Done, { do: "advance" }>,
): Promise<void> {
  const { services, tx, by, reason } = undoing;
  await stopMessages(undoing, interviewId, "second_round", "rules.second_round_sent");
  const decision = await selectOne(tx.manager, Decision, { id: decisionId });
  if (!decision || decision.reversedAt) throw conflict("rules.went_on");
  await takeBack(services, tx, decision, { by, reason });
}

async function undoMove(undoing: Undoing, { from, to }: Extract<Done, { do: "move" }>): Promise<void> {
  if (undoing.candidacy.stage !== to) throw conflict("rules.went_on");
  await moveBack(undoing, to, from);
}

async function undoReview(
  { services, tx, by, reason }: Undoing,
  { interviewId, fresh }: Extract<Done, { do: "review" }>,
): Promise<void> {
  const task = await findTask(tx.manager, interviewId);
  const begun = await tx.manager.existsBy(Review, { interviewId });
  if (!task || task.state !== "waiting" || begun) throw conflict("rules.review_begun");
  const others = task.reasons.filter((one) => one !== "rule");
  const now = services.clock.now();
  // Others may have asked for it besides.
  const change =
    fresh && others.length === 0
      ? { state: "closed" as const, closedAt: now, closedBy: by, closeReason: reason }
      : { reasons: others };
  await updateRows(tx, ReviewTask, { interviewId }, change);
}

/** Its own ending only: what a person ended since is theirs to open again. */
async function undoThanks(undoing: Undoing, { round }: Extract<Done, { do: "thank" }>): Promise<void> {
  const { services, tx, candidacy, reason } = undoing;
  const isAnother = round !== undefined && round !== (await roundOf(tx, candidacy.id));
  if (candidacy.outcome !== "rejected" || isAnother) throw conflict("rules.went_on");
  if ((await cancelLetters(services, tx, candidacy.id)).sent) throw conflict("rules.letter_sent");
  await record(undoing, { type: "candidacy.reopened", data: { note: reason } });
}

async function undoTag(
  { services, tx, candidacy }: Undoing,
  { tag, fresh }: Extract<Done, { do: "tag" }>,
): Promise<void> {
  const person = fresh ? await holdPerson(services, tx, candidacy.candidateId) : null;
  if (person) await untagCandidates(tx, [person.id], [tag]);
}
