import type { TFunction } from "i18next";

/** `1 分 20 秒`, `40 秒`, `2 分钟`. */
export function durationText(t: TFunction, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const m = Math.floor(whole / 60);
  const s = whole % 60;
  if (m === 0) return t("duration.seconds", { s });
  return s === 0 ? t("duration.minutesOnly", { m }) : t("duration.minutes", { m, s });
}
