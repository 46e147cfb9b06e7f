import { newId } from "../../clock";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { insertRow, updateRows } from "../../db/rows";
import { selectOne } from "../../db/statements";
import type { SelfActor } from "../../http/actors";
import { conflict, invalid, notFound } from "../../http/errors";
import { Interview } from "../../interviews/entity";
import { CandidacyInterview } from "../../pipeline/entity";
import { recordEvent } from "../../pipeline/recordEvent";
import { thawPlan } from "../../plans/frozenPlans";
import type { Services } from "../../services";
import { RoundForm, RoundInterviewer } from "../entity";
import type { FormBody } from "../schema";
import { problemIn, totalOf } from "./judge";

type Held = { tx: Transaction; interview: Interview; roundId: string; staffId: string };

/** With the interview held, for whoever was asked to meet this candidate: to everybody else there is no such form. */
function withForm<T>(
  { db }: Pick<Services, "db">,
  { staffId }: Pick<SelfActor, "staffId">,
  roundId: string,
  work: (held: Held) => Promise<T>,
): Promise<T> {
  return db.write(async (tx) => {
    const asked = await selectOne(tx.manager, RoundInterviewer, { roundId, staffId });
    const interview = asked && (await findForUpdate(db, tx, Interview, { id: asked.interviewId }));
    const still = interview && (await findForUpdate(db, tx, RoundInterviewer, { roundId, staffId }));
    if (!interview || !still) throw notFound("round.not_found");
    if (still.state === "released") throw conflict("second_round.over");
    return work({ tx, interview, roundId, staffId });
  });
}

const newestOf = ({ tx, roundId, staffId }: Held): Promise<RoundForm | null> =>
  tx.manager.findOne(RoundForm, { where: { roundId, staffId }, order: { version: "DESC" } });

async function assertFits(held: Held, { ratings }: FormBody, whole: boolean) {
  const plan = await thawPlan(held.tx.manager, held.interview);
  const problem = problemIn(plan, ratings, { whole });
  if (problem === "incomplete") throw invalid("round.form_incomplete");
  if (problem) throw invalid("round.form_unknown");
  return plan;
}

/** The draft that they have, or the next version. */
async function draftOf({ clock }: Pick<Services, "clock">, held: Held, newest: RoundForm | null) {
  if (newest?.state === "draft") return newest;
  const { tx, interview, roundId, staffId } = held;
  const now = clock.now();
  const draft: RoundForm = {
    id: newId(),
    roundId,
    interviewId: interview.id,
    staffId,
    version: (newest?.version ?? 0) + 1,
    state: "draft",
    ratings: [],
    notes: "",
    recommendation: null,
    total: null,
    rubricSha256: interview.frozenPlanSha256,
    sentAt: null,
    createdAt: now,
    updatedAt: now,
  };
  await insertRow(tx, RoundForm, draft);
  return draft;
}

/**
 * Keeps what an interviewer has written so far; nobody else sees it.
 * @throws 404 `round.not_found`; 409 `second_round.over`; 422 `round.form_unknown`
 */
export const saveForm = (
  services: Pick<Services, "db" | "clock">,
  actor: SelfActor,
  roundId: string,
  body: FormBody,
): Promise<void> =>
  withForm(services, actor, roundId, async (held) => {
    await assertFits(held, body, false);
    const newest = await newestOf(held);
    if (newest?.state === "sent" && isSame(newest, body)) return;
    const { id } = await draftOf(services, held, newest);
    await updateRows(held.tx, RoundForm, { id }, { ...body, updatedAt: services.clock.now() });
  });

const isSame = ({ ratings, notes, recommendation }: RoundForm, body: FormBody): boolean =>
  JSON.stringify([ratings, notes, recommendation]) ===
  JSON.stringify([body.ratings, body.notes, body.recommendation]);

/**
 * Sends an interviewer's form: from now on the others see it who have sent theirs, and the archive has it. One that was
 * sent is never changed: other words are its next version. The same again says nothing new.
 * @throws as `saveForm`; 422 `round.form_incomplete`
 */
export const sendForm = (
  services: Pick<Services, "db" | "clock" | "events">,
  actor: SelfActor,
  roundId: string,
  body: FormBody,
): Promise<void> =>
  withForm(services, actor, roundId, async (held) => {
    const { tx, interview, staffId } = held;
    const plan = await assertFits(held, body, true);
    if (body.recommendation === null) throw invalid("round.form_incomplete");
    const newest = await newestOf(held);
    if (newest?.state === "sent" && isSame(newest, body)) return;
    const { id, version } = await draftOf(services, held, newest);
    const now = services.clock.now();
    const total = totalOf(plan, body.ratings);
    const rubricSha256 = interview.frozenPlanSha256;
    const sent = { ...body, state: "sent" as const, total, rubricSha256, sentAt: now, updatedAt: now };
    await updateRows(tx, RoundForm, { id }, sent);
    await updateRows(tx, RoundInterviewer, { roundId, staffId }, { state: "sent" });
    await services.events.publish(tx, "second_round.form_sent", interview.id, { by: staffId, version });
    const link = await selectOne(tx.manager, CandidacyInterview, { interviewId: interview.id });
    if (!link) return;
    const before = await selectOne(tx.manager, RoundForm, { roundId, staffId, version: version - 1 });
    const data = {
      formId: id,
      ...(total === null ? {} : { total }),
      ...(before ? { amends: before.id } : {}),
    };
    await recordEvent(
      services,
      tx,
      link.candidacyId,
      { type: "candidacy.form_sent", data },
      { source: "staff", staffId },
    );
  });
