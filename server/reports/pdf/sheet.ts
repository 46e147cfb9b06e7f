import type { Content } from "pdfmake/interfaces";
import type { SentReview } from "../../reviews/schema";
import type { Report } from "../schema";
import { mediaClock } from "../words";
import type { Labels } from "./labels";
import { color, CONTENT_WIDTH, quoted } from "./style";
import { printable } from "./text";

/** Who sends the report, and the time zone in which it tells times. */
export type Letterhead = { company: string; timeZone: string };

/** What every part of the document is drawn from. */
export type Sheet = {
  report: Report;
  words: Labels;
  letterhead: Letterhead;
  /** What a person made of it, where somebody has reviewed it. */
  review: SentReview | null;
};

export type ReportAnswer = Report["answers"][number];
export type ReportDimension = Report["dimensions"][number];

/** What readers call an answer's question: by its 1-based place, follow-ups by the question that they follow. */
export function titleOf({ report, words }: Sheet, answerId: string): string {
  const own = report.answers.filter(({ followUp }) => !followUp);
  const answer = report.answers.find(({ id }) => id === answerId);
  const question = answer?.followUp?.to ?? answer?.questionId;
  const number = own.findIndex(({ questionId }) => questionId === question) + 1;
  return answer?.followUp ? words.followUp(number, answer.followUp.number) : words.question(number);
}

export const sectionTitle = (text: string): Content => ({
  stack: [
    { text, style: "section" },
    {
      canvas: [
        { type: "line", x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 0.8, lineColor: color.text },
      ],
      margin: [0, 3, 0, 0],
    },
  ],
  margin: [0, 18, 0, 8],
  headlineLevel: 1,
});

export const subtitle = (text: string): Content => ({
  text,
  fontSize: 9,
  bold: true,
  margin: [0, 8, 0, 4],
  headlineLevel: 2,
});

export const list = (items: readonly string[]): Content => ({
  ul: items.map((item) => ({ text: printable(item), margin: [0, 0, 0, 3] })),
  fontSize: 9,
  color: color.text,
  markerColor: color.accent,
});

/** The candidate's own words: when they were said, the words, and at the right what they belong to. */
export function quote(
  said: { quote: string; startMs: number | null },
  belongsTo: string,
  room = 84,
): Content {
  return {
    table: {
      widths: [28, "*", room],
      dontBreakRows: true,
      body: [
        [
          {
            text: said.startMs === null ? "" : mediaClock(said.startMs),
            fontSize: 7.5,
            bold: true,
            color: color.accent,
            margin: [0, 1.5, 0, 0],
          },
          { text: printable(said.quote.trim()), style: "quote" },
          {
            text: printable(belongsTo),
            fontSize: 7.5,
            color: color.faint,
            alignment: "right",
            margin: [0, 1.5, 0, 0],
          },
        ],
      ],
    },
    layout: quoted,
    margin: [0, 2, 0, 3],
  };
}
