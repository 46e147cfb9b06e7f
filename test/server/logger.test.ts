import { QueryFailedError } from "typeorm";
import { createLogger, tellError } from "../../server/logger";

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

test("what is told of a job's failure has the code of a failing query, and no value that its message quotes", () => {
  const cause = Object.assign(new Error("Duplicate entry '周小满' for key"), { code: "ER_DUP_ENTRY" });
  const refused = new QueryFailedError("INSERT INTO candidates VALUES (?)", ["周小满"], cause);
  const ofDriver = Object.assign(new Error("Duplicate entry '周小满' for key"), {
    sql: "INSERT …",
    code: "X",
  });
  expect(tellError(refused)).toBe("QueryFailedError: ER_DUP_ENTRY");
  expect(tellError(ofDriver)).toBe("Error: X");
  expect(tellError(new TypeError("no such thing"))).toBe("TypeError: no such thing");
  expect(tellError("周小满")).toBe("a thrown string");
});
