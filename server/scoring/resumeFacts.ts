import { z } from "zod";
import type { ParsedResume } from "../resumes/schema";

/**
 * What a résumé says that an answer may be held against, in words for print. `years`, `team`: a number in decimals;
 * `degree`: one of DEGREES; `employer`: its name. Nothing that is protected is among them (invariant 6).
 */
export const resumeFactSchema = z.strictObject({
  kind: z.enum(["years", "employer", "degree", "team"]),
  text: z.string().trim().min(1).max(200),
});
export type ResumeFact = z.infer<typeof resumeFactSchema>;

export const resumeFactsSchema = z.strictObject({ facts: z.array(resumeFactSchema).max(100) });
export type ResumeFacts = z.infer<typeof resumeFactsSchema>;

/** From low to high. */
export const DEGREES = ["secondary", "professional", "bachelor", "master", "doctor"] as const;
export type Degree = (typeof DEGREES)[number];

const LED = /(?:带领|带|管理|领导|负责)[^,，。;；\n]{0,6}?(\d{1,4})\s?(?:人|名)|\bteam of (\d{1,4})\b/g;

/** The facts of a parsed résumé; what it does not say is no fact. */
export function resumeFactsOf({
  yearsOfExperience,
  works,
  educations,
}: Pick<ParsedResume, "yearsOfExperience" | "works" | "educations">): ResumeFacts {
  const facts: ResumeFact[] = [];
  if (yearsOfExperience !== null) facts.push({ kind: "years", text: String(yearsOfExperience) });
  for (const { company, description } of works) {
    if (company?.trim()) facts.push({ kind: "employer", text: company.trim().slice(0, 200) });
    for (const [, zh, en] of (description ?? "").matchAll(LED))
      facts.push({ kind: "team", text: zh ?? en ?? "" });
  }
  for (const { degreeLevel } of educations)
    if (degreeLevel) facts.push({ kind: "degree", text: degreeLevel });
  return { facts: facts.slice(0, 100) };
}
