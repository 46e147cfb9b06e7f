import { join } from "node:path";
import { ReaderFailure, ReaderProcess } from "../../../server/spreadsheets/reader/readerProcess";
import { portions } from "../../../server/spreadsheets/reader/portions";
import { createTurns } from "../../../server/spreadsheets/reader/turns";

const limits = { timeMs: 60_000, memoryMb: 64 };
const entry = (name: string) => join(__dirname, "readers", `${name}.cjs`);

let reader: ReaderProcess;
afterEach(() => reader.close());

test("a reader that takes too long is ended, and the error says how long it had", async () => {
  reader = new ReaderProcess({ ...limits, timeMs: 50 }, entry("silent"));
  await expect(reader.ask({ kind: "more" })).rejects.toMatchObject({
    code: "spreadsheet.too_slow",
    options: { params: { seconds: 1 } },
  });
  await expect(reader.ask({ kind: "more" })).rejects.toMatchObject({ code: "spreadsheet.too_slow" });
});

test("a reader that fills its memory ends alone", async () => {
  reader = new ReaderProcess(limits, entry("hungry"));
  await expect(reader.ask({ kind: "more" })).rejects.toMatchObject({ code: "spreadsheet.too_heavy" });
});

test("a reader that dies fails the next question, and is our fault", async () => {
  reader = new ReaderProcess(limits, entry("dying"));
  await expect(reader.ask({ kind: "more" })).resolves.toEqual({ kind: "end", notes: [] });
  await expect(reader.ask({ kind: "more" })).rejects.toThrow(ReaderFailure);
});

test("closing fails the question that waits, with the reason given", async () => {
  reader = new ReaderProcess(limits, entry("silent"));
  const asked = reader.ask({ kind: "more" });
  reader.close(new Error("never mind"));
  await expect(asked).rejects.toThrow("never mind");
});

test("turns are taken in order, and who would wait too long is sent away", async () => {
  const takeTurn = createTurns(1, 1);
  const order: string[] = [];
  const first = await takeTurn();
  const second = takeTurn().then((release) => {
    order.push("second");
    return release;
  });
  await expect(takeTurn()).rejects.toMatchObject({ code: "request.too_many", status: 429 });
  order.push("first ends");
  first();
  (await second)();
  expect(order).toEqual(["first ends", "second"]);
  const third = await takeTurn();
  // A second call ends nobody else's turn.
  first();
  const fourth = takeTurn();
  await expect(takeTurn()).rejects.toMatchObject({ code: "request.too_many" });
  third();
  (await fourth)();
});

test("rows travel in portions that are neither empty nor large", async () => {
  const rowsOf = (count: number, text: string) =>
    Array.from({ length: count }, (_, index) => ({ line: index + 2, cells: [text], problems: [] }));
  async function* batches() {
    yield [];
    yield rowsOf(1_200, "x");
    yield rowsOf(3, "x".repeat(200_000));
  }
  const sizes: number[] = [];
  for await (const portion of portions(batches())) sizes.push(portion.length);
  expect(sizes).toEqual([500, 500, 202, 1]);
});
