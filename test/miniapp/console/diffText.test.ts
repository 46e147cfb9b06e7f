import * as fc from "fast-check";
import { diffText } from "../../../miniapp/console/report/diffText";

const read = (before: string, after: string) => diffText(before, after).map(({ kind, text }) => [kind, text]);

describe("what a correction changed", () => {
  it("is told character by character", () => {
    expect(read("差了一百八十万", "差了一百六十八万")).toEqual([
      ["same", "差了一百"],
      ["removed", "八"],
      ["added", "六"],
      ["same", "十"],
      ["added", "八"],
      ["same", "万"],
    ]);
  });

  it("is nothing for the same text", () => {
    expect(read("一样", "一样")).toEqual([["same", "一样"]]);
    expect(read("", "")).toEqual([]);
  });

  it("gives back both versions", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (before, after) => {
        const parts = diffText(before, after);
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join("");
        expect(without("added")).toBe(before);
        expect(without("removed")).toBe(after);
      }),
    );
  });
});
