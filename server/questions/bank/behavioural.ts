import { behaviouralPeopleQuestions } from "./behaviouralPeople";
import { behaviouralWorkQuestions } from "./behaviouralWork";
import type { BankQuestion } from "./types";

/** Past behaviour that any job shows: what somebody did, and what came of it. */
export const behaviouralQuestions: BankQuestion[] = [
  ...behaviouralPeopleQuestions,
  ...behaviouralWorkQuestions,
];
