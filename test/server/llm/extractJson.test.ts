import { z } from "zod";
import { extractJson } from "../../../server/llm/extractJson";

const shape = z.object({ level: z.number().int().min(1).max(5) });
const read = (reply: string) => extractJson(reply, shape)?.level ?? null;

test.each([
  ["bare", '{"level": 3}', 3],
  ["in a code fence", 'Here you are:\n```json\n{"level": 3}\n```\nAnything else?', 3],
  ["after reasoning", '<think>maybe {"level": 5}?</think>{"level": 2}', 2],
  ["with braces in strings", '{"reason": "he said {\\"x\\"} }", "level": 4}', 4],
  ["after a brace that stands alone", 'if {x then\n{"level": 1}', 1],
  ["twice the same", '{"level": 3} {"level":3}', 3],
  ["two that differ", '{"level": 5} or {"level": 2}', null],
  ["out of range", '{"level": 9}', null],
  ["in words", '{"level": "3"}', null],
  ["cut off", '{"level": 3', null],
  ["nothing", "", null],
  ["too long", `${" ".repeat(70_000)}{"level": 3}`, null],
])("%s", (_, reply, level) => {
  expect(read(reply)).toBe(level);
});

test("a hostile reply takes no time", () => {
  expect(read("{".repeat(60_000))).toBeNull();
});
