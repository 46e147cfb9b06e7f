import { situationalPeopleQuestions } from "./situationalPeople";
import { situationalWorkQuestions } from "./situationalWork";
import type { BankQuestion } from "./types";

/** Situations that come up in any workplace: what somebody would do, and why. */
export const situationalQuestions: BankQuestion[] = [
  ...situationalPeopleQuestions,
  ...situationalWorkQuestions,
];
