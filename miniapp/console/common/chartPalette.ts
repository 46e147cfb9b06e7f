import { dark, light } from "../../shared/tokens";

/**
 * The colours of all charts. Series follow Okabe and Ito ("Color Universal Design", 2008), which stay apart for people
 * with any kind of colour blindness; on dark ground their lighter halves. Charts also tell series apart by shape or
 * by name, so that print in grey still reads.
 */
const series = {
  light: ["#0072b2", "#d55e00", "#009e73", "#8a5a9e", "#6b6b00"],
  dark: ["#56b4e9", "#e69f00", "#2fc79a", "#cc79a7", "#f0e442"],
};

/** From done to lost; the middle ones are waiting. */
const stages = {
  light: { completed: "#0072b2", running: "#e69f00", waiting: "#b8c4d6", person: "#8a5a9e", lost: "#7a808c" },
  dark: { completed: "#56b4e9", running: "#e69f00", waiting: "#4a5568", person: "#cc79a7", lost: "#8b93a1" },
};

export type Stage = keyof (typeof stages)["light"];
export type Palette = Record<keyof typeof light, string> & {
  series: readonly string[];
  stages: Record<Stage, string>;
};

export const paletteFor = (isDark: boolean): Palette =>
  isDark
    ? { ...dark, series: series.dark, stages: stages.dark }
    : { ...light, series: series.light, stages: stages.light };

/** How one column of a comparison is drawn besides its colour. */
export const SYMBOLS = ["circle", "rect", "triangle", "diamond", "pin"] as const;
export const DASHES = ["solid", "dashed", "dotted", [8, 3, 2, 3], [2, 4]] as const;
