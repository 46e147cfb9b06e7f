import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../api/client";
import type { LintFinding } from "./data";

export type LintedText = { title: string; duties: string; skills: string[] };

const TYPING_PAUSE_MS = 500;

/** What the server says of the wording, asked when the typing pauses. The last answer stays until the next. */
export function useLint({ title, duties, skills }: LintedText, enabled: boolean) {
  // As the server takes it, so that offsets mean the same.
  const asked = JSON.stringify({ title: title.trim(), duties: duties.trim(), skills });
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
  return {
    findings: query.data?.items ?? null,
    /** The text that the findings are about: offsets mean nothing in another one. */
    text: JSON.parse(settled) as LintedText,
    hasFailed: query.isError,
    isChecking: settled !== asked || query.isFetching,
  };
}
