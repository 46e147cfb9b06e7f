import { readXml } from "./xml";

/** What the person sees of a number. */
export type NumberFormat =
  | { kind: "plain" }
  | { kind: "percent" }
  /** 00123: at least so many digits. */
  | { kind: "zeros"; digits: number }
  | { kind: "date"; shows: "year" | "month" | "day" };

const plain: NumberFormat = { kind: "plain" };
const percent: NumberFormat = { kind: "percent" };
const day: NumberFormat = { kind: "date", shows: "day" };
const month: NumberFormat = { kind: "date", shows: "month" };

/** Formats that have a number only; 27 and on as in Chinese Excel. ECMA-376 part 1, 18.8.30. */
const BUILT_IN: readonly (readonly [ids: readonly number[], format: NumberFormat])[] = [
  [[9, 10], percent],
  [[17, 27, 36, 50, 52, 57], month],
  [[14, 15, 16, 18, 19, 20, 21, 22, 28, 29, 30, 31, 32, 33, 34, 35, 45, 46, 47], day],
  [[51, 53, 54, 55, 56, 58], day],
];

/** Reads a format such as `yyyy"年"m"月"`, by its first section: that for positive numbers. */
export function parseFormat(code: string): NumberFormat {
  const bare = code
    .replace(/"[^"]*"|\\.|[_*]./g, "")
    .replace(/\[(?:\$[^\]]*|[^\]hms]*|red|white|black|blue|green|cyan|magenta|yellow|color\d+)\]/gi, "")
    .split(";", 1)[0] as string;
  if (bare.includes("%")) return percent;
  if (/^0{2,}$/.test(bare)) return { kind: "zeros", digits: bare.length };
  // [h]:mm counts hours, it is no time of day.
  if (/\[[hms]+\]/i.test(bare) || /general/i.test(bare)) return plain;
  if (/y/i.test(bare) && !/[dh]/i.test(bare))
    return /m/i.test(bare) ? month : { kind: "date", shows: "year" };
  return /[ymdhs]/i.test(bare) ? day : plain;
}

/** The format of every cell style, in the order of `cellXfs`. */
export function readFormats(styles: string): NumberFormat[] {
  const byId = new Map(BUILT_IN.flatMap(([ids, format]) => ids.map((id) => [id, format] as const)));
  const formats: NumberFormat[] = [];
  let inCellStyles = false;
  readXml(styles, {
    open(tag, attributes) {
      if (tag === "numFmt")
        byId.set(Number(attributes["numFmtId"]), parseFormat(attributes["formatCode"] ?? ""));
      if (tag === "cellXfs") inCellStyles = true;
      if (tag === "xf" && inCellStyles) formats.push(byId.get(Number(attributes["numFmtId"])) ?? plain);
    },
    close(tag) {
      if (tag === "cellXfs") inCellStyles = false;
    },
  });
  return formats;
}
