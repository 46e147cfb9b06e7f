import { settle } from "../../../miniapp/host/settle";

const refused = () => ({ state: "refused", why: "failed" }) as const;
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe("a call into the client", () => {
  it("ends with its value, or with why there is none", async () => {
    expect(await settle(1_000, () => Promise.resolve("code"), refused)).toEqual({
      state: "ok",
      value: "code",
    });
    expect(await settle(1_000, () => Promise.reject(new Error("no")), refused)).toEqual(refused());
    const thrown = () => {
      throw new Error("no bridge");
    };
    expect(await settle(1_000, thrown, refused)).toEqual(refused());
  });

  it("ends by itself where nothing answers, and does not hear what comes too late", async () => {
    let fail: (reason: Error) => void = () => undefined;
    const call = settle(1_000, () => new Promise((_, reject) => (fail = reject)), refused);
    jest.advanceTimersByTime(1_000);
    expect(await call).toEqual({ state: "timed_out" });
    // An unhandled rejection would end the test run.
    fail(new Error("late"));
  });
});
