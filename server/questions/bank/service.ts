import { serviceBehindScenesQuestions } from "./serviceBehindScenes";
import { serviceContactQuestions } from "./serviceContact";
import type { BankQuestion } from "./types";

/** Serving people: the contact itself, and the work behind it that makes service last. */
export const serviceQuestions: BankQuestion[] = [...serviceContactQuestions, ...serviceBehindScenesQuestions];
