import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import en from "../../../miniapp/console/i18n/en";
import zh from "../../../miniapp/console/i18n/zh";
import { jobKinds } from "../../../server/queue/queue";

type Words = { [key: string]: string | Words };

function flatten(words: Words, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}
/** English has plurals where Chinese has one form. */
const base = (key: string) => key.replace(/_(one|other)$/, "");
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

const chinese = flatten(zh);
const english = flatten(en);

const folder = join(__dirname, "../../../miniapp/console");
const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.tsx?$/.test(name) && !name.startsWith("i18n"),
);
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const sources = names.map(read);

describe("words of the console", () => {
  it("are the same in both languages", () => {
    expect(new Set([...english.keys()].map(base))).toEqual(new Set([...chinese.keys()].map(base)));
  });

  it("name every kind of job, and none that there is not", () => {
    const known = jobKinds.map((kind) => kind.replaceAll(".", "_")).toSorted();
    expect(Object.keys(zh.jobs.kind).toSorted()).toEqual(known);
  });

  it("leave the same places open in both languages", () => {
    const differing = [...english]
      .filter(
        ([key, text]) =>
          !key.endsWith("_one") && String(holes(text)) !== String(holes(chinese.get(base(key)) ?? "")),
      )
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it("are there for every key that the pages name", () => {
    const named = sources.flatMap((source) =>
      [...source.matchAll(/\bt\(\s*"([\w.]+)"/g)].map((match) => match[1]),
    );
    expect(named.length).toBeGreaterThan(200);
    expect(named.filter((key) => key !== undefined && !chinese.has(key))).toEqual([]);
  });

  it.each(["candidateImport", "workImport"])("are there for what every import says: %s", (kind) => {
    const shared = names.filter((name) => name.startsWith(`imports${sep}`)).map(read);
    const named = shared.flatMap((source) =>
      [...source.matchAll(/\bwords\(\s*"([\w.]+)"/g)].map((match) => match[1]),
    );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((key) => !chinese.has(`${kind}.${key}`))).toEqual([]);
  });
});
