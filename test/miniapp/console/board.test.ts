import { neighbour, placeOn } from "../../../miniapp/console/pipeline/board";
import type { Board, Candidacy, Stage } from "../../../miniapp/console/pipeline/data";

const somebody = (id: string, stage: Stage, over: Partial<Candidacy> = {}) =>
  ({ id, stage, outcome: "open", events: 1, ...over }) as Candidacy;
const column = (stage: Stage, items: Candidacy[], used = true) => ({
  stage,
  used,
  count: items.length,
  items,
  nextCursor: null,
});
const board = (): Board => ({
  title: "销售顾问",
  columns: [
    column("screening", [somebody("a", "screening"), somebody("b", "screening")]),
    column("written_test", [], false),
    column("interview", [somebody("c", "interview")]),
  ],
});
const shown = ({ columns }: Board) =>
  columns.map(({ count, items }) => [count, items.map(({ id }) => id).join("")]);

test("whoever moves stands on top of the next stage, and is counted there", () => {
  expect(shown(placeOn(board(), somebody("b", "interview")))).toEqual([
    [1, "a"],
    [0, ""],
    [2, "bc"],
  ]);
});

test("whoever stays is shown as they are now, where they stood", () => {
  const placed = placeOn(board(), somebody("b", "screening", { events: 7 }));
  expect(shown(placed)).toEqual(shown(board()));
  expect(placed.columns[0]?.items[1]?.events).toBe(7);
});

test("whoever has come to an end is on no stage", () => {
  expect(shown(placeOn(board(), somebody("a", "screening", { outcome: "rejected" })))[0]).toEqual([1, "b"]);
});

test("a key leads to the stage beside, not to one that the position has no more", () => {
  const columns = board();
  expect(neighbour(columns, "screening", 1)).toBeNull();
  expect(neighbour(columns, "interview", -1)).toBeNull();
  expect(
    neighbour({ ...columns, columns: columns.columns.filter(({ used }) => used) }, "interview", -1),
  ).toBe("screening");
});
