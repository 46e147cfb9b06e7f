import { shareAnswers, shareRuns } from "../../server/shareRuns";
import { createGate } from "../support/gate";

/** Flushes that end when they are told to. */
function heldRuns() {
  const runs = Array.from({ length: 3 }, () => ({ began: createGate(), end: createGate() }));
  let count = 0;
  const run = shareRuns(() => {
    const current = runs[count] as (typeof runs)[number];
    count += 1;
    current.began.open();
    return current.end.opened;
  });
  return { runs, run, count: () => count };
}

test("calls that come while one runs share the next, which began after them", async () => {
  const { runs, run, count } = heldRuns();
  const done: string[] = [];
  const first = run().then(() => done.push("first"));
  const second = run().then(() => done.push("second"));
  const third = run().then(() => done.push("third"));
  expect(count()).toBe(1);
  runs[0]?.end.open();
  await first;
  await runs[1]?.began.opened;
  expect(done).toEqual(["first"]);
  runs[1]?.end.open();
  await Promise.all([second, third]);
  expect(done).toEqual(["first", "second", "third"]);
  expect(count()).toBe(2);
});

test("a failure reaches those who waited for it, and the next run goes on", async () => {
  let runs = 0;
  const run = shareRuns(async () => {
    runs += 1;
    if (runs === 1) throw new Error("disk");
  });
  const first = run();
  const second = run();
  await expect(first).rejects.toThrow("disk");
  await expect(second).resolves.toBeUndefined();
  await run();
  expect(runs).toBe(3);
});

test("who asks while the same is being answered shares the next answer; other questions go their own way", async () => {
  const gates = Array.from({ length: 3 }, createGate);
  const began: string[] = [];
  const share = shareAnswers<number>();
  const ask = (key: string) =>
    share(key, async () => {
      const turn = began.push(key);
      await gates[turn - 1]?.opened;
      return turn;
    });
  const first = ask("one");
  const second = ask("one");
  const third = ask("one");
  const other = ask("two");
  expect(began).toEqual(["one", "two"]);
  gates.forEach(({ open }) => open());
  expect(await Promise.all([first, second, third, other])).toEqual([1, 3, 3, 2]);
  expect(await ask("one")).toBe(4);
});

test("an answer that failed is asked for again by those who waited for the next one", async () => {
  let turns = 0;
  const share = shareAnswers<string>();
  const ask = () =>
    share("key", async () => {
      turns += 1;
      if (turns === 1) throw new Error("database");
      return "answer";
    });
  const first = ask();
  const second = ask();
  await expect(first).rejects.toThrow("database");
  expect(await second).toBe("answer");
});
