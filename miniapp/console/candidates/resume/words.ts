import type { TFunction } from "i18next";
import type { Correctable, ItemValue } from "./data";

const joined = (...words: (string | null | undefined)[]) => words.filter(Boolean).join(" · ");

/** From when to when, in words. */
export function periodWords(
  start: string | null | undefined,
  end: string | null | undefined,
  t: TFunction,
): string {
  if (!start && !end) return t("resume.undated");
  return [start ?? "…", end === "present" ? t("resume.present") : (end ?? "…")].join(" – ");
}

/** One thing that a résumé says, on one line: a skill as it is, of a job what one looks for first. Pure. */
export function valueWords(field: Correctable, value: ItemValue | null, t: TFunction): string {
  if (value === null) return t("resume.nothing");
  if (typeof value !== "object")
    return field === "yearsOfExperience" ? t("resume.yearsValue", { count: Number(value) }) : String(value);
  const { school, degree, major, company, title, location, name, role, start, end, kind } = value;
  const period = start || end ? periodWords(start, end, t) : null;
  const kinds = kind && kind !== "job" ? t(`resume.kind.${kind as "internship"}`) : null;
  return (
    joined(school, degree, major, company, title, kinds, location, name, role, period) || t("resume.nothing")
  );
}
