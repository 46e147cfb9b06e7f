import type { SecondRound } from "../../decisions/entity";
import type { Interview } from "../../interviews/entity";
import { linkBase } from "../../invitations/links";
import type { Services } from "../../services";
import { type CalendarEvent, calendarFile } from "./calendarFile";

/** Whose calendar it is for. `mailbox` where it comes by mail. */
export type Reader =
  | { kind: "candidate"; mailbox?: string }
  | { kind: "staff"; candidateName: string; name?: string; mailbox?: string };

const MAILBOX = /<([^<>]+)>$/;
const senderOf = (from: string | undefined): string | null =>
  from === undefined ? null : (MAILBOX.exec(from)?.[1] ?? from);

const words = {
  zh: {
    candidate: (job: string, company: string) => `复试：${job}（${company}）`,
    staff: (job: string, name: string) => `复试面试：${name}（${job}）`,
    contact: (person: string) => `联系人：${person}`,
    form: (link: string) => `面试评价：${link}`,
  },
  en: {
    candidate: (job: string, company: string) => `Second round: ${job} (${company})`,
    staff: (job: string, name: string) => `Second round: ${name} (${job})`,
    contact: (person: string) => `Contact: ${person}`,
    form: (link: string) => `Your form: ${link}`,
  },
} as const;

export const formLink = ({ env }: Pick<Services, "env">, roundId: string): string =>
  `${linkBase(env).origin}/m/mine/${roundId}`;

/**
 * A round's meeting as a calendar file: what is agreed, or that the last agreed time is off; null where none ever was.
 * The event is the same one through all changes, with a higher number each time.
 */
export function roundFile(
  services: Pick<Services, "env">,
  { jobTitle, language }: Pick<Interview, "jobTitle" | "language">,
  round: SecondRound,
  reader: Reader,
): { method: CalendarEvent["method"]; text: string } | null {
  const { startsAt, endsAt, calledOff } = round;
  const agreed = startsAt && endsAt ? { startsAt, endsAt, place: round.place ?? "" } : null;
  const off = calledOff && {
    startsAt: new Date(calledOff.startsAt),
    endsAt: new Date(calledOff.endsAt),
    place: calledOff.place,
  };
  const meeting = agreed ?? off;
  if (!meeting) return null;
  const say = words[language];
  const { env } = services;
  const { mailbox } = reader;
  const method = agreed ? (mailbox ? "REQUEST" : "PUBLISH") : "CANCEL";
  const contact = agreed && round.contactPerson ? [say.contact(round.contactPerson)] : [];
  const text = calendarFile({
    method,
    uid: `${round.id}@zhimian`,
    sequence: round.sequence,
    stamp: round.updatedAt,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    location: meeting.place,
    summary:
      reader.kind === "candidate"
        ? say.candidate(jobTitle, env.COMPANY_NAME)
        : say.staff(jobTitle, reader.candidateName),
    description: [
      ...contact,
      ...(reader.kind === "staff" ? [say.form(formLink(services, round.id))] : []),
    ].join("\n"),
    organizer: { name: env.COMPANY_NAME, mailbox: senderOf(env.MAIL_FROM) },
    attendee: mailbox ? { name: reader.kind === "staff" ? (reader.name ?? "") : "", mailbox } : null,
  });
  return { method, text };
}
