import {
  type Arbitrary,
  array,
  assert,
  constant,
  double,
  integer,
  nat,
  oneof,
  pre,
  property,
  string,
  uint8Array,
} from "fast-check";
import { type Cell, RowSum, readRow, writeRow } from "../../../server/backup/rowText";

const cell: Arbitrary<Cell> = oneof(
  constant(null),
  string({ unit: "grapheme" }),
  string({ unit: "binary" }),
  // JSON has no negative zero, and neither database tells it from zero.
  double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
  integer(),
  uint8Array().map((bytes) => Buffer.from(bytes)),
);
const row = array(cell, { minLength: 1, maxLength: 8 });

test("a row comes back as it was, to the last digit, byte and surrogate", () => {
  assert(
    property(row, (cells) => {
      const line = writeRow(cells);
      expect(line).not.toContain("\n");
      expect(readRow(line, cells.length)).toEqual(cells);
    }),
  );
});

test("what JSON would quietly make null of is refused", () => {
  expect(() => writeRow([1, Number.POSITIVE_INFINITY])).toThrow("number");
  expect(() => writeRow([Number.NaN])).toThrow("number");
});

test("a line of another table, or of none, is no row", () => {
  for (const line of ['["a"]', '["a",1,2]', '{"a":1}', '["a",true]', '["a",{"c":""}]', "nonsense"])
    expect(() => readRow(line, 2)).toThrow(/not a (row|cell)|JSON/);
});

test("the sum of lines does not depend on their order, and on everything else", () => {
  const sumOf = (lines: string[]) => {
    const sum = new RowSum();
    for (const line of lines) sum.add(line);
    return `${sum.rows} ${sum.digest}`;
  };
  assert(
    property(array(string(), { minLength: 1 }), nat(), string(), (lines, at, other) => {
      expect(sumOf(lines.toReversed())).toBe(sumOf(lines));
      expect(sumOf([...lines, lines[0] ?? ""])).not.toBe(sumOf(lines));
      const changed = lines.with(at % lines.length, other);
      pre(changed.some((line, index) => line !== lines[index]));
      expect(sumOf(changed)).not.toBe(sumOf(lines));
    }),
  );
});
