import { behaviouralQuestions } from "./behavioural";
import { cultureQuestions } from "./culture";
import { graduateQuestions } from "./graduate";
import { managementQuestions } from "./management";
import { manufacturingQuestions } from "./manufacturing";
import { retailQuestions } from "./retail";
import { salesQuestions } from "./sales";
import { serviceQuestions } from "./service";
import { situationalQuestions } from "./situational";
import { technicalQuestions } from "./technical";
import type { BankQuestion } from "./types";

export { BANK_TAGS, type BankCategory, type BankQuestion, type BankQuestionText } from "./types";

/** The built-in general question bank, by category; the same for every company and read-only. */
export const questionBank: readonly BankQuestion[] = [
  ...behaviouralQuestions,
  ...situationalQuestions,
  ...cultureQuestions,
  ...salesQuestions,
  ...serviceQuestions,
  ...retailQuestions,
  ...manufacturingQuestions,
  ...technicalQuestions,
  ...managementQuestions,
  ...graduateQuestions,
];
