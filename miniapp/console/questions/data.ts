import { useQuery } from "@tanstack/react-query";
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
import { useList } from "../common/usePages";

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
  return useList<z.infer<typeof questionPageSchema>>([...questionsKey, filters], "/questions", {
    limit: 50,
    ...filters,
  });
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
