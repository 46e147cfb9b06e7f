import type { Content, TableCell } from "pdfmake/interfaces";
import type { Report } from "../schema";
import { localTime, wordFor } from "../words";
import { drawLegend, drawThresholds } from "./marks";
import { drawRadar } from "./radar";
import { bare, color, CONTENT_WIDTH, panel } from "./style";
import { list, type Sheet, subtitle } from "./sheet";
import { clip, printable, score1 } from "./text";

const tone: Record<Report["recommendation"], string> = {
  advance: color.good,
  review: color.warn,
  decline: color.bad,
};

export function letterheadBlock({ report, words, letterhead }: Sheet): Content {
  return {
    stack: [
      {
        columns: [
          { text: printable(letterhead.company), fontSize: 11, bold: true, color: color.accent },
          {
            text: `${words.title} · ${words.version(report.version)} · ${localTime(report.composedAt, letterhead.timeZone)}`,
            style: "label",
            alignment: "right",
            width: "auto",
            margin: [0, 3, 0, 0],
          },
        ],
      },
      {
        canvas: [
          { type: "line", x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 1.6, lineColor: color.accent },
        ],
        margin: [0, 4, 0, 16],
      },
    ],
  };
}

export function candidateBlock({ report, words, letterhead }: Sheet): Content {
  const media = [...new Set(report.answers.map((answer) => answer.medium))].map((medium) =>
    wordFor(report.language, "media", medium),
  );
  const facts = [
    `${words.plan}${words.colon}${report.planName}`,
    report.completedAt
      ? `${words.completed}${words.colon}${localTime(report.completedAt, letterhead.timeZone)}`
      : words.notCompleted,
    `${words.answered}${words.colon}${words.answeredCount(report.answers.filter(({ followUp }) => !followUp).length)}`,
    media.join(words.comma),
  ].filter((fact) => fact !== "");
  return {
    stack: [
      {
        text: [
          { text: printable(clip(report.candidateName, 60)), fontSize: 22, bold: true },
          { text: `${words.separator}${printable(report.jobTitle)}`, fontSize: 12, color: color.soft },
        ],
      },
      { text: printable(facts.join("  ·  ")), style: "small", margin: [0, 2, 0, 12] },
      ...(report.complete ? [] : [notice(words.incomplete)]),
    ],
  };
}

const notice = (text: string): Content => ({
  table: { widths: ["*"], body: [[{ text, fontSize: 9, color: color.warn }]] },
  layout: panel(color.warnSoft),
  margin: [0, 0, 0, 10],
});

export function verdictBlock({ report, words }: Sheet): Content {
  const figure = (label: string, value: string | null, unit: string): TableCell => ({
    stack: [
      { text: label, style: "label" },
      value === null
        ? { text: words.noEvidence, fontSize: 13, bold: true, color: color.faint, margin: [0, 7, 0, 0] }
        : {
            text: [
              { text: value, style: "figure" },
              { text: ` ${unit}`, style: "label" },
            ],
            margin: [0, 0, 0, 0],
          },
    ],
  });
  const match = report.match === null ? null : String(Math.round(report.match));
  return {
    stack: [
      {
        table: {
          widths: [105, 105, "*"],
          body: [
            [
              figure(words.total, report.total === null ? null : score1(report.total), words.outOfTen),
              figure(words.match, match, words.outOfHundred),
              {
                stack: [
                  { text: words.recommendation, style: "label" },
                  {
                    text: wordFor(report.language, "recommendations", report.recommendation),
                    fontSize: 15,
                    bold: true,
                    color: tone[report.recommendation],
                    margin: [0, 2, 0, 1],
                  },
                  { text: printable(report.recommendationReason), style: "small" },
                ],
              },
            ],
          ],
        },
        layout: panel(color.sunken),
      },
      {
        svg: drawThresholds({
          total: report.total,
          review: { at: report.thresholds.review, name: words.reviewLine },
          advance: { at: report.thresholds.advance, name: words.advanceLine },
          width: CONTENT_WIDTH,
        }),
        margin: [0, 8, 0, 6],
      },
    ],
    unbreakable: true,
  };
}

const RADAR = { width: 304, height: 216 };

export function profileBlock({ report, words }: Sheet): Content {
  const axes = report.dimensions.map(({ name, score, requiredScore }) => ({
    name,
    score,
    required: requiredScore,
  }));
  return {
    table: {
      widths: [RADAR.width, "*"],
      body: [
        [
          {
            stack: [
              subtitle(words.profile),
              { svg: drawRadar(axes, { ...RADAR, noEvidence: words.noEvidenceShort }) },
              {
                svg: drawLegend(
                  [
                    { name: words.score, dashed: false },
                    { name: words.required, dashed: true },
                  ],
                  150,
                ),
                margin: [70, 2, 0, 0],
              },
            ],
          },
          {
            stack:
              report.behaviours.length > 0
                ? [subtitle(words.behaviours), list(report.behaviours.slice(0, 9).map(({ text }) => text))]
                : [],
            margin: [14, 0, 0, 0],
          },
        ],
      ],
    },
    layout: bare,
    unbreakable: true,
  };
}
