import { countSmsParts } from "../../../server/batches/smsParts";

test("plain Latin text has 160 characters in one SMS and 153 in each of several", () => {
  expect(countSmsParts("a".repeat(160))).toBe(1);
  expect(countSmsParts("a".repeat(161))).toBe(2);
  expect(countSmsParts("a".repeat(306))).toBe(2);
  expect(countSmsParts("a".repeat(307))).toBe(3);
});

test("a euro sign or a bracket costs two characters", () => {
  expect(countSmsParts("€".repeat(80))).toBe(1);
  expect(countSmsParts("€".repeat(81))).toBe(2);
});

test("one Chinese character makes it 70 and 67", () => {
  expect(countSmsParts(`您${"a".repeat(69)}`)).toBe(1);
  expect(countSmsParts(`您${"a".repeat(70)}`)).toBe(2);
  expect(countSmsParts("您".repeat(134))).toBe(2);
  expect(countSmsParts("您".repeat(135))).toBe(3);
});
