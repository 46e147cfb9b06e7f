import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import en from "../../../../miniapp/candidate/words/en";
import zh from "../../../../miniapp/candidate/words/zh";

type Words = { [key: string]: string | Words };

function flatten(words: Words, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}
const chinese = flatten(zh);
const english = flatten(en);
const placeholders = (text = "") => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

const source = join(__dirname, "../../../../miniapp/candidate");
const code = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("words"))
  .map((file) => readFileSync(join(source, file), "utf8"))
  .join("\n");

test("both languages have the same keys and placeholders", () => {
  expect([...english.keys()]).toEqual([...chinese.keys()]);
  for (const [key, text] of chinese) {
    expect([key, placeholders(english.get(key))]).toEqual([key, placeholders(text)]);
  }
});

test("every key that a screen names exists", () => {
  const literal = [...code.matchAll(/"([a-z][A-Za-z\d]*(?:\.[A-Za-z\d]+)+)"/g)].map(
    ([, key]) => key as string,
  );
  const sections = new Set(Object.keys(zh));
  const keys = literal.filter((key) => sections.has(key.split(".")[0] as string));
  expect(keys.length).toBeGreaterThan(80);
  expect(keys.filter((key) => !chinese.has(key))).toEqual([]);
});

const said = (key: string) => {
  const parent = key.slice(0, key.lastIndexOf("."));
  const stem = key.replace(/\d+\p{L}*$/u, "");
  return (
    code.includes(`"${key}"`) ||
    code.includes(`\`${parent}.\${`) ||
    code.includes(`\`${stem}\${`) ||
    // closed.<reason>.title
    code.includes(`\`${parent.slice(0, parent.lastIndexOf("."))}.\${`)
  );
};

test("no words are kept that no screen says", () => {
  expect([...chinese.keys()].filter((key) => !said(key))).toEqual([]);
});

test("candidates are addressed as 您, and English has no Chinese in it", () => {
  expect([...chinese.values()].filter((text) => text.includes("你"))).toEqual([]);
  expect([...english.values()].filter((text) => /[\u4e00-\u9fff]/.test(text))).toEqual([]);
});
