import { type BankQuestion, questionBank } from "./bank";
import type { QuestionContent } from "./content";

/** The built-in questions change only with the product: they have one version, and nobody's name on it. */
export const BUILT_IN_VERSION = 1;

const byId = new Map(questionBank.map((question) => [question.id, question]));

export const isBuiltIn = (id: string): boolean => byId.has(id);
export const findBuiltIn = (id: string): BankQuestion | null => byId.get(id) ?? null;

/** A built-in question as the banks of a company hold theirs. */
export function contentOf(question: BankQuestion): QuestionContent {
  const { id: _id, ...content } = question;
  return content;
}
