import type { Content, TableCell } from "pdfmake/interfaces";
import type { Quote } from "../../scoring/types";
import { splitSentences } from "../sentences";
import { placeWords, timeOf } from "../wordTimes";
import { confidenceBand, mediaClock, wordFor } from "../words";
import type { Labels } from "./labels";
import { bare, color, panel } from "./style";
import { quote, type ReportAnswer, sectionTitle, type Sheet, subtitle, titleOf } from "./sheet";
import { clip, printable, score1 } from "./text";

/** A STAR cell shows where the element is; the transcript below has the whole sentence. */
const STAR_WIDTH = 110;
const QUOTES_SHOWN = 6;

export function answerPages(sheet: Sheet): Content {
  return [
    sectionTitle(sheet.words.answers),
    ...sheet.report.answers.map((answer) => answerBlock(sheet, answer)),
  ];
}

function answerBlock(sheet: Sheet, answer: ReportAnswer): Content {
  return {
    stack: [
      {
        stack: [questionPanel(sheet, answer), ...comment(sheet, answer)],
        unbreakable: true,
      },
      ...evidence(sheet, answer),
      ...star(sheet, answer),
      ...wholeAnswer(sheet, answer),
    ],
    margin: [0, 0, 0, 18],
  };
}

function questionPanel(sheet: Sheet, answer: ReportAnswer): Content {
  const { report, words } = sheet;
  const { score, speech, media, medium, written } = answer;
  const facts = [
    titleOf(sheet, answer.id),
    answer.stageTitle,
    wordFor(report.language, "media", medium),
    media ? mediaClock(media.durationMs) : "",
    speech?.charsPerMinute ? words.rate(Math.round(speech.charsPerMinute)) : "",
    written ? words.writtenLength(written.length, written.leastLength, written.mostLength) : "",
    written?.pasted ? words.pasted(written.pasted.times, written.pasted.length) : "",
  ].filter((fact) => fact !== "");
  const total = score?.total ?? null;
  return {
    table: {
      widths: ["*", 62],
      body: [
        [
          {
            stack: [
              { text: printable(facts.join(" · ")), style: "label" },
              { text: printable(answer.questionText), fontSize: 10.5, bold: true, margin: [0, 2, 0, 0] },
              ...(answer.personal
                ? [
                    {
                      text: printable(words.personal(answer.personal.from, answer.personal.because)),
                      fontSize: 8,
                      color: color.soft,
                      margin: [0, 3, 0, 0] as [number, number, number, number],
                    },
                  ]
                : []),
            ],
          },
          total === null
            ? {
                text:
                  score && score.dimensions.length === 0 && !score.usable
                    ? words.noEvidence
                    : answer.followUp
                      ? words.together
                      : words.notScored,
                alignment: "right",
                fontSize: 9,
                color: color.faint,
              }
            : { text: score1(total), alignment: "right", fontSize: 18, bold: true, color: color.accent },
        ],
      ],
    },
    layout: panel(color.sunken),
  };
}

function comment({ report }: Sheet, { score }: ReportAnswer): Content[] {
  if (!score) return [];
  const names = new Map(report.dimensions.map(({ id, name }) => [id, name]));
  const scores = score.dimensions.map((one) => ({
    text: [
      { text: `${printable(names.get(one.id) ?? one.id)} `, color: color.soft },
      { text: score1(one.score), bold: true, color: color.accent },
      {
        text: ` ${wordFor(report.language, "confidences", confidenceBand(one.confidence))}     `,
        color: color.faint,
        fontSize: 7.5,
      },
    ],
  }));
  const flags = score.flags.map((flag) => wordFor(report.language, "flags", flag));
  return [
    { text: printable(score.comment), fontSize: 9.5, margin: [0, 6, 0, 3] },
    ...(scores.length > 0
      ? [{ text: scores, fontSize: 9, margin: [0, 0, 0, 3] as [number, number, number, number] }]
      : []),
    ...(flags.length > 0 ? [{ text: flags.join(" · "), fontSize: 8, color: color.warn }] : []),
  ];
}

/** Each quote once, in the order in which it was said, with the dimensions that it stands behind. */
function evidence({ report, words }: Sheet, { score, transcript }: ReportAnswer): Content[] {
  if (!score || !transcript) return [];
  const names = new Map(report.dimensions.map(({ id, name }) => [id, name]));
  const quotes = new Map<string, { start: number; end: number; quote: string; dimensions: string[] }>();
  for (const dimension of score.dimensions) {
    for (const { start, end, quote: said } of dimension.evidence) {
      const known = quotes.get(`${start}-${end}`);
      const name = names.get(dimension.id) ?? dimension.id;
      if (known) known.dimensions.push(name);
      else quotes.set(`${start}-${end}`, { start, end, quote: said, dimensions: [name] });
    }
  }
  if (quotes.size === 0) return [];
  const placed = placeWords(transcript.text, transcript.words);
  const shown = [...quotes.values()].sort((left, right) => left.start - right.start).slice(0, QUOTES_SHOWN);
  return [
    subtitle(words.evidence),
    ...shown.map(({ start, end, quote: said, dimensions }) =>
      quote(
        { quote: said, startMs: timeOf(placed, start, end)?.startMs ?? null },
        dimensions.join(words.comma),
      ),
    ),
  ];
}

/** The parts of the story, also where they were told after a follow-up; those stand with the question. */
function star({ report, words }: Sheet, { score, questionId, followUp, stageKind }: ReportAnswer): Content[] {
  if (!score?.usable || followUp || stageKind === "written") return [];
  const asked = report.answers.filter((answer) => answer.followUp?.to === questionId);
  const told = [score, ...asked.flatMap((answer) => answer.score ?? [])];
  const parts = (["situation", "task", "action", "result"] as const).map((part) => ({
    name: words[part],
    quotes: told.flatMap((each) => each.star[part]),
  }));
  if (parts.every(({ quotes }) => quotes.length === 0)) return [];
  return [
    {
      stack: [
        subtitle(words.star),
        {
          table: { widths: ["*", "*", "*", "*"], body: [parts.map((part) => starCell(words, part))] },
          layout: bare,
        },
      ],
      unbreakable: true,
    },
  ];
}

function starCell(words: Labels, { name, quotes }: { name: string; quotes: readonly Quote[] }): TableCell {
  const first = quotes[0];
  return {
    stack: [
      { text: name, fontSize: 8, bold: true, color: first ? color.accent : color.faint },
      first
        ? { text: printable(clip(first.quote.trim(), STAR_WIDTH)), fontSize: 8, color: color.soft }
        : { text: words.notMentioned, fontSize: 8, color: color.faint },
    ],
    margin: [0, 0, 10, 0],
  };
}

function wholeAnswer({ report, words }: Sheet, { transcript: given }: ReportAnswer): Content[] {
  if (!given || given.text.trim() === "") {
    const reason = given?.reason ? wordFor(report.language, "unusableReasons", given.reason) : "";
    const why = reason === "" ? "" : ` · ${reason}`;
    return [{ text: `${words.noTranscript}${why}`, fontSize: 8.5, color: color.faint, margin: [0, 6, 0, 0] }];
  }
  const source = words.transcriptVersion(given.version, wordFor(report.language, "sources", given.source));
  const title: Content = {
    text: [
      { text: words.transcript, fontSize: 9, bold: true },
      { text: `${words.separator}${source}`, fontSize: 7.5, color: color.faint },
    ],
    margin: [0, 8, 0, 4],
    headlineLevel: 2,
  };
  const sentences = splitSentences(given.text, placeWords(given.text, given.words));
  const timed = sentences.some(({ startMs }) => startMs !== null);
  if (!timed) return [title, { text: printable(given.text), style: "transcript" }];
  return [
    title,
    {
      table: {
        widths: [30, "*"],
        body: sentences.map(({ start, end, startMs }) => [
          {
            text: startMs === null ? "" : mediaClock(startMs),
            fontSize: 7,
            color: color.faint,
            margin: [0, 1, 0, 0],
          },
          { text: printable(given.text.slice(start, end)), style: "transcript" },
        ]),
      },
      layout: bare,
    },
  ];
}
