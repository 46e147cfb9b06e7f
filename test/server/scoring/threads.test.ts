import { array, assert, boolean, integer, property, record, string } from "fast-check";
import { basisOf, joinThread, quotesIn } from "../../../server/scoring/threads";

const anyThread = array(record({ text: string({ unit: "grapheme", maxLength: 30 }), usable: boolean() }), {
  minLength: 1,
  maxLength: 4,
}).map((answers) =>
  answers.map((answer, index) => ({ ...answer, answerId: `a${index}`, version: index + 1 })),
);

test("each answer lies whole in the thread, in order, and its quotes come back in its own units", () => {
  assert(
    property(anyThread, integer({ min: 0, max: 29 }), integer({ min: 1, max: 10 }), (answers, at, length) => {
      const { text, parts } = joinThread(answers);
      parts.forEach((part, index) => {
        const own = answers[index]!.usable ? answers[index]!.text : "";
        expect(text.slice(part.start, part.end)).toBe(own);
        const said = own.slice(at, at + length);
        const quote = { start: part.start + at, end: part.start + at + said.length, quote: said };
        expect(quotesIn(part, said === "" ? [] : [quote])).toEqual(
          said === "" ? [] : [{ start: at, end: at + said.length, quote: said }],
        );
      });
    }),
  );
});

test("a quote over the edge of two answers is in neither", () => {
  const { text, parts } = joinThread([
    { answerId: "a", version: 1, text: "我先统计客流。", usable: true },
    { answerId: "b", version: 1, text: "结果好了两成。", usable: true },
  ]);
  expect(text).toBe("我先统计客流。\n结果好了两成。");
  const over = { start: 4, end: 10, quote: text.slice(4, 10) };
  expect(parts.flatMap((part) => quotesIn(part, [over]))).toEqual([]);
});

test("its basis names the version of each answer", () => {
  expect(basisOf([{ version: 2 }, { version: 1 }])).toBe("2+1");
});
