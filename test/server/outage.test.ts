import { DatabaseAway } from "../../server/db/failures";
import { tellOutage } from "../../server/db/tellOutage";
import { createLogger } from "../../server/logger";
import { createOutage } from "../../server/outage";
import { createTestTimers } from "../support/testTimers";

const LOOK_MS = 10_000;

function openLog() {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  const log = createLogger({ LOG_LEVEL: "info" }, { write });
  return {
    log,
    told: () => lines.splice(0).map(({ msg, times }) => (times === undefined ? msg : [msg, times])),
  };
}

test("an outage is told when it begins, each minute by how often it was met, and when it is over", () => {
  const { log, told } = openLog();
  const timers = createTestTimers(LOOK_MS);
  const words = { begins: "begins", lasts: "lasts", ends: "ends" };
  const outage = createOutage(log, words, timers);
  const pass = (looks: number, met: number) => {
    for (let look = 0; look < looks; look += 1) {
      for (let time = 0; time < met; time += 1) outage.met({ kind: "of something" });
      timers.fire(LOOK_MS);
    }
  };
  pass(5, 100);
  expect(told()).toEqual(["begins"]);
  pass(1, 100);
  expect(told()).toEqual([["lasts", 599]]);
  pass(6, 1);
  expect(told()).toEqual([["lasts", 6]]);
  pass(1, 0);
  expect(told()).toEqual([["ends", 0]]);
  expect(timers.fire(LOOK_MS)).toBe(false);
  pass(1, 1);
  expect(told()).toEqual(["begins"]);
});

test("all who meet the database's absence tell of one, and of other errors themselves", () => {
  const { log, told } = openLog();
  const away = new DatabaseAway(new Error("connection refused"));
  expect([tellOutage(log, away), tellOutage(log, away), tellOutage(log, new Error("ours"))]).toEqual([
    true,
    true,
    false,
  ]);
  expect(told()).toEqual(["the database is away"]);
});
