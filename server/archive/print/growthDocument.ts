import type { Content, TDocumentDefinitions, TableCell } from "pdfmake/interfaces";
import type { Locale } from "../../http/messages";
import { drawLegend } from "../../reports/pdf/marks";
import { drawRadar } from "../../reports/pdf/radar";
import { sectionTitle } from "../../reports/pdf/sheet";
import { color, CONTENT_WIDTH, FONT, PAGE, panel, ruled, styles } from "../../reports/pdf/style";
import { clip, printable, score1, withStraightQuotes } from "../../reports/pdf/text";
import { drawCourse } from "../growth/drawCourse";
import type { Growth } from "../growth/schema";
import { type PrintWords, printWords } from "./words";

type Paper = Growth["trainings"][number];

/** Head, running head and foot that the archive's documents share. */
export function archiveSheet(
  {
    title,
    subject,
    company,
    foot,
    page,
  }: {
    title: string;
    subject: string;
    company: string;
    foot: string;
    page: (page: number, pages: number) => string;
  },
  locale: Locale,
): Omit<TDocumentDefinitions, "content"> {
  return {
    pageSize: "A4",
    pageMargins: [PAGE.left, PAGE.top, PAGE.right, PAGE.bottom],
    language: locale === "zh" ? "zh-CN" : "en",
    displayTitle: true,
    info: { title: printable(`${title} · ${subject}`), author: printable(company), creator: "Zhimian" },
    defaultStyle: { font: FONT, fontSize: 9.5, color: color.text },
    styles,
    header: (current) =>
      current === 1
        ? null
        : {
            columns: [
              { text: printable(clip(company, 60)), style: "label" },
              { text: printable(`${clip(subject, 60)} · ${title}`), style: "label", alignment: "right" },
            ],
            margin: [PAGE.left, 30, PAGE.right, 0],
          },
    footer: (current, pages) => ({
      columns: [
        { text: foot, style: "label" },
        { text: page(current, pages), style: "label", alignment: "right", width: "auto" },
      ],
      margin: [PAGE.left, 24, PAGE.right, 0],
    }),
    // A heading goes with what it heads.
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel !== undefined && getFollowingNodesOnPage().length === 0,
  };
}

/** Who sends it and what it is, over a bar. */
export const letterhead = (company: string, right: string): Content => ({
  stack: [
    {
      columns: [
        { text: printable(company), fontSize: 11, bold: true, color: color.accent },
        { text: right, style: "label", alignment: "right", width: "auto", margin: [0, 3, 0, 0] },
      ],
    },
    {
      canvas: [
        { type: "line", x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 1.6, lineColor: color.accent },
      ],
      margin: [0, 4, 0, 14],
    },
  ],
});

export const headline = (name: string, beside: string): Content => ({
  text: [
    { text: printable(clip(name, 60)), fontSize: 22, bold: true },
    { text: `  ${printable(beside)}`, fontSize: 12, color: color.soft },
  ],
});

/** A table under its heads; one row's cells stay on one page. */
export function tableOf(widths: (number | string)[], heads: string[], rows: string[][]): Content {
  const body: TableCell[][] = [
    heads.map((text) => ({ text, style: "tableHead" })),
    ...rows.map((row) => row.map((text) => ({ text: printable(text), fontSize: 9 }))),
  ];
  return { table: { widths, headerRows: 1, dontBreakRows: true, body }, layout: ruled };
}

export const nothing = (text: string): Content => ({ text, style: "small" });

const sentences = (notes: Growth["notes"], locale: Locale): Content => ({
  table: {
    widths: ["*"],
    body: [
      [
        {
          stack: notes.map((note, index) => ({
            text: printable(note[locale]),
            fontSize: 9.5,
            color: index === notes.length - 1 ? color.soft : color.text,
            margin: [0, 1.5, 0, 1.5],
          })),
        },
      ],
    ],
  },
  layout: panel(color.sunken),
});

/** Interview against work, as an A4 document. Pure. */
export function growthDocument(given: Growth, company: string, locale: Locale): TDocumentDefinitions {
  const growth = locale === "en" ? withStraightQuotes(given) : given;
  const words = printWords(locale);
  const job = growth.jobs.find(({ candidacyId }) => candidacyId === growth.candidacyId);
  const subject = `${growth.person.name} · ${job?.title ?? ""}`;
  const { title, foot, page } = words;
  const facts = job
    ? [
        `${words.began}${words.colon}${job.startsOn}`,
        job.leftOn ? `${words.left}${words.colon}${job.leftOn}` : words.atWork,
        ...(job.employeeNumber ? [`${words.number}${words.colon}${job.employeeNumber}`] : []),
      ]
    : [];
  return {
    ...archiveSheet({ title, subject, company, foot, page }, locale),
    content: [
      letterhead(company, `${title} · ${words.asOf(growth.asOf)}`),
      headline(growth.person.name, job?.title ?? ""),
      { text: printable(facts.join("  ·  ")), style: "small", margin: [0, 2, 0, 10] },
      sentences(growth.notes, locale),
      sectionTitle(words.interviewHead),
      interviewBlock(growth, words),
      {
        stack: [
          sectionTitle(words.workHead),
          { svg: drawCourse(growth, words, locale, { width: CONTENT_WIDTH, height: 232 }) },
        ],
        unbreakable: true,
      },
      sectionTitle(words.ratings),
      growth.performance.length === 0
        ? nothing(words.noRatings)
        : tableOf(
            ["*", 90, 80, 90],
            [words.period, words.day, words.score, words.outOfTen],
            growth.performance.map(({ period, on, score, outOf, outOfTen }) => [
              period,
              on,
              `${score} / ${outOf}`,
              score1(outOfTen),
            ]),
          ),
      ...papers(growth.trainings, words.trainings, words),
      ...papers(growth.certificates, words.certificates, words),
      sectionTitle(words.milestones),
      tableOf(
        [90, "*"],
        [words.day, words.what],
        growth.milestones.map(({ on, text }) => [on, text[locale]]),
      ),
    ],
  };
}

function interviewBlock({ interview }: Growth, words: PrintWords): Content {
  if (interview.dimensions.length === 0) return nothing(words.noInterview);
  const axes = interview.dimensions.map(({ name, score, required }) => ({ name, score, required }));
  return {
    columns: [
      {
        width: 304,
        stack: [
          { svg: drawRadar(axes, { width: 304, height: 206, noEvidence: words.noEvidence }) },
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
        width: "*",
        stack: [
          tableOf(
            ["*", 40, 46],
            [interview.on ?? "", words.score, words.required],
            axes.map(({ name, score, required }) => [
              name,
              score === null ? words.noEvidence : score1(score),
              score1(required),
            ]),
          ),
        ],
        margin: [10, 14, 0, 0],
      },
    ],
  };
}

function papers(rows: readonly Paper[], title: string, words: PrintWords): Content[] {
  if (rows.length === 0) return [];
  const timed = rows.some(({ hours }) => hours !== null);
  return [
    sectionTitle(title),
    tableOf(
      ["*", 80, ...(timed ? [50] : []), 130],
      [words.what, words.day, ...(timed ? [words.hours] : []), words.expires],
      rows.map(({ title: what, on, hours, expiresOn, validity }) => [
        what,
        on,
        ...(timed ? [hours === null ? "" : String(hours)] : []),
        expiresOn && validity ? `${expiresOn} · ${words.validity[validity]}` : "",
      ]),
    ),
  ];
}
