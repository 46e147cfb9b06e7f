import type { EntityManager } from "typeorm";
import type { Transaction } from "../../db/database";
import { selectEqual, selectOne } from "../../db/statements";
import type { Interview } from "../../interviews/entity";
import { Invitation } from "../../invitations/entity";
import { writeToken } from "../../invitations/issueLink";
import { candidateLink, linkBase } from "../../invitations/links";
import { isPlatform } from "../../chats/reach";
import { insteadOf } from "../../invitations/ways";
import { quietHoursFor } from "../../letters/queueLetter";
import { waysToCandidate } from "../../letters/waysToCandidate";
import { type MailCalendar, Message, type MessageChannel } from "../../notifications/entity";
import { type NewMessage, sendMessage } from "../../notifications/sendMessage";
import type { InterviewLanguage } from "../../plans/definition";
import { roundFile } from "../../rounds/calendars/roundFile";
import { hashToken } from "../../security/tokens";
import type { Services } from "../../services";
import { survivorOf } from "../../standing/person";
import { dateTimeText } from "../../timeWords";
import type { SecondRound } from "../entity";
import {
  type Agreed,
  type Facts,
  agreedText,
  changeText,
  invitationText,
  offText,
  reminderText,
  slotsText,
} from "./texts";

/** What they are told: to say when they can come, to choose a slot, that a time is off, or what is agreed. */
export type News =
  | { kind: "choose" }
  | { kind: "slots" }
  | { kind: "change"; round: SecondRound; reason: string }
  /** Not to be moved: it does not take place. `isTold`: they know that their application has ended. */
  | { kind: "off"; round: SecondRound; startsAt: Date; isTold: boolean }
  | { kind: "agreed"; round: SecondRound; startsAt: Date; agreed: Agreed };

function textOf(news: News, facts: Facts, timeZone: string) {
  switch (news.kind) {
    case "off":
      return offText(facts, whenText(news.startsAt, facts.language, timeZone), news.isTold);
    case "agreed":
      return agreedText(facts, news.agreed);
    case "change":
      return changeText(facts, news.reason);
    case "slots":
      return slotsText(facts);
    default:
      return invitationText(facts);
  }
}

const whenText = (at: Date, locale: InterviewLanguage, timeZone: string): string =>
  dateTimeText(at, { timeZone, locale }, { weekday: true });

/** An agreement in the words of the candidate's language, on the company's clocks. */
export function agreedWords(
  { env }: Pick<Services, "env">,
  { language }: Interview,
  round: SecondRound & { startsAt: Date; place: string; contactPerson: string },
): News {
  const { startsAt, place, contactPerson } = round;
  const when = whenText(startsAt, language, env.TIME_ZONE);
  return { kind: "agreed", round, startsAt, agreed: { when, place, contactPerson } };
}

const HOUR_MS = 3_600_000;
/** So long before they are reminded, where they did not hear of it just now. */
const REMIND_MS = 24 * HOUR_MS;
const JUST_NOW_MS = 2 * HOUR_MS;
const SOON_MS = 12 * HOUR_MS;
/** Nobody is woken by a reminder. */
const NIGHT = { from: "21:30", to: "08:00" } as const;

/**
 * The link that invited them to this round, where it still leads here: whoever logged in by it finds their page without
 * another code.
 */
async function knownLink(
  { cipher, env }: Pick<Services, "cipher" | "env">,
  manager: EntityManager,
  messages: readonly Message[],
) {
  const last = messages
    .filter(({ purpose, paramsSealed }) => purpose === "second_round" && paramsSealed !== null)
    .toSorted((left, right) => right.createdAt.getTime() - left.createdAt.getTime())[0];
  if (!last?.paramsSealed) return null;
  const { token } = JSON.parse(cipher.decrypt(last.paramsSealed, `messages.params:${last.id}`)) as {
    token: string;
  };
  const invitation = await selectOne(manager, Invitation, { tokenHash: hashToken(token) });
  return invitation && !invitation.endedAt
    ? { token, link: candidateLink(linkBase(env).origin, token) }
    : null;
}

/**
 * Writes to the candidate by the channel they chose, not at night unless the meeting is near, with a link of their own,
 * in the language of their interview. Of an agreed time they are
 * reminded the day before, unless it is off by then; by mail the calendar file goes along.
 */
export async function tellCandidate(
  services: Services,
  tx: Transaction,
  interview: Interview,
  news: News,
): Promise<void> {
  const { env } = services;
  const candidate = await survivorOf(tx.manager, interview.candidateId);
  if (!candidate) return;
  const messages = await selectEqual(tx.manager, Message, { interviewId: interview.id });
  const ways = await waysToCandidate(services, tx.manager, candidate, interview);
  if (ways.length === 0) return;
  const known = news.kind === "choose" ? null : await knownLink(services, tx.manager, messages);
  const { token, link } = known ?? (await writeToken(services, tx, interview.id));
  const names = { name: candidate.name, company: env.COMPANY_NAME, job: interview.jobTitle };
  const facts = { ...names, language: interview.language, link };
  const tell = async (
    { subject, sms, mail }: ReturnType<typeof textOf>,
    when: (
      channel: MessageChannel,
    ) => Pick<NewMessage<"second_round">, "sendAfter" | "validUntil" | "quietHours">,
  ) => {
    const textFor = (channel: MessageChannel) => (channel === "email" ? mail : sms);
    for (const way of ways) {
      const { channel, to } = way;
      const message = {
        interviewId: interview.id,
        channel,
        to,
        subject,
        text: textFor(channel),
        instead: insteadOf(way, textFor),
        calendar: channel === "email" ? calendarOf(services, interview, news, to) : null,
        ...when(channel),
      };
      if (news.kind === "agreed") {
        const params = { ...names, time: news.agreed.when, token };
        await sendMessage(services, tx, { ...message, purpose: "second_round_agreed", params });
      } else if (news.kind === "off") {
        const params = { ...names, time: whenText(news.startsAt, facts.language, env.TIME_ZONE), token };
        await sendMessage(services, tx, { ...message, purpose: "second_round_off", params });
      } else {
        const params = { ...names, token };
        await sendMessage(services, tx, { ...message, purpose: "second_round", params });
      }
    }
  };
  const meeting = meetingOf(news);
  // Whoever may be on their way within hours is woken rather than late; a chat app keeps its owner's quiet itself.
  const isSoon = meeting !== null && meeting.getTime() < services.clock.now().getTime() + SOON_MS;
  await tell(textOf(news, facts, env.TIME_ZONE), (channel) =>
    isSoon || isPlatform(channel) ? {} : { quietHours: quietHoursFor(env) },
  );
  if (news.kind !== "agreed") return;
  const remindAt = new Date(news.startsAt.getTime() - REMIND_MS);
  if (remindAt.getTime() < services.clock.now().getTime() + JUST_NOW_MS) return;
  await tell(reminderText(facts, news.agreed), () => ({
    sendAfter: remindAt,
    validUntil: news.startsAt,
    quietHours: { ...NIGHT, timeZone: env.TIME_ZONE },
  }));
}

/** The meeting that it is about: agreed, or off. */
function meetingOf(news: News): Date | null {
  if (news.kind === "agreed" || news.kind === "off") return news.startsAt;
  const off = news.kind === "change" ? news.round.calledOff : null;
  return off && new Date(off.startsAt);
}

/** What a mail brings along for the candidate's calendar. */
function calendarOf(
  services: Pick<Services, "env">,
  interview: Interview,
  news: News,
  mailbox: string,
): MailCalendar | null {
  if (news.kind === "choose" || news.kind === "slots") return null;
  const file = roundFile(services, interview, news.round, { kind: "candidate", mailbox });
  return file && { method: file.method === "CANCEL" ? "CANCEL" : "REQUEST", text: file.text };
}
