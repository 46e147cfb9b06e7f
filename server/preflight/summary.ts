import { version } from "../version";
import { describeSettings } from "./describeSettings";
import type { Inspection, Reported } from "./inspect";

const WIDTH = 10;
const MARKS: Record<Reported["level"], string> = { error: "✗", outage: "✗", warning: "!" };
const ORDER: Record<Reported["level"], number> = { error: 0, outage: 1, warning: 2 };

const count = (number: number, one: string) => `${number} ${one}${number === 1 ? "" : "s"}`;

/**
 * What is configured and what is wrong with it, for a person at a terminal or in front of a log. Pure.
 * @param ending what becomes of the start, in a sentence; none where nothing was found
 */
export function summarize({ env, findings }: Inspection, ending: string | null): string {
  const lines = ["", `  Zhimian ${version} · 配置 configuration`, ""];
  if (env) {
    lines.push(
      ...describeSettings(env).map(([subject, chosen]) => `  ${subject.padEnd(WIDTH)} ${chosen}`),
      "",
    );
  }
  for (const { level, subject, what, mend } of findings.toSorted((a, b) => ORDER[a.level] - ORDER[b.level])) {
    lines.push(`  ${MARKS[level]} ${subject}: ${what}`, `    → ${mend}`);
  }
  if (findings.length > 0) lines.push("");
  const wrong = findings.filter(({ level }) => level !== "warning").length;
  const counts = [
    ...(wrong > 0 ? [count(wrong, "problem")] : []),
    ...(findings.length > wrong ? [count(findings.length - wrong, "warning")] : []),
  ];
  if (ending) lines.push(`  ${counts.length > 0 ? `${counts.join(", ")}. ` : ""}${ending}`, "");
  return `${lines.join("\n")}\n`;
}
