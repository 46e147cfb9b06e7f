import type { Content, Margins, TableCell } from "pdfmake/interfaces";
import { confidenceBand, wordFor } from "../words";
import { drawConfidence, drawScoreBar } from "./marks";
import { color, ruled } from "./style";
import { quote, type ReportDimension, sectionTitle, type Sheet, titleOf } from "./sheet";
import { printable, score1 } from "./text";

const BAR_WIDTH = 110;
/** More quotes than this prove nothing more on paper; the page has them all. */
const QUOTES_SHOWN = 3;

const head = (text: string): TableCell => ({ text, style: "tableHead" });
const cell = (text: string) => ({ text, fontSize: 9, color: color.soft, margin: [0, 3, 0, 0] as Margins });

export function dimensionTable(sheet: Sheet): Content {
  const { report, words } = sheet;
  return [
    sectionTitle(words.dimensions),
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: ["*", 34, BAR_WIDTH + 34, 46, 76],
        body: [
          [words.dimension, words.weight, words.score, words.required, words.confidence].map(head),
          ...report.dimensions.map((dimension) => row(sheet, dimension)),
        ],
      },
      layout: ruled,
    },
    { text: words.tableNote, fontSize: 7.5, color: color.faint, margin: [0, 6, 0, 0] },
  ];
}

function row({ report, words }: Sheet, dimension: ReportDimension): TableCell[] {
  const { name, description, weightBp, requiredScore, score, confidence } = dimension;
  return [
    {
      stack: [
        { text: printable(name), fontSize: 10, bold: true },
        { text: printable(description), fontSize: 7.5, color: color.faint },
      ],
    },
    cell(`${weightBp / 100}%`),
    score === null
      ? {
          text: words.noEvidence,
          fontSize: 9,
          color: color.faint,
          background: color.sunken,
          margin: [0, 3, 0, 0],
        }
      : {
          columns: [
            { text: score1(score), fontSize: 11, bold: true, width: 26 },
            { svg: drawScoreBar({ score, required: requiredScore, width: BAR_WIDTH }), margin: [0, 4, 0, 0] },
          ],
          margin: [0, 1, 0, 0],
        },
    cell(score1(requiredScore)),
    confidence === null
      ? cell("–")
      : {
          columns: [
            { svg: drawConfidence(confidenceBand(confidence)), width: 28, margin: [0, 5, 0, 0] },
            cell(wordFor(report.language, "confidences", confidenceBand(confidence))),
          ],
          columnGap: 5,
        },
  ];
}

export function dimensionGrounds(sheet: Sheet): Content {
  return [sectionTitle(sheet.words.grounds), ...sheet.report.dimensions.map((one) => grounds(sheet, one))];
}

function grounds(sheet: Sheet, dimension: ReportDimension): Content {
  const { words } = sheet;
  const { name, score, level } = dimension;
  const from = (answerId: string) => titleOf(sheet, answerId);
  const heading: Content = {
    text: [
      { text: printable(name), fontSize: 10.5, bold: true },
      {
        text: `${words.separator}${score === null ? words.noEvidence : score1(score)}`,
        fontSize: 10.5,
        bold: true,
        color: score === null ? color.faint : color.accent,
      },
    ],
  };
  if (score === null || level === null) {
    return {
      stack: [heading, { text: words.noGrounds, style: "small", margin: [0, 2, 0, 0] }],
      unbreakable: true,
      margin: [0, 0, 0, 10],
    };
  }
  const nearest = Math.min(5, Math.max(1, Math.round(level)));
  const anchor = dimension.anchors[nearest - 1] ?? "";
  const [firstReason, ...furtherReasons] = dimension.reasons.map((reason): Content => ({
    text: [
      { text: `${from(reason.answerId)}${words.separator}`, color: color.faint },
      printable(reason.text),
    ],
    fontSize: 9,
    margin: [0, 0, 0, 2],
  }));
  const anchored = `${words.level(score1(level))} · ${words.nearest(nearest)}${words.colon}${anchor}`;
  return {
    stack: [
      {
        stack: [
          heading,
          { text: printable(anchored), style: "small", margin: [0, 1, 0, 3] },
          ...(firstReason ? [firstReason] : []),
        ],
        unbreakable: true,
      },
      ...furtherReasons,
      ...dimension.evidence.slice(0, QUOTES_SHOWN).map((one) => quote(one, from(one.answerId), 52)),
    ],
    margin: [0, 0, 0, 10],
  };
}
