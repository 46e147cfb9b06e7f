import type { z } from "zod";
import { openContact } from "../candidates/contact";
import { Candidate } from "../candidates/entity";
import { findForUpdate } from "../db/locks";
import { hasSecondRound } from "../decisions/secondRound/findSecondRound";
import { thawPlan } from "../plans/frozenPlans";
import type { Services } from "../services";
import type { consentBody, consentResultSchema, invitationViewSchema } from "./candidateSchema";
import { changeInterview } from "./changeInterview";
import { Interview } from "./entity";
import { assertNotExpired, findByLink } from "./findInvitation";
import { accountsOffered } from "./identityByAccount";
import { asksOutside, hearsOutside, noticeVersion, tellsOfRejection } from "./notice";
import { presentInvitation } from "./presentInvitation";
import { recordConsent } from "./recordConsent";

type InvitationView = z.input<typeof invitationViewSchema>;

async function view(services: Services, interview: Interview): Promise<InvitationView> {
  const { db, env, clock } = services;
  const candidate = await db.read.findOneByOrFail(Candidate, { id: interview.candidateId });
  const contact = openContact(services, candidate);
  const plan = await thawPlan(db.read, interview);
  const byItself = await tellsOfRejection(db.read, interview);
  return presentInvitation(interview, plan, candidate, contact, {
    companyName: env.COMPANY_NAME,
    chatAccounts: await accountsOffered(services, interview),
    notice: {
      version: noticeVersion(env, byItself),
      outsideModel: asksOutside(env),
      outsideSpeech: hearsOutside(env),
      byItself,
    },
    now: clock.now(),
    secondRound: await hasSecondRound(db.read, interview, clock.now()),
  });
}

/** The link is opened: shows what awaits, and marks the first time. */
export async function openInvitation(services: Services, token: string): Promise<InvitationView> {
  const { db, clock, events } = services;
  const found = await findByLink(db.read, token);
  assertNotExpired(found, clock.now());
  if (found.status !== "not_started") return view(services, found);
  const opened = await db.write(async (tx) => {
    const interview = await findForUpdate(db, tx, Interview, { id: found.id });
    if (interview?.status !== "not_started") return interview ?? found;
    await events.publish(tx, "interview.opened", interview.id, {});
    return changeInterview(services, tx, interview, "open");
  });
  return view(services, opened);
}

/** Takes both consents. Declining the recording leads to written answers; declining AI evaluation to a person. */
export async function giveConsent(
  services: Services,
  input: z.output<typeof consentBody>,
): Promise<z.input<typeof consentResultSchema>> {
  const { db, clock } = services;
  const { id } = await findByLink(db.read, input.token);
  const interview = await db.write(async (tx) => {
    const held = await findForUpdate(db, tx, Interview, { id });
    if (!held) throw new Error("an invitation without its interview");
    assertNotExpired(held, clock.now());
    return recordConsent(services, tx, held, input);
  });
  const outcome = !input.aiEvaluation ? "needs_person" : input.recording ? "granted" : "written_only";
  return { outcome, invitation: await view(services, interview) };
}
