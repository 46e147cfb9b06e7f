import { type Happened, letHappen } from "./mishaps";

const named = (name: string, at: object, happen: () => Promise<void> = async () => undefined) => ({
  name,
  at,
  happen,
});

test("a mishap that came when all was over, and one that never came, can be told from those that hit something", async () => {
  const over = new AbortController();
  const happened: Happened[] = [];
  const now = { invited: 1, spoken: 0.5, reported: 0 };
  const begun = new Set<string>();
  let cut = 0;
  const hit = named("hit", { spoken: 0.5 }, async () => {
    cut += 2;
  });
  const late = named("late", { invited: 0.3 }, async () => over.abort());
  const never = named("never", { reported: 0.3 });
  await letHappen([hit, late, never], {
    progress: () => now,
    cut: () => cut,
    until: over.signal,
    begun,
    happened,
  });
  expect([...begun]).toEqual(["hit", "late"]);
  expect(happened).toEqual([
    expect.objectContaining({ name: "hit", cut: 2, inTime: true }),
    expect.objectContaining({ name: "late", cut: 0, inTime: false }),
  ]);
});

test("what happened before something broke is known", async () => {
  const happened: Happened[] = [];
  const running = letHappen(
    [named("first", { spoken: 0.1 }), named("second", {}, () => Promise.reject(new Error("it stays away")))],
    {
      progress: () => ({ invited: 0, spoken: 0.2, reported: 0 }),
      cut: () => 0,
      until: new AbortController().signal,
      begun: new Set(),
      happened,
    },
  );
  await expect(running).rejects.toThrow("it stays away");
  expect(happened.map(({ name }) => name)).toEqual(["first"]);
});
