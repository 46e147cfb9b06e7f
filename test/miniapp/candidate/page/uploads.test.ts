import { createMemoryStore } from "../../../../miniapp/candidate/recording/memoryStore";
import { createResilientStore } from "../../../../miniapp/candidate/recording/resilientStore";
import type { Context } from "../../../../miniapp/candidate/page/context";
import { initialPage, type PageState } from "../../../../miniapp/candidate/page/model";
import { createStore } from "../../../../miniapp/candidate/page/store";
import { createUploads } from "../../../../miniapp/candidate/page/uploads";
import { INTERVIEW, fillSegment } from "../recording/factories";
import { fakeServer, refusal } from "../recording/fakeServer";
import { buildState } from "./factories";

/** A page after the last answer; `counts` may fail as a browser's storage does. */
function afterTheEnd(server: ReturnType<typeof fakeServer>, counts: () => Error | null = () => null) {
  const durable = createMemoryStore();
  const chunks = createResilientStore(
    {
      ...durable,
      async count(...which) {
        const error = counts();
        if (error) throw error;
        return durable.count(...which);
      },
    },
    createMemoryStore(),
    () => undefined,
  );
  const visit = () => {
    const store = createStore<PageState>({
      ...initialPage,
      signedIn: true,
      state: buildState({ status: "completed" }, null),
    });
    const context = {
      store,
      calls: server.calls as Context["calls"],
      chunks: async () => chunks,
      now: () => performance.now(),
    } as Context;
    const ignore = () => undefined;
    return { store, uploads: createUploads(context, ignore, ignore) };
  };
  return { chunks, durable, visit };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("with everything at the server nothing of the interview stays on this device", async () => {
  const { chunks, visit } = afterTheEnd(fakeServer());
  await fillSegment(chunks, 3);
  const { store, uploads } = visit();
  expect(store.get().pending).toBeNull();
  await uploads.start(INTERVIEW);
  await jest.advanceTimersByTimeAsync(20_000);
  expect(store.get()).toMatchObject({ pending: 0, refused: 0 });
  expect(await chunks.segments(INTERVIEW)).toEqual([]);
});

test("what the server does not take stays, is never called saved, and a later visit sends it again", async () => {
  let refusing = true;
  const server = fakeServer((call, key) =>
    refusing && call === "tickets" && key.endsWith("/1") ? refusal(409, "chunk.conflict") : null,
  );
  const { chunks, durable, visit } = afterTheEnd(server);
  await fillSegment(chunks, 3);
  const first = visit();
  await first.uploads.start(INTERVIEW);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(first.store.get()).toMatchObject({ pending: 0, refused: 1 });
  expect((await durable.oldest(INTERVIEW, 9, () => true)).map(({ sequence }) => sequence)).toEqual([1]);

  first.uploads.sendAgain();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(first.store.get()).toMatchObject({ pending: 0, refused: 1 });

  refusing = false;
  const later = visit();
  await later.uploads.start(INTERVIEW);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(later.store.get()).toMatchObject({ pending: 0, refused: 0 });
  expect(server.committed.size).toBe(3);
  expect(await durable.segments(INTERVIEW)).toEqual([]);
});

test("what was not taken can be sent again at once, on a page that must not be closed", async () => {
  let refusing = true;
  const server = fakeServer((call) =>
    refusing && call === "commit" ? refusal(413, "chunk.too_large") : null,
  );
  const { chunks, durable, visit } = afterTheEnd(server);
  await fillSegment(chunks, 2);
  const { store, uploads } = visit();
  await uploads.start(INTERVIEW);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(store.get()).toMatchObject({ pending: 0, refused: 2 });
  refusing = false;
  uploads.sendAgain();
  await jest.advanceTimersByTimeAsync(20_000);
  expect(store.get()).toMatchObject({ pending: 0, refused: 0 });
  expect(await durable.segments(INTERVIEW)).toEqual([]);
});

test("a count that fails is no zero: nothing is forgotten before it is known", async () => {
  let failing = true;
  const server = fakeServer((call) => (failing && call === "tickets" ? refusal(503, "x") : null));
  const { chunks, durable, visit } = afterTheEnd(server, () => (failing ? new Error("UnknownError") : null));
  await fillSegment(chunks, 2);
  const { store, uploads } = visit();
  await uploads.start(INTERVIEW);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(store.get().pending).toBeNull();
  expect(await durable.count(INTERVIEW)).toBe(2);
  failing = false;
  await jest.advanceTimersByTimeAsync(60_000);
  expect(store.get()).toMatchObject({ pending: 0, refused: 0 });
  expect(server.committed.size).toBe(2);
});
