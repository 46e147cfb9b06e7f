import type { Content } from "pdfmake/interfaces";
import { bare, color } from "./style";
import { list, sectionTitle, type Sheet, subtitle } from "./sheet";
import { wordFor } from "../words";
import { printable, score1 } from "./text";

const half = (title: string, items: readonly string[]): Content =>
  items.length > 0 ? [subtitle(title), list(items)] : [];

/** What to watch, then what to ask next: the words to say, and beneath them why. */
export function adviceBlock({ report, words }: Sheet): Content {
  const { risks, probes, nextRound } = report;
  const asks: Asked[] =
    nextRound?.map(({ ask, why, dimension }) => ({
      ask: ask[report.language],
      why: [report.dimensions.find(({ id }) => id === dimension)?.name, why[report.language]]
        .filter((part) => part !== undefined)
        .join(words.separator),
    })) ?? probes.map((ask) => ({ ask, why: "" }));
  if (risks.length === 0 && asks.length === 0) return [];
  return {
    stack: [half(words.risks, risks), ...(asks.length > 0 ? [subtitle(words.probes), askedList(asks)] : [])],
    margin: [0, 10, 0, 0],
  };
}

type Asked = { ask: string; why: string };

const askedList = (asks: readonly Asked[]): Content => ({
  ol: asks.map(({ ask, why }) => ({
    stack: [
      { text: printable(ask) },
      ...(why === "" ? [] : [{ text: printable(why), fontSize: 8, color: color.faint }]),
    ],
    margin: [0, 0, 0, 5] as [number, number, number, number],
    unbreakable: true,
  })),
  fontSize: 9,
  color: color.text,
  markerColor: color.accent,
});

/** Which answers the built-in engine judged in the language model's place, and why; "" where none. */
const fallbackText = ({ report, words }: Sheet): string =>
  (report.engines.fallbacks ?? [])
    .map(({ why, answers }) => words.fallbackText(answers, wordFor(report.language, "failures", why)))
    .join(report.language === "zh" ? "" : " ");

/** How the figures come about and what made them, so that each can be checked. */
export function methodBlock(sheet: Sheet): Content {
  const { report, words } = sheet;
  const { advance, review } = report.thresholds;
  const facts: [string, string][] = [
    [words.totalFormula, report.formulas.total],
    [words.matchFormula, report.formulas.match],
    [words.thresholds, words.thresholdText(score1(advance), score1(review))],
    [words.scoringEngine, report.engines.scoring],
    [words.fallback, fallbackText(sheet)],
    [words.speechEngine, report.engines.speech],
    [words.fairness, words.fairnessText],
  ];
  return {
    stack: [
      sectionTitle(words.method),
      {
        table: {
          widths: [82, "*"],
          body: facts
            .filter(([, text]) => text !== "")
            .map(([name, text]) => [
              { text: name, style: "label", margin: [0, 0, 0, 4] },
              { text: printable(text), fontSize: 8.5, color: color.soft, margin: [0, 0, 0, 4] },
            ]),
        },
        layout: bare,
      },
    ],
    unbreakable: true,
  };
}
