import { formatPercent } from "../weights";
import type { PlanConflict } from "../../api/types";

/** What a conflict is about, which says how its values read; null where the sentence says it all. */
function unitOf(code: string): "percent" | "score" | "text" | "seconds" | null {
  if (code.startsWith("conflict.weight")) return "percent";
  if (code.startsWith("conflict.required") || code.startsWith("conflict.threshold")) return "score";
  if (code === "conflict.guide_both_changed") return "text";
  return code === "conflict.time_both_changed" ? "seconds" : null;
}

/** A side of a conflict as words; null where there is nothing to show beside the sentence. */
export function conflictValue(code: string, value: unknown): { text: string; seconds: boolean } | null {
  const unit = unitOf(code);
  if (unit === null || (typeof value !== "number" && typeof value !== "string")) return null;
  if (unit === "percent") return { text: `${formatPercent(Number(value))} %`, seconds: false };
  if (unit === "score") return { text: Number(value).toFixed(1), seconds: false };
  return { text: String(value) || "—", seconds: unit === "seconds" };
}

type SetAside = { question?: { text: string }; stage?: { title: string; questions: { text: string }[] } };

/** The words of an addition that found no place, to be copied by whoever still wants it. */
export function setAsideTexts({ setAside }: Pick<PlanConflict, "setAside">): string[] {
  const { question, stage } = (setAside ?? {}) as SetAside;
  return [...(question ? [question.text] : []), ...(stage?.questions.map(({ text }) => text) ?? [])];
}
