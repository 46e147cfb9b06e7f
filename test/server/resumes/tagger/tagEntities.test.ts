import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MODEL_SHA256 } from "../../../../server/resumes/tagger/model/hash";
import { MAX_UNITS, loadTagger, tagEntities } from "../../../../server/resumes/tagger/tagEntities";

const MODEL = join(__dirname, "../../../../server/resumes/tagger/model/resume-tagger.bin");

/** Entities as they read in the text. */
const read = (text: string) =>
  tagEntities(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);

describe("entities of a résumé", () => {
  it("finds who, what and where in an invented biography", () => {
    expect(read("林知远先生，中国国籍，汉族，1985年出生，硕士学历，高级工程师。")).toEqual([
      "NAME 林知远",
      "NATIONALITY 中国国籍",
      "ETHNICITY 汉族",
      "DEGREE 硕士学历",
      "TITLE 高级工程师",
    ]);
  });

  it("tells organisations from posts", () => {
    expect(read("历任云岭电子有限公司副总经理，现任云岭电子有限公司董事长。")).toEqual([
      "ORG 云岭电子有限公司",
      "TITLE 副总经理",
      "ORG 云岭电子有限公司",
      "TITLE 董事长",
    ]);
  });

  it("reads traditional script and full-width signs as their simplified and half-width ones", () => {
    const spans = (text: string) => tagEntities(text);
    expect(spans("歷任雲嶺電子有限公司副總經理。")).toEqual(spans("历任云岭电子有限公司副总经理。"));
    expect(spans("林知远，ＭＢＡ，２０１２年至今任董事长。")).toEqual(
      spans("林知远，MBA，2012年至今任董事长。"),
    );
  });

  it("keeps its place over lines, sentences and characters of two units", () => {
    const line = "现任云岭电子有限公司董事长。";
    const alone = tagEntities(line);
    const before = "😀\r\n\n";
    expect(tagEntities(`${before}${line}${line}`)).toEqual(
      [before.length, before.length + line.length].flatMap((shift) =>
        alone.map((entity) => ({ ...entity, start: entity.start + shift, end: entity.end + shift })),
      ),
    );
  });

  it("has no entities in nothing, and the same for the same text", () => {
    expect(tagEntities("")).toEqual([]);
    expect(tagEntities("\n \r\n")).toEqual([]);
    const text = "陈望舒，女，先后任青禾医院护士长、副主任。";
    expect(tagEntities(text)).toEqual(tagEntities(text));
  });

  it.each([
    ["half of a surrogate pair", "\ud83d任\udc00经理\ud800"],
    ["control characters", "\u0000\u0002任\u0007经理\u202e"],
    ["other scripts", "Прежний директор ООО «Ромашка», مدير الشركة, 取締役社長を務める"],
    ["one endless line", "任云岭电子有限公司经理".repeat(300)],
    ["one endless line of pairs", "😀".repeat(1000)],
  ])("reads %s in order, without overlap and within the text", (_name, text) => {
    let last = 0;
    for (const { start, end } of tagEntities(text)) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      last = end;
    }
    expect(last).toBeLessThanOrEqual(text.length);
  });

  it("stops at its limit", () => {
    const text = `${"。".repeat(MAX_UNITS)}现任云岭电子有限公司董事长。`;
    expect(tagEntities(text)).toEqual([]);
  });

  it("refuses a model file with one bit changed", () => {
    const file = readFileSync(MODEL);
    expect(() => loadTagger(file, MODEL_SHA256)).not.toThrow();
    file[file.length >> 1]! ^= 1;
    expect(() => loadTagger(file, MODEL_SHA256)).toThrow("damaged");
  });
});
