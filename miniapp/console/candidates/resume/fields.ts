import type { TFunction } from "i18next";
import type { Correctable, ReadResume, Span } from "./data";
import { periodWords } from "./words";

/** One thing that was read: its words, where they stand, and which item of the résumé it is. */
export type Field = {
  id: string;
  label: string;
  words: string;
  note?: string;
  spans: Span[];
  /** As a whole, for who corrects it. */
  entry: Span | null;
  field: Correctable;
  index: number;
  /** Nothing was read; it can be told. */
  empty?: boolean;
};
export type FieldGroup = {
  id: string;
  title: string;
  fields: Field[];
  tags?: boolean;
  /** What can be added, with its name where there is more than one. */
  adds: { field: Correctable; label: string }[];
};

const those = (...spans: (Span | null | undefined)[]): Span[] => spans.filter((span) => !!span);
const joined = (...words: (string | null | undefined)[]) => words.filter(Boolean).join(" · ");

const one = (field: Correctable, index: number, span: Span | null | undefined) => ({
  id: `${field}-${index}`,
  field,
  index,
  spans: those(span),
  entry: span ?? null,
});

/** What was read, in the order in which one reads about somebody. Pure. */
export function groupsOf(resume: ReadResume, t: TFunction): FieldGroup[] {
  const { spans } = resume;
  const list = (field: "skills" | "certificates"): FieldGroup => ({
    id: field,
    title: t(`resume.${field}`),
    tags: true,
    adds: [{ field, label: "" }],
    fields: resume[field].map((words, index) => ({
      ...one(field, index, spans[field][index]),
      label: "",
      words,
    })),
  });
  const single = (field: "name" | "yearsOfExperience", label: string, words: string | null): Field => ({
    ...one(field, 0, spans[field]),
    label,
    words: words ?? t("resume.nothing"),
    empty: words === null,
  });
  const contacts = (field: "phones" | "emails", label: string): Field[] =>
    resume[field].map((words, index) => ({ ...one(field, index, spans[field][index]), label, words }));
  const years = resume.yearsOfExperience;
  const yearsField = single(
    "yearsOfExperience",
    t("resume.years"),
    years === null ? null : t("resume.yearsValue", { count: years }),
  );
  return [
    {
      id: "contact",
      title: t("resume.contact"),
      adds: [
        { field: "phones", label: t("resume.phone") },
        { field: "emails", label: t("resume.email") },
      ],
      fields: [
        single("name", t("resume.name"), resume.name),
        ...contacts("phones", t("resume.phone")),
        ...contacts("emails", t("resume.email")),
        {
          ...yearsField,
          ...(years !== null && !spans.yearsOfExperience ? { note: t("resume.yearsCounted") } : {}),
        },
      ],
    },
    {
      id: "education",
      title: t("resume.education"),
      adds: [{ field: "educations", label: "" }],
      fields: resume.educations.map(({ school, degree, major, start, end, spans: at }, index) => ({
        ...one("educations", index, at.entry),
        label: periodWords(start, end, t),
        words: school ?? degree ?? t("resume.nothing"),
        note: joined(school ? degree : null, major),
        spans: those(at.school, at.degree, at.major, at.start, at.end),
      })),
    },
    {
      id: "work",
      title: t("resume.work"),
      adds: [{ field: "works", label: "" }],
      fields: resume.works.map(({ kind, company, title, location, start, end, spans: at }, index) => ({
        ...one("works", index, at.entry),
        label: periodWords(start, end, t),
        words: joined(company, title) || t("resume.nothing"),
        note: joined(kind === "job" ? null : t(`resume.kind.${kind}`), location),
        spans: those(at.company, at.title, at.location, at.start, at.end),
      })),
    },
    {
      id: "project",
      title: t("resume.project"),
      adds: [{ field: "projects", label: "" }],
      fields: resume.projects.map(({ name, role, start, end, spans: at }, index) => ({
        ...one("projects", index, at.entry),
        label: periodWords(start, end, t),
        words: name ?? t("resume.nothing"),
        ...(role ? { note: role } : {}),
        spans: those(at.name, at.role, at.start, at.end),
      })),
    },
    list("skills"),
    list("certificates"),
  ];
}
