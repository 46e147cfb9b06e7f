import { IsNull } from "typeorm";
import type { z } from "zod";
import { contactFor, maskContact, openContact } from "../candidates/contact";
import { Candidate } from "../candidates/entity";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import type { EventData } from "../events/events";
import { AppError, badRequest, conflict, forbidden, gone, tooMany } from "../http/errors";
import { sendMessage } from "../notifications/sendMessage";
import { createCode, createToken, hashCode, hashToken, safeEqual } from "../security/tokens";
import type { Services } from "../services";
import type { candidateSessionSchema, codeBody, codeSentSchema, verifyBody } from "./candidateSchema";
import { Interview } from "./entity";
import { assertNotExpired, findByLink } from "./findInvitation";
import { CandidateSession, IdentityCode } from "./identityEntity";

const CODE_LIVES_MS = 10 * 60_000;
const RESEND_AFTER_MS = 60_000;
const MAX_ATTEMPTS = 5;
/** A code costs a message and gives five guesses: so many in a day for one interview. */
const MAX_CODES_A_DAY = 10;
const SESSION_LIVES_MS = 7 * 24 * 3_600_000;

const codeContext = (interviewId: string) => `identity:${interviewId}`;

function codeText(code: string, interview: Interview, companyName: string) {
  return interview.language === "zh"
    ? {
        subject: `${companyName}面试验证码`,
        text: `${code} 是您参加「${interview.jobTitle}」面试的验证码，10 分钟内有效。如非本人操作请忽略。`,
      }
    : {
        subject: `Your code for the interview at ${companyName}`,
        text: `${code} is your code for the ${interview.jobTitle} interview. It is valid for 10 minutes. If this was not you, ignore this message.`,
      };
}

/** Sends a one-time code to the contact that HR entered; the page never says where beyond a mask. */
export async function sendCode(
  services: Services,
  { token, channel }: z.output<typeof codeBody>,
): Promise<z.input<typeof codeSentSchema>> {
  const { db, clock, env, codeKey } = services;
  const now = clock.now();
  const interview = await findByLink(db.read, token);
  assertNotExpired(interview, now);
  const candidate = await db.read.findOneByOrFail(Candidate, { id: interview.candidateId });
  const to = contactFor(openContact(services, candidate), channel);
  if (!to) throw badRequest("identity.no_channel");
  const expiresAt = new Date(now.getTime() + CODE_LIVES_MS);

  await db.write(async (tx) => {
    // Two requests at once take turns, so that only one code goes out.
    await findForUpdate(db, tx, Interview, { id: interview.id });
    const earlier = await tx.manager.find(IdentityCode, {
      where: { interviewId: interview.id },
      order: { createdAt: "DESC" },
      take: MAX_CODES_A_DAY,
    });
    const wait = (earlier[0]?.createdAt.getTime() ?? 0) + RESEND_AFTER_MS - now.getTime();
    if (wait > 0) throw tooMany("identity.too_soon", Math.ceil(wait / 1000));
    const oldest = earlier[MAX_CODES_A_DAY - 1];
    const dayLeft = (oldest?.createdAt.getTime() ?? 0) + 24 * 3_600_000 - now.getTime();
    if (dayLeft > 0) throw tooMany("identity.too_soon", Math.ceil(dayLeft / 1000));

    await updateRows(tx, IdentityCode, { interviewId: interview.id, usedAt: IsNull() }, { usedAt: now });
    const code = createCode();
    await insertRow(tx, IdentityCode, {
      id: newId(),
      interviewId: interview.id,
      channel,
      codeHash: hashCode(codeKey, codeContext(interview.id), code),
      attempts: 0,
      createdAt: now,
      expiresAt,
      usedAt: null,
    });
    await sendMessage(services, tx, {
      interviewId: interview.id,
      channel,
      purpose: "code",
      to,
      ...codeText(code, interview, env.COMPANY_NAME),
      params: { code },
      validUntil: expiresAt,
    });
  });
  return {
    sentTo: maskContact(to, channel),
    expiresAt: expiresAt.toISOString(),
    retryAfterSeconds: RESEND_AFTER_MS / 1000,
  };
}

/** Exchanges the code for a session. A wrong guess is counted even though the request fails. */
export async function verifyCode(
  services: Services,
  { token, code }: z.output<typeof verifyBody>,
): Promise<z.input<typeof candidateSessionSchema>> {
  const { db, clock, codeKey } = services;
  const now = clock.now();
  const interview = await findByLink(db.read, token);
  assertNotExpired(interview, now);
  if (interview.consentAiEvaluation !== true) throw conflict("consent.required");

  const outcome = await db.write(async (tx): Promise<z.input<typeof candidateSessionSchema> | AppError> => {
    const latest = await tx.manager.findOne(IdentityCode, {
      where: { interviewId: interview.id, usedAt: IsNull() },
      order: { createdAt: "DESC" },
    });
    if (!latest || latest.expiresAt <= now) return gone("identity.code_expired");
    const held = await findForUpdate(db, tx, IdentityCode, { id: latest.id });
    if (!held || held.usedAt) return gone("identity.code_expired");
    if (held.attempts >= MAX_ATTEMPTS) {
      return new AppError("identity.too_many_attempts", 429);
    }
    if (!safeEqual(held.codeHash, hashCode(codeKey, codeContext(interview.id), code))) {
      await updateRows(tx, IdentityCode, { id: held.id }, { attempts: held.attempts + 1 });
      return forbidden("identity.code_wrong", { params: { left: MAX_ATTEMPTS - held.attempts - 1 } });
    }
    await updateRows(tx, IdentityCode, { id: held.id }, { usedAt: now });
    return openCandidateSession(services, tx, interview.id, held.channel);
  });
  if (outcome instanceof AppError) throw outcome;
  return outcome;
}

/** Who they are was proved by whoever calls this. */
export async function openCandidateSession(
  { clock, events }: Pick<Services, "clock" | "events">,
  tx: Transaction,
  interviewId: string,
  channel: EventData["interview.identified"]["channel"],
): Promise<z.input<typeof candidateSessionSchema>> {
  const now = clock.now();
  const sessionToken = createToken(32);
  const expiresAt = new Date(now.getTime() + SESSION_LIVES_MS);
  await insertRow(tx, CandidateSession, {
    id: newId(),
    interviewId,
    tokenHash: hashToken(sessionToken),
    createdAt: now,
    expiresAt,
  });
  await events.publish(tx, "interview.identified", interviewId, { channel });
  return { sessionToken, expiresAt: expiresAt.toISOString() };
}
