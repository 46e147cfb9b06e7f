import type { Style, CustomTableLayout } from "pdfmake/interfaces";

/** The light palette of miniapp/shared/tokens.css, so that paper and screen look alike. */
export const color = {
  accent: "#2457d6",
  accentSoft: "#eaf0ff",
  sunken: "#f5f6f8",
  line: "#e0e4ea",
  lineStrong: "#8a93a3",
  text: "#171b24",
  soft: "#4d5566",
  faint: "#646d7f",
  good: "#0b6b4b",
  goodSoft: "#e4f5ee",
  warn: "#875000",
  warnSoft: "#fff3dc",
  bad: "#b3261e",
  badSoft: "#fdecea",
} as const;

export const FONT = "NotoSansSC";
/** Points. A4 is 595 × 842. */
export const PAGE = { left: 46, top: 62, right: 46, bottom: 58 } as const;
export const CONTENT_WIDTH = 595.28 - PAGE.left - PAGE.right;

export const styles: Record<string, Style> = {
  section: { fontSize: 13, bold: true },
  label: { fontSize: 8, color: color.faint },
  small: { fontSize: 8, color: color.soft },
  figure: { fontSize: 24, bold: true, color: color.text },
  tableHead: { fontSize: 8, color: color.faint },
  quote: { fontSize: 9, color: color.text },
  transcript: { fontSize: 8, color: color.soft },
};

const none = () => 0;

/** No lines; the cells' own margins decide. */
export const bare: CustomTableLayout = {
  hLineWidth: none,
  vLineWidth: none,
  paddingLeft: none,
  paddingRight: none,
  paddingTop: none,
  paddingBottom: none,
};

/** A quiet panel: filled, with room inside. */
export const panel = (fill: string): CustomTableLayout => ({
  hLineWidth: none,
  vLineWidth: none,
  paddingLeft: () => 10,
  paddingRight: () => 10,
  paddingTop: () => 8,
  paddingBottom: () => 8,
  fillColor: () => fill,
});

/** Rows apart by hairlines, none at the sides. */
export const ruled: CustomTableLayout = {
  hLineWidth: (row, node) => (row === 0 || row === node.table.body.length ? 0 : 0.5),
  vLineWidth: none,
  hLineColor: () => color.line,
  paddingLeft: (column) => (column === 0 ? 0 : 6),
  paddingRight: (column, node) => (column === (node.table.widths?.length ?? 0) - 1 ? 0 : 6),
  paddingTop: () => 5,
  paddingBottom: () => 5,
};

/** A quotation: a bar at the left. */
export const quoted: CustomTableLayout = {
  hLineWidth: none,
  vLineWidth: (column) => (column === 0 ? 2 : 0),
  vLineColor: () => color.accent,
  paddingLeft: () => 8,
  paddingRight: () => 0,
  paddingTop: () => 1,
  paddingBottom: () => 2,
};
