import type { Readable } from "node:stream";
import type { Locale } from "../../http/messages";
import { titleKey } from "../cellText";
import { type CsvOptions, type Rows, writeCsv } from "./writeCsv";
import { writeXlsx } from "./writeXlsx";

/** What became of one imported row. */
export type Outcome = { cells: readonly string[]; result: string; reason: string };

export type ResultOptions = {
  /** Of the imported file. */
  header: readonly string[];
  locale: Locale;
  /** XLSX keeps phone numbers as they are when the file is opened; CSV is for other programs. */
  format?: "xlsx" | "csv";
  encoding?: CsvOptions["encoding"];
};

const TITLES = { result: ["结果", "Result"], reason: ["原因", "Reason"] } as const;
const OWN = new Set([...TITLES.result, ...TITLES.reason].map(titleKey));
const REASON_WIDTH = 60;

/**
 * The imported file once more, with what became of each row. The columns of an earlier result fall out, so that a
 * result file can be mended and imported again.
 */
export function writeResult(
  outcomes: Iterable<Outcome> | AsyncIterable<Outcome>,
  { header, locale, format = "xlsx", encoding = "utf-8" }: ResultOptions,
): Readable {
  const language = locale === "zh" ? 0 : 1;
  const kept = header.flatMap((title, index) => (OWN.has(titleKey(title)) ? [] : [{ title, index }]));
  const titles = [...kept.map(({ title }) => title), TITLES.result[language], TITLES.reason[language]];
  const rows: Rows = (async function* () {
    for await (const { cells, result, reason } of outcomes)
      yield [...kept.map(({ index }) => cells[index] ?? ""), result, reason];
  })();
  if (format === "csv") return writeCsv(rows, { titles, encoding });
  const columns = titles.map((title, index) =>
    index === titles.length - 1 ? { title, width: REASON_WIDTH } : { title },
  );
  return writeXlsx(rows, { columns });
}
