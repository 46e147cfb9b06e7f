import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Evaluation, Json, Measure } from "./measure";
import { mapInLanes } from "./statistics";

const SET = "resume_ner_zh_softcup";
const FIELDS = ["NAME", "AGE", "BIRTHDAY", "SCHOOL", "EDUCATION", "YEARSOFWORK"] as const;
type Field = (typeof FIELDS)[number];
type Row = { sentence: string; label: string[] };
type Gold = { field: Field; start: number; end: number; words: string };

/** B begins, M and E go on; some rows lack an E. */
function goldOf({ sentence, label }: Row): Gold[] {
  const found: Gold[] = [];
  for (let start = 0; start < label.length; start += 1) {
    const field = label[start]?.slice(2) as Field | undefined;
    if (!field || label[start] === "O") continue;
    let end = start + 1;
    while (end < label.length && !label[end]?.startsWith("B") && label[end]?.slice(2) === field) end += 1;
    found.push({ field, start, end, words: sentence.slice(start, end) });
    start = end - 1;
  }
  return found;
}

const LEVELS: Record<string, string> = { 学士: "本科", 研究生: "硕士", 专科: "大专" };
const numbers = (words: string) => (words.match(/\d+/g) ?? []).map((part) => part.padStart(2, "0")).join("-");

const normalise: Record<Field, (words: string) => string> = {
  NAME: (words) => words,
  AGE: (words) => words.replaceAll(/\D/g, ""),
  BIRTHDAY: numbers,
  SCHOOL: (words) => words.replaceAll("（", "(").replaceAll("）", ")"),
  EDUCATION: (words) => LEVELS[words] ?? words,
  YEARSOFWORK: numbers,
};

/** What an outsider reads of each field in the answer of the tool. */
function readFields(resume: Json): Record<Field, Set<string>> {
  const entities = (type: string): string[] =>
    resume.entities.filter((entity: Json) => entity.type === type).map((entity: Json) => entity.text);
  const values: Record<Field, (string | number | null)[]> = {
    NAME: [resume.name, ...entities("NAME")],
    AGE: [resume.protected.age],
    BIRTHDAY: [resume.protected.birthday],
    SCHOOL: [...resume.educations.map(({ school }: Json) => school), ...entities("SCHOOL")],
    EDUCATION: [...resume.educations.map(({ degree }: Json) => degree), ...entities("DEGREE")],
    YEARSOFWORK: [...resume.works, ...resume.projects]
      .filter(({ start, end }: Json) => start && end)
      .map(({ start, end }: Json) => `${start}-${end}`),
  };
  return Object.fromEntries(
    FIELDS.map((field) => [
      field,
      new Set(
        values[field].filter((value) => value !== null).map((value) => normalise[field](String(value))),
      ),
    ]),
  ) as Record<Field, Set<string>>;
}

/** Spans of the answer in the set's own classes. */
function spansOf(resume: Json): string[] {
  const spans: (Json & { field: Field })[] = [];
  const add = (field: Field, span: Json) => span && spans.push({ field, ...span });
  add("NAME", resume.spans.name);
  add("AGE", resume.protected.spans.age);
  add("BIRTHDAY", resume.protected.spans.birthday);
  for (const { type, ...span } of resume.entities) {
    if (type === "SCHOOL") add("SCHOOL", span);
    if (type === "DEGREE") add("EDUCATION", span);
  }
  for (const { spans: places } of [...resume.works, ...resume.projects]) {
    if (places.start && places.end) add("YEARSOFWORK", { start: places.start.start, end: places.end.end });
  }
  return [...new Set(spans.map(({ field, start, end }) => `${field}:${start}:${end}`))];
}

/** Fields of machine-made résumés that have lost their line breaks, found by value and by place. */
export const resumeLayouts: Evaluation = {
  set: SET,
  async run(folder, tools) {
    const rows = JSON.parse(readFileSync(join(folder, "chunks.json"), "utf8")) as Row[];
    const resumes = await mapInLanes(rows, 2, ({ sentence }) => tools.parseResume({ text: sentence }));
    const found = Object.fromEntries(
      FIELDS.map((field) => [field, { n: 0, right: 0, given: 0, true: 0 }]),
    ) as Record<Field, { n: number; right: number; given: number; true: number }>;
    let [gold, given, equal] = [0, 0, 0];
    rows.forEach((row, index) => {
      const wanted = goldOf(row);
      const values = readFields(resumes[index]);
      for (const field of FIELDS) {
        const words = new Set(
          wanted.filter((one) => one.field === field).map((one) => normalise[field](one.words)),
        );
        const count = found[field];
        count.n += words.size;
        count.given += values[field].size;
        for (const word of words) if (values[field].has(word)) count.right += 1;
        for (const value of values[field]) if (words.has(value)) count.true += 1;
      }
      const spans = new Set(wanted.map(({ field, start, end }) => `${field}:${start}:${end}`));
      const ours = spansOf(resumes[index]);
      gold += spans.size;
      given += ours.length;
      equal += ours.filter((span) => spans.has(span)).length;
    });
    const all = Object.values(found);
    const sum = (key: "n" | "right") => all.reduce((total, one) => total + one[key], 0);
    const measures: Measure[] = FIELDS.map((field) => ({
      set: SET,
      name: `found: ${field}`,
      value: found[field].right / Math.max(1, found[field].n),
      n: found[field].n,
      mark: null,
      note: `precision ${(found[field].true / Math.max(1, found[field].given)).toFixed(3)}`,
    }));
    return [
      {
        set: SET,
        name: "field accuracy",
        value: sum("right") / sum("n"),
        n: sum("n"),
        mark: { value: 0.97, source: "goal of issue 5", better: "higher" },
      },
      ...measures,
      {
        set: SET,
        name: "entity F1 (exact spans)",
        value: (2 * equal) / Math.max(1, gold + given),
        n: gold,
        mark: null,
        note: "each occurrence; the tags of AGE also cover equal digits elsewhere",
      },
    ];
  },
};
