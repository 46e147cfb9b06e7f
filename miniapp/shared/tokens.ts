/**
 * The same values as `tokens.css`, for what needs them as data (antd's theme, charts). A test keeps the two equal.
 */
export const light = {
  accent: "#2457d6",
  accentSoft: "#eaf0ff",
  page: "#f5f6f8",
  surface: "#ffffff",
  sunken: "#eef0f4",
  line: "#e0e4ea",
  text: "#171b24",
  textSoft: "#4d5566",
  textFaint: "#646d7f",
  good: "#0b6b4b",
  warn: "#875000",
  bad: "#b3261e",
  goodSoft: "#e4f5ee",
  warnSoft: "#fff3dc",
  badSoft: "#fdecea",
} as const;

export const dark: Record<keyof typeof light, string> = {
  accent: "#8fb0ff",
  accentSoft: "#1b2744",
  page: "#0f1217",
  surface: "#181c23",
  sunken: "#222832",
  line: "#2e3541",
  text: "#edf0f5",
  textSoft: "#b6bfcd",
  textFaint: "#98a2b3",
  good: "#6fd6ac",
  warn: "#ffc670",
  bad: "#ff9d94",
  goodSoft: "#14302a",
  warnSoft: "#33280f",
  badSoft: "#3a1c1a",
};

export const fontFamily =
  '-apple-system, BlinkMacSystemFont, "PingFang SC", "Segoe UI", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "Helvetica Neue", Arial, sans-serif';
