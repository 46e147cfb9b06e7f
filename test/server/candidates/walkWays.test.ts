import type { NewestRow } from "../../../server/db/selectNewest";
import { type Way, walkWays } from "../../../server/candidates/walkWays";

const rowAt = (index: number): NewestRow => ({
  id: `p${String(99_999 - index)}`,
  at: new Date(Date.UTC(2026, 0, 1) - index * 1_000),
  extra: [],
});
/** Of 20,000 people, the newest first, each `step`-th stands in the index; each 300th is sought. */
function buildWay(step: number) {
  const rows = Array.from({ length: 20_000 / step }, (_, index) => rowAt(index * step));
  const sought = new Set(Array.from({ length: 67 }, (_, index) => rowAt(index * 300).id));
  let judged = 0;
  const way: Way<NewestRow> = {
    look: async ({ after, limit }) =>
      rows.filter(({ at }) => !after || at.getTime() < after.at.getTime()).slice(0, limit),
    fitting: async (ids) => {
      judged += ids.length;
      return rows.filter(({ id }) => ids.includes(id) && sought.has(id));
    },
  };
  return { way, judged: () => judged };
}
const wanted = Array.from({ length: 10 }, (_, index) => rowAt(index * 300));

test("a page is found wholly and in order, however far down", async () => {
  const found = await walkWays([buildWay(1).way], { after: null, limit: 10 });
  expect(found.slice(0, 10)).toEqual(wanted);
});

test("the shortest way goes on from where the first has come to", async () => {
  const [dense, sparse, between] = [buildWay(1), buildWay(100), buildWay(10)];
  const found = await walkWays([dense.way, between.way, sparse.way], { after: null, limit: 10 });
  expect(found.slice(0, 10)).toEqual(wanted);
  expect(dense.judged()).toBeLessThan(20);
  expect(between.judged()).toBe(0);
  expect(sparse.judged()).toBeLessThan(300);
});

test("a way that has come to its end is the shortest", async () => {
  const dense = buildWay(1);
  const none: Way<NewestRow> = { look: async () => [], fitting: async () => [] };
  const found = await walkWays([dense.way, none], { after: null, limit: 10 });
  expect(found).toEqual([rowAt(0)]);
  expect(dense.judged()).toBeLessThan(20);
});
