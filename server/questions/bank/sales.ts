import { salesKeepingQuestions } from "./salesKeeping";
import { salesWinningQuestions } from "./salesWinning";
import type { BankQuestion } from "./types";

/** Selling, from the first contact to the payment and the years after it. */
export const salesQuestions: BankQuestion[] = [...salesWinningQuestions, ...salesKeepingQuestions];
