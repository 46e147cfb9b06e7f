import { Candidate } from "../candidates/entity";
import { withoutChat } from "../chats/reach";
import type { Transaction } from "../db/database";
import { selectEqual, selectOne } from "../db/statements";
import { SecondRound } from "../decisions/entity";
import { isOver } from "../decisions/secondRound/findSecondRound";
import { Interview } from "../interviews/entity";
import type { MailCalendar } from "../notifications/entity";
import { sendMessage } from "../notifications/sendMessage";
import { openStaffContact } from "../org/contact";
import { Staff } from "../org/entity";
import type { Services } from "../services";
import { dateTimeText } from "../timeWords";
import { formLink, roundFile } from "./calendars/roundFile";
import { RoundInterviewer } from "./entity";

type Facts = {
  name: string;
  candidate: string;
  job: string;
  when: Record<"zh" | "en", string> | null;
  place: string;
  link: string;
  /** Why there is no time: this person no longer comes, the round is over, or another time is looked for. */
  off: "gone" | "ended" | "moved" | null;
};

/** In both languages: which of them somebody reads who never wrote to us, nobody knows. */
function words({ name, candidate, job, when, place, link, off }: Facts) {
  if (off === "gone") {
    return {
      subject: `您不再参加复试：${candidate}（${job}） You no longer meet them`,
      text: `${name}您好：

${candidate}（${job}）的复试改由其他同事参加，您不用再参加，也不用填写评价。

Colleagues meet ${candidate} (${job}) now. You need not come, and owe no form.`,
    };
  }
  if (off === "ended") {
    return {
      subject: `复试取消：${candidate}（${job}） Second round off`,
      text: `${name}您好：

${candidate}（${job}）的复试已取消，不会再约新的时间。

The second round with ${candidate} (${job}) is off. There will be no other time.`,
    };
  }
  if (!when) {
    return {
      subject: `复试时间取消：${candidate}（${job}） Second round called off`,
      text: `${name}您好：

${candidate}（${job}）原定的复试时间已取消，定下新的时间后会再通知您。

The time of the second round with ${candidate} (${job}) is off. You will hear of a new one.

${link}`,
    };
  }
  return {
    subject: `复试面试：${candidate}（${job}），${when.zh} Second round`,
    text: `${name}您好：

请您参加 ${candidate}（${job}）的复试面试。时间：${when.zh}；地点：${place}。面试后请在这里填写评价：

${link}

You are asked to meet ${candidate} (${job}) on ${when.en} at ${place}. Your form is behind the link.`,
  };
}

type Told = {
  evenReached?: boolean;
  only?: readonly string[];
  /** These no longer meet the candidate, and are told that. */
  gone?: readonly string[];
  /** They go with a move: what they had in their calendars is the time before it. */
  byMove?: boolean;
};

/** The round as somebody has it who no longer comes: what is, or was last, agreed is off from now on. */
function withoutThem(round: SecondRound, byMove: boolean, now: Date): SecondRound {
  const { startsAt, endsAt, place, calledOff } = round;
  const current = startsAt &&
    endsAt && { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), place: place ?? "" };
  const off = byMove ? (calledOff ?? current) : (current ?? calledOff);
  return { ...round, startsAt: null, endsAt: null, calledOff: off, updatedAt: now };
}

/**
 * Tells interviewers by mail what is agreed, or that it is off, with the calendar file: those whom no platform's
 * calendar reaches, or, where that failed, all of them.
 */
export async function mailInterviewers(
  services: Pick<Services, "cipher" | "clock" | "queue" | "platforms" | "env">,
  tx: Transaction,
  roundId: string,
  { evenReached = false, only, gone, byMove = false }: Told = {},
): Promise<void> {
  const { manager } = tx;
  const kept = await selectOne(manager, SecondRound, { id: roundId });
  const round = kept && (gone ? withoutThem(kept, byMove, services.clock.now()) : kept);
  const interview = round && (await selectOne(manager, Interview, { id: round.interviewId }));
  const candidate = interview && (await selectOne(manager, Candidate, { id: interview.candidateId }));
  if (!round || !interview || !candidate) return;
  const people = await selectEqual(manager, RoundInterviewer, { roundId });
  const named = people
    .filter(({ state, staffId }) => state !== "released" && (!only || only.includes(staffId)))
    .map(({ staffId }) => staffId);
  const ids = gone ?? named;
  const { startsAt } = round;
  const textIn = (locale: "zh" | "en") =>
    dateTimeText(startsAt as Date, { timeZone: services.env.TIME_ZONE, locale }, { weekday: true });
  const others = evenReached ? ids : await withoutChat(services, manager, ids);
  for (const staff of await selectEqual(manager, Staff, { id: others })) {
    const { email: to } = openStaffContact(services, staff);
    const reader = { kind: "staff", candidateName: candidate.name, name: staff.name, mailbox: to } as const;
    const file = roundFile(services, interview, round, reader);
    const calendar: MailCalendar | null = file && {
      method: file.method === "CANCEL" ? "CANCEL" : "REQUEST",
      text: file.text,
    };
    await sendMessage(services, tx, {
      staffId: staff.id,
      channel: "email",
      purpose: "notice",
      to,
      calendar,
      ...words({
        name: staff.name,
        candidate: candidate.name,
        job: interview.jobTitle,
        when: startsAt ? { zh: textIn("zh"), en: textIn("en") } : null,
        place: round.place ?? "",
        link: formLink(services, roundId),
        off: gone ? "gone" : isOver(round.state) ? "ended" : startsAt ? null : "moved",
      }),
    });
  }
}
