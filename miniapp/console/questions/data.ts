import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { QuestionContent } from "../../../server/questions/content";
import type {
  BankKind,
  createQuestionBody,
  importPreviewSchema,
  importResultSchema,
  questionDetailSchema,
  questionPageSchema,
  questionSummarySchema,
  tagListSchema,
  updateQuestionBody,
} from "../../../server/questions/schema";
import { api } from "../api/client";

export type { QuestionContent };
export type QuestionSummary = z.infer<typeof questionSummarySchema>;
export type BankQuestion = z.infer<typeof questionDetailSchema>;
export type CreateQuestionBody = z.input<typeof createQuestionBody>;
export type UpdateQuestionBody = z.input<typeof updateQuestionBody>;
export type ImportPreview = z.infer<typeof importPreviewSchema>;
export type ImportResult = z.infer<typeof importResultSchema>;

export const BANKS: readonly BankKind[] = ["builtin", "company", "branch"];
export const CATEGORIES: readonly QuestionContent["category"][] = [
  "behavioural",
  "situational",
  "culture",
  "sales",
  "service",
  "retail",
  "manufacturing",
  "technical",
  "management",
  "graduate",
];
export const KINDS: readonly QuestionContent["stage"][] = ["questions", "situational", "written"];

export const questionsKey = ["questions"] as const;
export const questionKey = (id: string) => ["question", id] as const;

/** Questions of all banks under these filters, page after page. */
export function useQuestions(filters: Record<string, string>) {
  const query = useInfiniteQuery({
    queryKey: [...questionsKey, filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<z.infer<typeof questionPageSchema>>("/questions", {
        query: { limit: 50, ...filters, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) ?? [] };
}

export const useTags = () =>
  useQuery({
    queryKey: ["question-tags"],
    queryFn: () => api.get<z.infer<typeof tagListSchema>>("/question-tags"),
    select: ({ items }) => items,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The question in the reader's language where it is written in it. */
export const textFor = (
  { zhText, enText }: Pick<QuestionSummary, "zhText" | "enText">,
  locale: "zh" | "en",
): string => (locale === "zh" ? (zhText ?? enText) : (enText ?? zhText)) ?? "";
