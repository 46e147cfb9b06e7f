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

export type Problem = "name" | "phone" | "email" | "resume" | "resumeKind" | "note" | "consent";
/** Where each problem is shown: the field to go to. */
export const fieldOf = (problem: Problem) => (problem === "resumeKind" ? "resume" : problem);

/** What the server takes, told by the file's name; it looks at the content itself. */
export const RESUME_KINDS = [
  ".pdf",
  ".doc",
  ".docx",
  ".rtf",
  ".wps",
  ".jpg",
  ".jpeg",
  ".png",
  ".webp",
] as const;
const isResume = ({ name }: File) => RESUME_KINDS.some((kind) => name.toLowerCase().endsWith(kind));

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
    ["resumeKind", answers.resume === null || isResume(answers.resume)],
    ["consent", answers.consent],
  ];
  return checks.flatMap(([problem, fine]) => (fine ? [] : [problem]));
}

const CODES: Partial<Record<string, Problem>> = {
  "application.consent": "consent",
  "application.resume_type": "resumeKind",
  "application.resume_too_large": "resume",
};
const FIELDS: readonly Problem[] = ["name", "phone", "email", "note"];

/** Which fields a refusal is about; none where it is about the whole. Pure. */
export const problemsOfRefusal = ({
  code,
  details,
}: {
  code: string;
  details: readonly { path: string }[];
}): Problem[] => {
  const own = CODES[code];
  return own ? [own] : FIELDS.filter((field) => details.some(({ path }) => path === field));
};
