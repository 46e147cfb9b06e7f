import { QueryFailedError } from "typeorm";
import { createLogger } from "../../server/logger";

const lineOf = (err: Error): string => {
  const lines: string[] = [];
  createLogger({ LOG_LEVEL: "info" }, { write: (line) => void lines.push(line) }).error({ err }, "failed");
  return lines.join("");
};

test("a failing query is logged by its code and place, without the row it was to write", () => {
  const cause = Object.assign(new Error("Duplicate entry '周小满' for key"), { code: "ER_DUP_ENTRY" });
  const line = lineOf(new QueryFailedError("INSERT INTO candidates VALUES (?)", ["周小满"], cause));
  expect(line).not.toContain("周小满");
  expect(JSON.parse(line).err).toMatchObject({ type: "QueryFailedError", reason: "ER_DUP_ENTRY" });
  expect(line).toContain("logger.test");
});

test("any other error keeps its message and stack", () => {
  const { err } = JSON.parse(lineOf(new TypeError("no such thing")));
  expect(err).toMatchObject({ type: "TypeError", message: "no such thing" });
  expect(err.stack).toContain("logger.test");
});
