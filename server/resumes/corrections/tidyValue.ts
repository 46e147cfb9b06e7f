import { type AppError, type ErrorDetail, invalid } from "../../http/errors";
import { findPhones } from "../parse/contacts";
import { findDates } from "../parse/dates";
import { findDegrees } from "../parse/degrees";
import { fold } from "../parse/fold";
import { skillName } from "../parse/skills";
import { findProtected } from "./findProtected";
import type { ItemValue } from "./items";
import type { Change } from "./schema";

const PRESENT = /^(?:至今|今|现在|目前|present|now|current(?:ly)?)$/iu;

const refused = (name: string, code: string, message: string): AppError =>
  invalid("request.invalid", {
    details: [{ path: `change.value.${name}`, code, message } satisfies ErrorDetail],
  });

/** A date as readings have it: 2019, 2019-03, 2019-03-15, `present`. @throws 422 request.invalid (date) */
function dateOf(name: "start" | "end", written: string | null): string | null {
  if (written === null) return null;
  if (name === "end" && PRESENT.test(written)) return "present";
  const folded = fold(written);
  const [date, ...more] = findDates(folded, { years: true });
  const isWhole = date && !date.to && more.length === 0 && date.end - date.start === folded.length;
  if (!isWhole) throw refused(name, "date", "Not a date");
  return date.from.value;
}

function period<T extends { start: string | null; end: string | null }>(value: T): T {
  const [start, end] = [dateOf("start", value.start), dateOf("end", value.end)];
  // What is told to the year may be any month of it.
  const told = Math.min(start?.length ?? 0, end?.length ?? 0);
  if (start && end && end !== "present" && end.slice(0, told) < start.slice(0, told))
    throw refused("end", "period", "It ends before it begins");
  return { ...value, start, end };
}

const oneLine = (words: string) => words.replaceAll(/\s+/g, " ").trim();

function named<T extends object>(value: T, names: readonly (keyof T & string)[]): T {
  if (names.every((name) => value[name] === null))
    throw refused(names[0] ?? "", "missing", "It needs a name");
  return value;
}

function tidy({ field, value }: Change): ItemValue | null {
  if (value === null) return null;
  switch (field) {
    case "yearsOfExperience":
      return Math.round(value * 10) / 10;
    case "phones":
      return findPhones(fold(value), [])[0]?.value ?? oneLine(value);
    case "skills":
      return skillName(value) ?? oneLine(value);
    case "educations": {
      const { school, degree, ...rest } = named(period(value), ["school", "degree", "major"]);
      // In the order in which a reading has them, so that the same words are the same value.
      const degreeLevel = degree ? (findDegrees(fold(degree))[0]?.level ?? null) : null;
      return { school, degree, degreeLevel, ...rest };
    }
    case "works":
      return named(period(value), ["company", "title"]);
    case "projects":
      return named(period(value), ["name", "role"]);
    default:
      return oneLine(value);
  }
}

/**
 * What a person wrote, in the shape of what is read: dates, telephone numbers and names of skills as they are spelt
 * there, the level of a degree told by its words. Pure.
 * @throws AppError 422 resume.protected_words for what nobody may be judged by; request.invalid with the place of it
 */
export function tidyValue(change: Change): ItemValue | null {
  const value = tidy(change);
  const texts = typeof value === "object" ? Object.values(value ?? {}) : [value];
  for (const text of texts) {
    const words = typeof text === "string" ? findProtected(text) : null;
    if (words !== null) throw invalid("resume.protected_words", { params: { words } });
  }
  return value;
}
