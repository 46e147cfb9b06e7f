import type { PlanDefinition } from "../../../../server/plans/definition";
import { formatPercent } from "../weights";

const SCORES: ReadonlySet<string> = new Set(["requiredScore", "advance", "review"]);
const NUMBERS: ReadonlySet<string> = new Set([
  ...SCORES,
  "weightBp",
  "prepSeconds",
  "answerSeconds",
  "rerecords",
  "leastLength",
  "mostLength",
]);

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** A field's value as words, so that any two can be compared; what is not there is an empty text. */
export function fieldText(field: string, value: unknown, plan: PlanDefinition, t: Translate): string {
  if (value === undefined || value === null || value === "") return "";
  if (field === "weightBp") return `${formatPercent(Number(value))} %`;
  if (field === "prepSeconds" || field === "answerSeconds") return `${String(value)} ${t("editor.seconds")}`;
  if (SCORES.has(field)) return Number(value).toFixed(1);
  if (field === "kind") return t(`stage.${String(value)}`);
  if (field === "language") return t(`language.${String(value)}`);
  if (field === "personalQuestions") return t(`personal.mode.${String(value)}`);
  if (field === "shownFeedback") return t(`shownFeedback.choice.${String(value)}`);
  if (field === "style") return t(`planDiff.style.${String(value)}`);
  if (field === "dimensions" && Array.isArray(value)) {
    const nameOf = (id: string) => plan.dimensions.find((dimension) => dimension.id === id)?.name ?? id;
    return (value as { id: string; weightBp: number }[])
      .map(({ id, weightBp }) => `${nameOf(id)} ${formatPercent(weightBp)} %`)
      .join("\n");
  }
  if (Array.isArray(value)) return value.map(String).join(field === "indicators" ? "、" : "\n");
  if (typeof value === "boolean") return t(value ? "planDiff.yes" : "planDiff.no");
  if (typeof value === "object") return Object.values(value).map(String).join(" · ");
  return String(value);
}

/** Words are worth comparing letter by letter; numbers and times are not. */
export const isProse = (field: string): boolean => !NUMBERS.has(field);
