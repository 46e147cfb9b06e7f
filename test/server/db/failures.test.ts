import { QueryFailedError } from "typeorm";
import { DatabaseAway, isDatabaseAway, isLostRace, isUnreachable } from "../../../server/db/failures";

const failed = (driverError: object) =>
  new QueryFailedError("UPDATE jobs", [], Object.assign(new Error("x"), driverError));

test.each([
  ["MySQL's deadlock", { errno: 1213, sqlState: "40001" }],
  ["MySQL's lock that was waited for in vain", { errno: 1205, sqlState: "HY000" }],
  ["a key that somebody else was faster to take", { errno: 1062, sqlState: "23000" }],
  ["TiDB's row that has changed", { errno: 8002, sqlState: "HY000" }],
  ["TiDB's failure that is safe to try again", { errno: 8022, sqlState: "HY000" }],
  ["TiDB's changed schema", { errno: 8028, sqlState: "HY000" }],
  ["TiDB's write conflict", { errno: 9007, sqlState: "HY000" }],
  ["OceanBase's rollback", { errno: 6002, sqlState: "40000" }],
])("%s is a lost race: the transaction is run again", (_, driverError) => {
  expect(isLostRace(failed(driverError))).toBe(true);
  expect(isDatabaseAway(failed(driverError))).toBe(false);
});

test.each([
  ["a server that shuts down", { errno: 1053, sqlState: "08S01" }],
  ["a primary that has become read-only", { errno: 1290, sqlState: "HY000" }],
  ["a lost connection", { code: "PROTOCOL_CONNECTION_LOST", fatal: true }],
  ["TiDB without its storage", { errno: 9002, sqlState: "HY000" }],
])("%s is an absence: nobody knows what was done, and nothing is repeated", (_, driverError) => {
  expect(isDatabaseAway(failed(driverError))).toBe(true);
  expect(isLostRace(failed(driverError))).toBe(false);
});

test("a wrong statement, a wrong password and other services' failures are neither", () => {
  const wrong = failed({ errno: 1064, sqlState: "42000" });
  const elsewhere = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  for (const error of [wrong, elsewhere])
    expect([isDatabaseAway(error), isLostRace(error)]).toEqual([false, false]);
  expect(isUnreachable({ errno: 1045, sqlState: "28000", code: "ER_ACCESS_DENIED_ERROR" })).toBe(false);
  expect(isUnreachable(elsewhere)).toBe(true);
  expect(isDatabaseAway(new DatabaseAway(elsewhere))).toBe(true);
});
