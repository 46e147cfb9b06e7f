import { type CalendarEvent, calendarFile } from "../../../server/rounds/calendars/calendarFile";

const event: CalendarEvent = {
  method: "REQUEST",
  uid: "0198-round@zhimian",
  sequence: 2,
  stamp: new Date("2026-03-02T04:00:00.123Z"),
  startsAt: new Date("2026-03-03T02:00:00Z"),
  endsAt: new Date("2026-03-03T03:00:00Z"),
  summary: "复试：销售顾问（知面示范集团）",
  description: "联系人：赵敏; 010\\5555\n带好简历, 谢谢\r\nBEGIN:VALARM",
  location: "中山路 88 号，3 楼会议室".repeat(4),
  organizer: { name: '知面 "示范"\r\nX-EVIL:1', mailbox: "hr@zhimian.example" },
  attendee: { name: "周小满", mailbox: "xiaoman@people.example" },
};
const unfold = (text: string) => text.replaceAll("\r\n ", "");
const lineOf = (text: string, name: string) =>
  unfold(text)
    .split("\r\n")
    .find((line) => line.startsWith(name));

test("lines end in CRLF, none is longer than 75 octets, and no character is torn apart", () => {
  const text = calendarFile(event);
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  const lengths = text.split("\r\n").map((line) => Buffer.byteLength(line));
  expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
  expect(Math.max(...lengths)).toBeGreaterThan(72);
  expect(text).not.toContain("�");
  expect(lineOf(text, "LOCATION")).toBe(`LOCATION:${event.location}`);
});

test("texts are escaped, and nothing written in them becomes a line of its own", () => {
  const text = calendarFile(event);
  expect(lineOf(text, "DESCRIPTION:联")).toBe(
    "DESCRIPTION:联系人：赵敏\\; 010\\\\5555\\n带好简历\\, 谢谢\\nBEGIN:VALARM",
  );
  expect(
    unfold(text)
      .split("\r\n")
      .filter((line) => line === "BEGIN:VALARM"),
  ).toHaveLength(1);
  expect(lineOf(text, "ORGANIZER")).toBe('ORGANIZER;CN="知面  示范   X-EVIL:1":mailto:hr@zhimian.example');
});

test("times are UTC; a cancellation is the same event with a higher number", () => {
  const text = calendarFile(event);
  expect(lineOf(text, "DTSTART")).toBe("DTSTART:20260303T020000Z");
  expect(lineOf(text, "DTSTAMP")).toBe("DTSTAMP:20260302T040000Z");
  const off = calendarFile({ ...event, method: "CANCEL", sequence: 3, attendee: null });
  for (const line of ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3", "UID:0198-round@zhimian"])
    expect(off).toContain(`${line}\r\n`);
  expect(off).not.toContain("VALARM\r\nACTION");
});
