import { ApiError, NetworkError } from "../../../../miniapp/shared/api";
import { createKeep, memoryShelf } from "../../../../miniapp/candidate/page/keep";
import { createRetry } from "../../../../miniapp/candidate/page/retry";

const TOKEN = "k3Jd0q8Zr5TtYw1xVb7NnA";

describe("keep", () => {
  test("a reload finds session, submit and drafts again, each link its own", () => {
    const shelf = memoryShelf();
    createKeep(TOKEN, shelf).session.write({ sessionToken: "s", interviewId: null });
    createKeep(TOKEN, shelf).draft("q1").write({ text: "第一稿", revision: 2 });
    const again = createKeep(TOKEN, shelf);
    expect(again.session.read()).toEqual({ sessionToken: "s", interviewId: null });
    expect(again.draft("q1").read()).toEqual({ text: "第一稿", revision: 2 });
    expect(again.draft("q2").read()).toBeNull();
    expect(createKeep(`${TOKEN}x`, shelf).session.read()).toBeNull();
    again.session.write(null);
    expect(again.session.read()).toBeNull();
  });

  test("a session that is over is not one, and still tells whose chunks may be on this device", () => {
    const keep = createKeep(TOKEN, memoryShelf());
    keep.signOut();
    expect(keep.session.read()).toBeNull();
    keep.session.write({ sessionToken: "s", interviewId: "i" });
    keep.signOut();
    expect(keep.session.read()).toEqual({ sessionToken: null, interviewId: "i" });
  });

  test("the link itself is never stored", () => {
    const keys: string[] = [];
    const shelf = memoryShelf();
    const spy = { ...shelf, setItem: (key: string, value: string) => void keys.push(key + value) };
    createKeep(TOKEN, spy).session.write({ sessionToken: "s", interviewId: null });
    expect(keys).toHaveLength(1);
    expect(keys.join()).not.toContain(TOKEN);
  });

  test("full or forbidden storage, and a damaged entry, are not errors", () => {
    const shelf = {
      getItem: () => "{damaged",
      setItem: () => {
        throw new Error("QuotaExceededError");
      },
      removeItem: () => undefined,
    };
    const keep = createKeep(TOKEN, shelf);
    expect(() => keep.muted.write(true)).not.toThrow();
    expect(keep.muted.read()).toBeNull();
  });
});

describe("retry", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test("tries until answered, telling how often it failed in a row", async () => {
    const failures: number[] = [];
    const retry = createRetry(
      () => 1,
      (count) => failures.push(count),
    );
    const call = jest
      .fn<Promise<string>, []>()
      .mockRejectedValueOnce(new NetworkError("x"))
      .mockRejectedValueOnce(new ApiError(503, "x", "x", null, [], null))
      .mockResolvedValue("done");
    const result = retry.until(call);
    await jest.advanceTimersByTimeAsync(3000);
    await expect(result).resolves.toBe("done");
    expect(failures).toEqual([1, 2, 0]);
  });

  test("a refusal is an answer", async () => {
    const retry = createRetry(
      () => 0,
      () => undefined,
    );
    const refusal = new ApiError(409, "interview.state_changed", "x", null, [], null);
    await expect(retry.until(() => Promise.reject(refusal))).rejects.toBe(refusal);
  });

  test("waking ends the pause; no longer wanted ends the tries", async () => {
    const retry = createRetry(
      () => 1,
      () => undefined,
    );
    let wanted = true;
    const call = jest.fn(() => Promise.reject(new NetworkError("x")));
    const result = retry.until(call, () => wanted);
    await jest.advanceTimersByTimeAsync(0);
    retry.wake();
    await jest.advanceTimersByTimeAsync(0);
    expect(call).toHaveBeenCalledTimes(2);
    wanted = false;
    retry.wake();
    await expect(result).resolves.toBeNull();
    expect(call).toHaveBeenCalledTimes(2);
  });
});
