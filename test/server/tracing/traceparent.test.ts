import { formatTraceparent, parseTraceparent } from "../../../server/tracing/traceparent";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const spanId = "00f067aa0ba902b7";

test("is read and written as W3C has it", () => {
  const text = `00-${traceId}-${spanId}-01`;
  expect(parseTraceparent(text)).toEqual({ traceId, spanId, sampled: true });
  expect(formatTraceparent({ traceId, spanId, sampled: true })).toBe(text);
  expect(parseTraceparent(`00-${traceId}-${spanId}-02`)?.sampled).toBe(false);
});

test("of a version to come the known part is read", () => {
  expect(parseTraceparent(`cc-${traceId}-${spanId}-01-what-the-future-will-be`)?.traceId).toBe(traceId);
});

test.each([
  ["nothing", ""],
  ["other words", "hello"],
  ["a forbidden version", `ff-${traceId}-${spanId}-01`],
  ["more than version 0 has", `00-${traceId}-${spanId}-01-more`],
  ["no trace", `00-${"0".repeat(32)}-${spanId}-01`],
  ["no span", `00-${traceId}-${"0".repeat(16)}-01`],
  ["capital letters", `00-${traceId.toUpperCase()}-${spanId}-01`],
  ["too much of it", `cc-${traceId}-${spanId}-01-${"x".repeat(1_000)}`],
])("%s is none", (_, text) => {
  expect(parseTraceparent(text)).toBeNull();
});
