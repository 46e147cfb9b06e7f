import { cultureTogetherQuestions } from "./cultureTogether";
import { cultureValuesQuestions } from "./cultureValues";
import type { BankQuestion } from "./types";

/** Conduct that makes a culture: asked about as deeds, never as likeness to those who already work there. */
export const cultureQuestions: BankQuestion[] = [...cultureValuesQuestions, ...cultureTogetherQuestions];
