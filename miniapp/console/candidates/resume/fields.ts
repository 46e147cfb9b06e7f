import type { TFunction } from "i18next";
import type { ReadResume, Span } from "./data";

/** One thing that was read: its words, and where they stand. */
export type Field = { id: string; label: string; words: string; note?: string; spans: Span[] };
export type FieldGroup = { id: string; title: string; fields: Field[]; tags?: boolean };

const those = (...spans: (Span | null | undefined)[]): Span[] => spans.filter((span) => !!span);
const joined = (...words: (string | null | undefined)[]) => words.filter(Boolean).join(" · ");

/** What was read, in the order in which one reads about somebody. Pure. */
export function groupsOf(resume: ReadResume, t: TFunction): FieldGroup[] {
  const { spans } = resume;
  const period = (start: string | null, end: string | null) =>
    start || end
      ? [start ?? "…", end === "present" ? t("resume.present") : (end ?? "…")].join(" – ")
      : t("resume.undated");
  const list = (id: "skills" | "certificates"): FieldGroup => ({
    id,
    title: t(`resume.${id}`),
    tags: true,
    fields: resume[id].map((words, index) => ({
      id: `${id}-${index}`,
      label: "",
      words,
      spans: those(spans[id][index]),
    })),
  });
  const about: Field[] = [
    { id: "name", label: t("resume.name"), words: resume.name ?? "", spans: those(spans.name) },
    ...resume.phones.map((words, index) => ({
      id: `phone-${index}`,
      label: t("resume.phone"),
      words,
      spans: those(spans.phones[index]),
    })),
    ...resume.emails.map((words, index) => ({
      id: `email-${index}`,
      label: t("resume.email"),
      words,
      spans: those(spans.emails[index]),
    })),
    {
      id: "years",
      label: t("resume.years"),
      words:
        resume.yearsOfExperience === null ? "" : t("resume.yearsValue", { count: resume.yearsOfExperience }),
      ...(spans.yearsOfExperience ? {} : { note: t("resume.yearsCounted") }),
      spans: those(spans.yearsOfExperience),
    },
  ];
  const groups: FieldGroup[] = [
    { id: "contact", title: t("resume.contact"), fields: about.filter(({ words }) => words !== "") },
    {
      id: "education",
      title: t("resume.education"),
      fields: resume.educations.map(({ school, degree, major, start, end, spans: at }, index) => ({
        id: `education-${index}`,
        label: period(start, end),
        words: school ?? degree ?? t("resume.nothing"),
        note: joined(school ? degree : null, major),
        spans: those(at.school, at.degree, at.major, at.start, at.end),
      })),
    },
    {
      id: "work",
      title: t("resume.work"),
      fields: resume.works.map(({ kind, company, title, location, start, end, spans: at }, index) => ({
        id: `work-${index}`,
        label: period(start, end),
        words: joined(company, title) || t("resume.nothing"),
        note: joined(kind === "job" ? null : t(`resume.kind.${kind}`), location),
        spans: those(at.company, at.title, at.location, at.start, at.end),
      })),
    },
    {
      id: "project",
      title: t("resume.project"),
      fields: resume.projects.map(({ name, role, start, end, spans: at }, index) => ({
        id: `project-${index}`,
        label: period(start, end),
        words: name ?? t("resume.nothing"),
        ...(role ? { note: role } : {}),
        spans: those(at.name, at.role, at.start, at.end),
      })),
    },
    list("skills"),
    list("certificates"),
  ];
  return groups.filter(({ fields }) => fields.length > 0);
}
