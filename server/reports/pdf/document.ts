import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import type { Report } from "../schema";
import type { SentReview } from "../../reviews/schema";
import { answerPages } from "./answers";
import { adviceBlock, methodBlock } from "./closing";
import { dimensionGrounds, dimensionTable } from "./dimensions";
import { labelsFor } from "./labels";
import { reviewBlock } from "./review";
import type { Letterhead, Sheet } from "./sheet";
import { color, CONTENT_WIDTH, FONT, PAGE, styles } from "./style";
import { candidateBlock, letterheadBlock, profileBlock, verdictBlock } from "./summary";
import { clip, printable, withStraightQuotes } from "./text";

/**
 * The report as an A4 document: what a reader decides by on the first page, then the grounds, then each answer.
 * Pure; the same report gives the same document.
 */
export function reportDocument(
  given: Report,
  letterhead: Letterhead,
  review: SentReview | null = null,
): TDocumentDefinitions {
  const report = given.language === "en" ? withStraightQuotes(given) : given;
  const sheet: Sheet = { report, letterhead, review, words: labelsFor(report.language) };
  const { words } = sheet;
  return {
    pageSize: "A4",
    pageMargins: [PAGE.left, PAGE.top, PAGE.right, PAGE.bottom],
    language: report.language === "zh" ? "zh-CN" : "en",
    displayTitle: true,
    info: {
      title: printable(`${words.title} · ${report.candidateName} · ${report.jobTitle}`),
      author: printable(letterhead.company),
      subject: words.aiLabel,
      creator: "Zhimian",
      producer: "pdfmake",
      creationDate: new Date(report.composedAt),
    },
    defaultStyle: { font: FONT, fontSize: 9.5, color: color.text },
    styles,
    header: (page) => (page === 1 ? null : runningHead(sheet)),
    footer: (page, pages) => foot(sheet, page, pages),
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel !== undefined && getFollowingNodesOnPage().length === 0,
    content: [
      letterheadBlock(sheet),
      candidateBlock(sheet),
      verdictBlock(sheet),
      ...reviewBlock(sheet),
      profileBlock(sheet),
      dimensionTable(sheet),
      adviceBlock(sheet),
      dimensionGrounds(sheet),
      { stack: [answerPages(sheet)], pageBreak: "before" },
      methodBlock(sheet),
    ],
  };
}

function runningHead({ report, words, letterhead }: Sheet): Content {
  const { candidateName, jobTitle } = report;
  return {
    columns: [
      { text: printable(clip(letterhead.company, 60)), style: "label" },
      {
        text: printable(`${clip(candidateName, 40)} · ${clip(jobTitle, 40)} · ${words.title}`),
        style: "label",
        alignment: "right",
      },
    ],
    margin: [PAGE.left, 30, PAGE.right, 0],
  };
}

function foot({ words }: Sheet, page: number, pages: number): Content {
  return {
    stack: [
      {
        canvas: [
          { type: "line", x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 0.5, lineColor: color.line },
        ],
        margin: [0, 0, 0, 5],
      },
      {
        columns: [
          { text: words.aiLabel, style: "label" },
          { text: words.page(page, pages), style: "label", alignment: "right", width: "auto" },
        ],
      },
    ],
    margin: [PAGE.left, 20, PAGE.right, 0],
  };
}
