import { array, assert, constantFrom, property } from "fast-check";
import { ALIKE, LikenessIndex, bigramsOf } from "../../../server/questions/findDuplicates";

/** Dice by its definition, on bags. */
function dice(left: string[], right: string[]): number {
  const rest = [...right];
  const shared = left.filter((gram) => {
    const at = rest.indexOf(gram);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * shared) / (left.length + right.length);
}

const index = (language: "zh" | "en", texts: Record<string, string>) => {
  const made = new LikenessIndex(language);
  for (const [id, text] of Object.entries(texts)) made.add(id, text);
  return made;
};

it("finds the same question in other punctuation, width and a few other words", () => {
  const known = index("zh", {
    same: "请讲一次您和同事意见不一致的经历，最后怎样解决？",
    other: "请讲一次您独自完成紧急任务的经历。",
  });
  expect(known.find("请讲一次您和同事意见不一致的经历,最后是怎样解决的?").map(({ id }) => id)).toEqual([
    "same",
  ]);
  expect(known.find("如果客户当场发火，您会怎么做？")).toEqual([]);
});

it("compares words in English", () => {
  const known = index("en", { same: "Tell us about a time when you disagreed with a colleague." });
  const [found] = known.find("Tell us about a time when you disagreed with your colleague!");
  expect(found?.id).toBe("same");
  expect(known.find("Tell us about a time you trained a team of beginners.")).toEqual([]);
});

it("counts a bigram as often as it comes, so that repetition is no likeness", () => {
  expect(index("zh", { long: "谢谢谢谢谢谢谢谢" }).find("谢谢")).toEqual([]);
  expect(bigramsOf("谢谢谢", "zh")).toHaveLength(2);
});

it("gives what the definition gives, for any texts", () => {
  const words = array(constantFrom("请", "讲", "您", "客", "户", "成"), {
    minLength: 2,
    maxLength: 14,
  });
  assert(
    property(array(words, { minLength: 1, maxLength: 6 }), words, (known, asked) => {
      const texts = Object.fromEntries(known.map((text, place) => [String(place), text.join("")]));
      const expected = Object.entries(texts)
        .map(([id, text]) => ({ id, likeness: dice(bigramsOf(text, "zh"), bigramsOf(asked.join(""), "zh")) }))
        .filter(({ likeness }) => likeness >= ALIKE)
        .map(({ id }) => id)
        .toSorted();
      const found = index("zh", texts).find(asked.join(""));
      expect(found.map(({ id }) => id).toSorted()).toEqual(expected);
    }),
  );
});

it("has nothing to say of texts without a bigram", () => {
  const known = index("zh", { empty: "？", one: "好" });
  expect(known.find("")).toEqual([]);
  expect(known.find("好")).toEqual([]);
  expect(known.size).toBe(2);
});

it("names ten at most, of equals the last ones added", () => {
  const texts = Array.from({ length: 12 }, (_, place) => [
    String(place).padStart(2, "0"),
    "请讲一次您的经历。",
  ]);
  const known = new LikenessIndex("zh");
  for (const [id, text] of texts) known.add(id as string, text as string);
  const found = known.find("请讲一次您的经历。").map(({ id }) => id);
  expect(found).toHaveLength(10);
  expect(found[0]).toBe("11");
});
