/** What a calendar file says of one event. Times are UTC, so that no zone has to be described in it. */
export type CalendarEvent = {
  method: "PUBLISH" | "REQUEST" | "CANCEL";
  /** The same through all changes of an event. */
  uid: string;
  /** Higher with each change; a calendar keeps the highest. */
  sequence: number;
  stamp: Date;
  startsAt: Date;
  endsAt: Date;
  summary: string;
  description: string;
  location: string;
  organizer: { name: string; mailbox: string | null };
  /** Whose answer is expected; none of a published one. */
  attendee: { name: string; mailbox: string } | null;
};

const LINE_OCTETS = 75;

/** RFC 5545 3.3.11; other control characters have no place in a text. */
const escapeText = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.replaceAll(/\p{Cc}/gu, " ").replaceAll(/[\\;,]/g, (mark) => `\\${mark}`))
    .join("\\n");

/** RFC 5545 3.2: in quotes, which cannot be written within them. */
const quoteParam = (text: string): string => `"${text.replaceAll(/[\p{Cc}"]/gu, " ")}"`;

/** RFC 5545 3.1: lines of at most 75 octets; no character is torn apart. */
function fold(line: string): string {
  const lines: string[] = [];
  let current = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      lines.push(current);
      current = " ";
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join("\r\n");
}

/** `20260303T020000Z`. */
const utc = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d{3}/g, "");

/** Nobody is reached by it; RFC 5546 wants an organizer all the same. */
const NO_MAILBOX = "invalid:nomail";

/** One event as a calendar file: RFC 5545, with the methods of RFC 5546. Pure. */
export function calendarFile(event: CalendarEvent): string {
  const { method, organizer, attendee } = event;
  const cancelled = method === "CANCEL";
  const organizerAt = organizer.mailbox ? `mailto:${organizer.mailbox}` : NO_MAILBOX;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Zhimian//Rounds//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${method}`,
    "BEGIN:VEVENT",
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stamp)}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(event.endsAt)}`,
    `SUMMARY:${escapeText(event.summary)}`,
    `DESCRIPTION:${escapeText(event.description)}`,
    `LOCATION:${escapeText(event.location)}`,
    `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`,
    `ORGANIZER;CN=${quoteParam(organizer.name)}:${organizerAt}`,
    ...(attendee
      ? [
          `ATTENDEE;CN=${quoteParam(attendee.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${attendee.mailbox}`,
        ]
      : []),
    ...(cancelled
      ? []
      : [
          "BEGIN:VALARM",
          "ACTION:DISPLAY",
          `DESCRIPTION:${escapeText(event.summary)}`,
          "TRIGGER:-PT1H",
          "END:VALARM",
        ]),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}
