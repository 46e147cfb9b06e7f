import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import en from "../../../miniapp/apply/words/en";
import zh from "../../../miniapp/apply/words/zh";

type Words = { [key: string]: string | Words };
const flatten = (words: Words, prefix = ""): [string, string][] =>
  Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
const holes = (text = "") => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();

const english = new Map(flatten(en));
const folder = join(__dirname, "../../../miniapp/apply");
const code = readdirSync(folder)
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(folder, name), "utf8"))
  .join("\n");

test("both languages say the same", () => {
  expect([...english.keys()]).toEqual(flatten(zh).map(([key]) => key));
  for (const [key, text] of flatten(zh)) expect([key, holes(english.get(key))]).toEqual([key, holes(text)]);
});

test("every word is somewhere on the page, and every word on the page is there", () => {
  const unused = [...english.keys()].filter(
    (key) => !key.startsWith("problem.") && !code.includes(`"${key}"`),
  );
  expect(unused).toEqual([]);
  const named = [...code.matchAll(/\bt\("([A-Za-z.]+)"/g)].map(([, key]) => key ?? "");
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((key) => !english.has(key))).toEqual([]);
});
