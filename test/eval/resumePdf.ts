import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { Evaluation, Json, Measure, Tools } from "./measure";

const SET = "resume_pdf_zh_en";
type Fact = { kind: "name" | "contact" | "education" | "employer" | "dates"; words: string };

const plain = (words: string) => words.toLowerCase().replaceAll(/[\s()（）~\\*]/g, "");

/** The YAML of these files is flat below each entry: `key: value` lines. */
function entriesOf(yaml: string, first: string): Record<string, string>[] {
  const entries: Record<string, string>[] = [];
  for (const block of yaml.split(new RegExp(`^\\s+- ${first}: `, "mu")).slice(1)) {
    const entry: Record<string, string> = { [first]: block.split("\n", 1)[0]?.trim() ?? "" };
    for (const line of block.split("\n").slice(1)) {
      const [, key, value] = /^\s+([a-z_]+):\s*(.*)$/u.exec(line) ?? [];
      if (/^\s+- (?:institution|company|name|title):/u.test(line) || key === "highlights") break;
      if (key && value && !(key in entry)) entry[key] = value.replaceAll("'", "");
    }
    entries.push(entry);
  }
  return entries;
}

function factsOfYaml(yaml: string): Fact[] {
  const value = (key: string) => new RegExp(`^  ${key}:[ \\t]*(\\S.*)$`, "mu").exec(yaml)?.[1]?.trim();
  const facts: Fact[] = [{ kind: "name", words: value("name") ?? "" }];
  for (const key of ["email", "phone"]) {
    const words = value(key);
    if (words) facts.push({ kind: "contact", words });
  }
  for (const { institution, area, degree, start_date: start, end_date: end } of entriesOf(
    yaml,
    "institution",
  )) {
    facts.push({ kind: "education", words: `${institution}|${degree}|${area}` });
    facts.push({ kind: "dates", words: `${institution}|${start}|${end}` });
  }
  for (const { company, position, start_date: start, end_date: end } of entriesOf(yaml, "company")) {
    facts.push({ kind: "employer", words: `${company}|${position}` });
    facts.push({ kind: "dates", words: `${company}|${start}|${end}` });
  }
  return facts;
}

/** `= name`, contact on its line, `#item[when][where][what]` under `== headings`. */
function factsOfTypst(source: string): Fact[] {
  const facts: Fact[] = [{ kind: "name", words: /^\s*= (\S+)/mu.exec(source)?.[1] ?? "" }];
  const email = /[\w.]+\\?@[\w.]+/u.exec(source)?.[0].replaceAll("\\", "");
  if (email) facts.push({ kind: "contact", words: email });
  for (const section of source.split(/^== /mu).slice(1)) {
    const heading = section.split("\n", 1)[0] ?? "";
    for (const [, when = "", where = "", what = ""] of section.matchAll(
      /#item\[([^\]]*)\]\[([^\]]*)\]\[([^\]]*)\]/gu,
    )) {
      const [start, end] = when.split("\\~").map((part) => part.trim());
      const dates: Fact = { kind: "dates", words: `${where}|${start}|${end === "至今" ? "present" : end}` };
      if (heading.includes("教育")) {
        const [, major, degree] = /^(.*?)（(.*)）$/u.exec(what) ?? [];
        facts.push({ kind: "education", words: `${where}|${degree}|${major}` }, dates);
      } else if (/实习|实践|工作/u.test(heading)) {
        facts.push({ kind: "employer", words: `${where}|${what}` }, dates);
      }
    }
  }
  return facts;
}

function knownFacts(resume: Json): Set<string> {
  const known = new Set<string>();
  const add = (kind: Fact["kind"], ...parts: unknown[]) => known.add(`${kind}:${plain(parts.join("|"))}`);
  add("name", resume.name);
  for (const words of [...resume.emails, ...resume.phones]) add("contact", words);
  for (const { school, degree, major, start, end } of resume.educations) {
    add("education", school, degree, major);
    add("dates", school, start, end);
  }
  for (const { company, title, start, end } of resume.works) {
    add("employer", company, title);
    add("dates", company, start, end);
  }
  return known;
}

const isKnown = (known: Set<string>, { kind, words }: Fact) => known.has(`${kind}:${plain(words)}`);

async function parsePdf(tools: Tools, path: string): Promise<Set<string>> {
  return knownFacts(await tools.parseResume({ file: readFileSync(path), name: basename(path) }));
}

/** Facts of the source from which a PDF was printed, and the same ones from each design. */
export const resumePdf: Evaluation = {
  set: SET,
  async run(folder, tools) {
    const measures: Measure[] = [];
    const whole = { value: 1, source: "goal of issue 5", better: "higher" } as const;
    const designs: Set<string>[] = [];
    const files = ["rendercv", "zh"].flatMap((part) =>
      readdirSync(join(folder, part))
        .filter((file) => file.endsWith(".pdf"))
        .map((file) => ({ part, name: file.slice(0, -4) })),
    );
    for (const { part, name } of files) {
      const known = await parsePdf(tools, join(folder, part, `${name}.pdf`));
      const source = readFileSync(join(folder, part, `${name}.${part === "zh" ? "typ" : "yaml"}`), "utf8");
      const facts = part === "zh" ? factsOfTypst(source) : factsOfYaml(source);
      const lost = facts.filter((fact) => !isKnown(known, fact));
      if (part !== "zh") designs.push(known);
      measures.push({
        set: SET,
        name: `facts found: ${name}`,
        value: 1 - lost.length / facts.length,
        n: facts.length,
        mark: whole,
        ...(lost.length > 0 ? { note: `not: ${[...new Set(lost.map(({ kind }) => kind))].join(", ")}` } : {}),
      });
    }
    const [first = new Set<string>(), ...others] = designs;
    const everywhere = [...first].filter((fact) => others.every((known) => known.has(fact)));
    const any = new Set(designs.flatMap((known) => [...known]));
    measures.push({
      set: SET,
      name: "the same facts from every design",
      value: everywhere.length / Math.max(1, any.size),
      n: any.size,
      mark: whole,
    });
    return measures;
  },
};
