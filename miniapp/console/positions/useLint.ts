import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../api/client";
import { type ScreeningCondition, wordsOf } from "../screening/conditions";
import type { LintFinding } from "./data";

export type LintedText = { title: string; duties: string; skills: string[]; screening: string[] };
type Draft = Omit<LintedText, "screening"> & { screening: readonly ScreeningCondition[] };

/** As the server takes it, so that offsets mean the same. */
export const lintedText = ({ title, duties, skills, screening }: Draft): LintedText => ({
  title: title.trim(),
  duties: duties.trim(),
  skills,
  screening: screening.map(wordsOf),
});

const TYPING_PAUSE_MS = 500;

/** What the server says of the wording, asked when the typing pauses. The last answer stays until the next. */
export function useLint(draft: Draft, enabled: boolean) {
  const asked = JSON.stringify(lintedText(draft));
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const query = useQuery({
    queryKey: ["position-lint", settled],
    queryFn: ({ signal }) =>
      api.post<{ items: LintFinding[] }>("/positions/lint", JSON.parse(settled), { signal }),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const findings = query.data?.items ?? null;
  return {
    findings,
    /** Places of conditions that nobody may be screened by; for as long as they are being typed, of the last look. */
    unlawful: new Set(findings?.flatMap(({ field, index }) => (field === "screening" ? [index] : []))),
    /** The text that the findings are about: offsets mean nothing in another one. */
    text: JSON.parse(settled) as LintedText,
    hasFailed: query.isError,
    isChecking: settled !== asked || query.isFetching,
  };
}
