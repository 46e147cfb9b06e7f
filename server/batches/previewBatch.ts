import { setImmediate as turn } from "node:timers/promises";
import { In } from "typeorm";
import { maskContact } from "../candidates/contact";
import { Candidate } from "../candidates/entity";
import type { Platform } from "../chats/entity";
import { type Accounts, isPlatform, openPlatforms, reachByPhone } from "../chats/reach";
import type { StaffActor } from "../http/actors";
import type { Locale } from "../http/messages";
import { invitationChat, invitationMail, invitationSms } from "../invitations/invitationText";
import { assertDeadline } from "../invitations/issueLink";
import { candidateLink, linkBase } from "../invitations/links";
import { DEFAULT_MAIL, type MailTemplate, placeholdersOf } from "../invitations/mailTemplate";
import { type Way, assertOpen, waysTo } from "../invitations/ways";
import type { MessageChannel } from "../notifications/entity";
import { messageChannel } from "../notifications/schema";
import { scopeOf } from "../org/permissions";
import { unitFor } from "../org/scope";
import { estimateMinutes } from "../plans/duration";
import type { Plan } from "../plans/entity";
import { personalModeOf } from "../plans/followUpRules";
import { openPosition } from "../positions/openPosition";
import type { Services } from "../services";
import { findPlanFor } from "./createBatch";
import { type GatheredRecipient, chunksOf, gatherRecipients } from "./gatherRecipients";
import { findOpenInterviews } from "./openInterviews";
import { explainReason } from "./reasons";
import { countSmsParts } from "./smsParts";
import type { BatchPreview, PreviewBody } from "./schema";

const SKIPPED_SHOWN = 200;
/** As long as a real one, so that parts are counted right; nobody has a link before the batch starts. */
const SAMPLE_TOKEN = "x".repeat(32);

/** What a batch would send and to whom, as things stand now; nothing is written. */
export async function previewBatch(
  services: Services,
  actor: StaffActor,
  body: PreviewBody,
  locale: Locale,
): Promise<BatchPreview> {
  const { db, clock, env } = services;
  const orgUnitId = unitFor(services, actor, "batches.write", body.orgUnitId);
  assertDeadline(clock.now(), new Date(body.expiresAt));
  const plan = await findPlanFor(db.read, body.planId, scopeOf(actor, "plans.read"));
  if (body.positionId) await openPosition(db.read, body.positionId, plan, scopeOf(actor, "positions.read"));
  const gathered = await gatherRecipients(services, db.read, body, scopeOf(actor, "candidates.read"));
  await markOpenInterviews(services, gathered, plan.id, orgUnitId);

  assertOpen(services, body.channels);
  const channels = messageChannel.options.filter((channel) => body.channels.includes(channel));
  const platforms = openPlatforms(services);
  const members = Object.fromEntries(platforms.map((platform) => [platform, 0])) as Partial<
    Record<Platform, number>
  >;
  const ways = new Map<number, Way[]>();
  const write = createWriter(services, plan, new Date(body.expiresAt), body.texts?.email);
  const standard = DEFAULT_MAIL[plan.language];
  const counts = { total: gathered.length, ready: 0, skipped: 0, byHand: 0, smsParts: 0 };
  const sent = { dingtalk: 0, wecom: 0, sms: 0, email: 0 };
  for (const chunk of chunksOf(gathered)) {
    const accounts = await accountsOf(services, platforms, chunk);
    for (const person of chunk) {
      if (person.reason) {
        counts.skipped += 1;
        continue;
      }
      counts.ready += 1;
      const own = accounts.get(person) ?? {};
      for (const platform of platforms)
        if (own[platform] !== undefined) members[platform] = (members[platform] ?? 0) + 1;
      const reached = waysTo({ ...person, accounts: own }, channels);
      ways.set(person.sequence, reached);
      for (const { channel } of reached) sent[channel] += 1;
      if (reached.length === 0) counts.byHand += 1;
      if (reached.some(({ channel }) => channel === "sms")) {
        counts.smsParts += countSmsParts(write(person, "sms").text);
      }
    }
    await turn();
  }

  const explain = ({ reason }: GatheredRecipient) => (reason ? explainReason(reason, locale) : null);
  return {
    counts: { ...counts, ...sent },
    skipped: gathered
      .filter(({ reason }) => reason !== null)
      .slice(0, SKIPPED_SHOWN)
      .map((person) => ({
        sequence: person.sequence,
        name: person.name,
        reason: explain(person) ?? "",
      })),
    recipients: gathered.slice(body.from, body.from + body.limit).map((person) => {
      const reached = ways.get(person.sequence) ?? [];
      return {
        sequence: person.sequence,
        name: person.name,
        extraTimePercent: person.extraTimePercent,
        textOnly: person.textOnly,
        skipped: explain(person),
        messages: reached.map(({ channel, to }) => ({
          channel,
          to: maskContact(to, channel),
          ...write(person, channel),
        })),
        fallback: person.reason || reached.length > 0 ? null : write(person, "email").text,
      };
    }),
    members,
    personalQuestions: personalModeOf(plan.definition),
    reachableFromPhone: linkBase(env).reachableFromPhone,
    texts: {
      email: body.texts?.email ?? standard,
      placeholders: placeholdersOf(plan.language),
      isOwn: body.texts?.email !== undefined,
      standard,
    },
  };
}

/** Which of these people are members of the platforms, by their telephone numbers. */
async function accountsOf(
  { db, blindIndex }: Pick<Services, "db" | "blindIndex">,
  platforms: readonly Platform[],
  people: readonly GatheredRecipient[],
): Promise<Map<GatheredRecipient, Accounts>> {
  if (platforms.length === 0) return new Map();
  const indexes = people.map(({ phone }) => (phone ? blindIndex.phone(phone) : null));
  const reached = await reachByPhone(
    db.read,
    platforms,
    indexes.filter((index) => index !== null),
  );
  return new Map(people.map((person, place) => [person, reached.get(indexes[place] ?? "") ?? {}]));
}

/** The texts of one plan and deadline. */
function createWriter(
  { env }: Pick<Services, "env">,
  plan: Plan,
  expiresAt: Date,
  own: MailTemplate | undefined,
) {
  const link = candidateLink(linkBase(env).origin, SAMPLE_TOKEN);
  return (
    { name, extraTimePercent }: Pick<GatheredRecipient, "name" | "extraTimePercent">,
    channel: MessageChannel,
  ) => {
    const facts = {
      companyName: env.COMPANY_NAME,
      candidateName: name,
      link,
      minutes: estimateMinutes(plan.definition, extraTimePercent),
      plan: plan.definition,
      expiresAt,
      timeZone: env.TIME_ZONE,
    };
    const { subject, body } = invitationMail(facts, own);
    if (channel === "email") return { subject, text: body, smsParts: null };
    if (isPlatform(channel)) return { subject, text: invitationChat(facts), smsParts: null };
    const text = invitationSms(facts);
    return { subject, text, smsParts: countSmsParts(text) };
  };
}

/** Whoever has an open interview for the plan is said to be skipped, as the job will. */
async function markOpenInterviews(
  { db, blindIndex }: Pick<Services, "db" | "blindIndex">,
  gathered: GatheredRecipient[],
  planId: string,
  orgUnitId: string,
): Promise<void> {
  for (const chunk of chunksOf(gathered.filter(({ reason }) => reason === null))) {
    const phones = new Map<string, GatheredRecipient>();
    const chosen = new Map<string, GatheredRecipient>();
    for (const person of chunk) {
      if (person.candidateId) chosen.set(person.candidateId, person);
      else if (person.phone) phones.set(blindIndex.phone(person.phone) ?? "", person);
    }
    const known = await db.read.find(Candidate, {
      where: { phoneIndex: In([...phones.keys()]), orgUnitId },
      select: { id: true, phoneIndex: true },
    });
    for (const { id, phoneIndex } of known) {
      const person = phones.get(phoneIndex ?? "");
      if (person) chosen.set(id, person);
    }
    for (const id of await findOpenInterviews(db.read, planId, [...chosen.keys()])) {
      const person = chosen.get(id);
      if (person) person.reason = "open_interview";
    }
    await turn();
  }
}
