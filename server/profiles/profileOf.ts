import type { Position } from "../positions/entity";
import { lintPosition } from "../positions/lintPosition";
import type { JobProfile } from "./matchResume";

const MOST_DUTIES = 20;
const LINES = /[\n;；。]+|(?<=[.!?！？])\s+/u;
/** The number or the dot that a line of a list begins with. */
const MARK = /^\s*(?:[-*•·●]|[（(]?\d{1,2}[)）.、]|[一二三四五六七八九十]{1,2}、)\s*/u;

/**
 * What a position asks for, as far as anybody may be screened by it: lines with unlawful wording are left out, also
 * where somebody let the wording stand. @returns with how many were left out
 */
export async function profileOf(
  position: Pick<Position, "title" | "duties" | "skills">,
): Promise<JobProfile & { leftOut: number }> {
  const duties = position.duties
    .split(LINES)
    .map((line) => line.replace(MARK, "").trim())
    .filter((line) => line.length > 1)
    .slice(0, MOST_DUTIES);
  const lines = [...position.skills, ...duties];
  const findings = await lintPosition({ title: "", duties: "", skills: lines });
  const unlawful = new Set(
    findings.filter(({ severity }) => severity === "unlawful").map(({ index }) => index),
  );
  const isLawful = (index: number) => !unlawful.has(index);
  return {
    skills: position.skills.filter((_, index) => isLawful(index)),
    duties: duties.filter((_, index) => isLawful(position.skills.length + index)),
    leftOut: unlawful.size,
  };
}
