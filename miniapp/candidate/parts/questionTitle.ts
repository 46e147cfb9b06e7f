import type { TFunction } from "i18next";
import type { InterviewState } from "../types";

/** What the present question is called: "question n of m", or the follow-up to it. */
export function questionTitle(t: TFunction, { current, progress }: InterviewState): string {
  const n = (current?.question.index ?? 0) + 1;
  return current?.question.followUp
    ? t("question.followUp", { n })
    : t("question.n", { n, total: progress.total });
}
