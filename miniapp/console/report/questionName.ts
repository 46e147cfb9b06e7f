import type { TFunction } from "i18next";
import type { Report } from "../api/types";

/** What an answer's question is called for short: by its place, a follow-up by the question that it follows. */
export function questionName(t: TFunction, { answers }: Pick<Report, "answers">, answerId: string): string {
  const answer = answers.find(({ id }) => id === answerId);
  const asked = answer?.followUp?.to ?? answer?.questionId;
  const own = answers.filter(({ followUp }) => !followUp);
  const number = own.findIndex(({ questionId }) => questionId === asked) + 1;
  return answer?.followUp
    ? t("followUp.short", { number, nth: answer.followUp.number })
    : t("report.questionShort", { number });
}
