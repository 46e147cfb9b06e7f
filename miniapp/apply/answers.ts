import type { Answers } from "./calls";

export const NO_ANSWERS: Answers = {
  name: "",
  phone: "",
  email: "",
  note: "",
  consent: false,
  talentPool: false,
  website: "",
  resume: null,
};

export type Problem = "name" | "phone" | "email" | "resume" | "consent";

const PHONE = /^\+?[0-9][0-9 -]{5,19}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What still stands in the way, from the top of the form down. The server looks again. Pure. */
export function problemsOf(answers: Answers, resumeMaxBytes: number): Problem[] {
  const email = answers.email.trim();
  const checks: [Problem, boolean][] = [
    ["name", /[\p{L}\p{N}]/u.test(answers.name)],
    ["phone", PHONE.test(answers.phone.trim())],
    ["email", email === "" || EMAIL.test(email)],
    ["resume", answers.resume === null || answers.resume.size <= resumeMaxBytes],
    ["consent", answers.consent],
  ];
  return checks.flatMap(([problem, fine]) => (fine ? [] : [problem]));
}
