import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { conflict, forbidden, invalid, notFound } from "../http/errors";
import { Interview } from "../interviews/entity";
import { isReported } from "../interviews/status";
import { Candidacy, CandidacyInterview } from "../pipeline/entity";
import { ReportRow } from "../reports/entity";
import type { Services } from "../services";
import { isClosed } from "./closedCandidacy";
import { Decision } from "./entity";
import { findHolding } from "./findDecision";
import { findAuthority } from "./mayDecide";
import { presentDecisions } from "./presentDecision";
import type { DecideVia, DecisionOutcome, DecisionView, DeclineReason } from "./schema";
import { openSecondRound } from "./secondRound/openSecondRound";

export type DecisionInput = {
  outcome: DecisionOutcome;
  reason?: DeclineReason | null | undefined;
  note?: string | null | undefined;
  onBehalfOf?: string | null | undefined;
  via: DecideVia;
};

/** Someone in person: a deployment's token decides nothing. */
export function assertPerson(actor: StaffActor): asserts actor is StaffActor & { staffId: string } {
  if (actor.staffId === null) throw forbidden("decision.person_only");
}

/**
 * What decides on people without naming them, as how they are scored: other systems do not, with whatever scopes. The
 * deployment's own key is its operator's.
 */
export function refuseOtherSystems({ apiTokenId }: Pick<StaffActor, "apiTokenId">): void {
  if (apiTokenId !== undefined) throw forbidden("decision.person_only");
}

/** A report is there, whole and as new as the words it stands on. */
function assertDecidable({ status, reportState }: Interview): void {
  if (status === "withdrawn" || status === "revoked") throw conflict("decision.ended");
  if (!isReported(status) || reportState !== "ready") throw conflict("decision.no_report");
}

/** Whoever was turned down, or has withdrawn, is opened again before they are led on: they may have been written to. */
async function assertUnderWay({ db }: Pick<Services, "db">, tx: Transaction, interviewId: string) {
  const linked = await selectOne(tx.manager, CandidacyInterview, { interviewId });
  if (linked) await findForUpdate(db, tx, Candidacy, { id: linked.candidacyId });
  if (await isClosed(tx.manager, interviewId)) throw conflict("candidacy.closed");
}

/**
 * Decides on an interview, once: of two at the same time, a second press and a replay, the later ones are told what was
 * decided. The candidate is written to where they advance; nobody is sent a refusal by this.
 * @throws 404 `interview.not_found` out of the actor's scope; 409 `decision.no_report`, `decision.ended`,
 *   `candidacy.closed`; 422 `decision.reason_required`
 */
export async function decideInterview(
  services: Services,
  actor: StaffActor,
  interviewId: string,
  input: DecisionInput,
): Promise<{ decision: DecisionView; first: boolean }> {
  assertPerson(actor);
  const { db } = services;
  return db.write(async (tx) => {
    const interview = await findForUpdate(db, tx, Interview, { id: interviewId });
    if (!interview) throw notFound("interview.not_found");
    const authority = await findAuthority(services, tx.manager, actor, interview, input.onBehalfOf);
    if (!authority) throw notFound("interview.not_found");
    const held = await findHolding(tx.manager, interviewId);
    const decision =
      held ??
      (await writeDecision(services, tx, interview, { ...input, ...authority, staffId: actor.staffId }));
    const [view] = await presentDecisions(tx.manager, [decision]);
    return { decision: view as DecisionView, first: held === null };
  });
}

/** The caller holds the interview, knows that nothing holds on it, and by what right the person decides. */
export async function writeDecision(
  services: Services,
  tx: Transaction,
  interview: Interview,
  {
    outcome,
    reason,
    note,
    via,
    staffId,
    onBehalfOf,
  }: DecisionInput & { staffId: string; onBehalfOf: string | null },
): Promise<Decision> {
  const { clock, events } = services;
  assertDecidable(interview);
  if (outcome === "advance") await assertUnderWay(services, tx, interview.id);
  const why = outcome === "decline" ? (reason ?? null) : null;
  const words = note?.trim() || null;
  if (outcome === "decline" && (why === null || (why === "other" && words === null)))
    throw invalid("decision.reason_required");
  const interviewId = interview.id;
  const decision: Decision = {
    id: newId(),
    interviewId,
    number: 1 + (await tx.manager.countBy(Decision, { interviewId })),
    outcome,
    reason: why,
    note: words,
    reportVersion: await tx.manager.countBy(ReportRow, { interviewId }),
    staffId,
    onBehalfOf,
    via,
    decidedAt: clock.now(),
    reversedAt: null,
    reversedBy: null,
    reversalReason: null,
  };
  await insertRow(tx, Decision, decision);
  await updateRows(tx, Interview, { id: interviewId }, { decision: outcome });
  await events.publish(tx, "interview.decided", interviewId, {
    outcome,
    by: staffId,
    ...(onBehalfOf === null ? {} : { onBehalfOf }),
  });
  if (outcome === "advance") await openSecondRound(services, tx, interview, decision);
  return decision;
}
