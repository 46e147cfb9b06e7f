import { alignTokens } from "../../../server/speech/whisper/align";

/** Attention that looks at one place: a peak of a few frames. */
function lookingAt(frame: number, frames: number): Float32Array {
  return Float32Array.from({ length: frames }, (_, at) => Math.exp(-((at - frame) ** 2) / 18));
}

describe("alignTokens", () => {
  it("finds when each token starts from where the decoder looks", () => {
    const attention = [10, 40, 70, 95].map((frame) => [lookingAt(frame, 1500), lookingAt(frame + 1, 1500)]);
    const starts = alignTokens(attention, 110);
    expect(starts).toHaveLength(4);
    expect(starts[0]).toBe(0);
    // Between the peaks before and after, in milliseconds of 20 each.
    expect(starts[1]).toBeGreaterThan(10 * 20);
    expect(starts[1]).toBeLessThanOrEqual(40 * 20);
    expect(starts[2]).toBeGreaterThan(40 * 20);
    expect(starts[3]).toBeGreaterThan(70 * 20);
    expect(starts[3]).toBeLessThan(110 * 20);
  });

  it("never goes back in time and never leaves the sound, even when attention wanders", () => {
    const attention = [80, 20, 90, 5].map((frame) => [lookingAt(frame, 200)]);
    const starts = alignTokens(attention, 100);
    expect([...starts].sort((a, b) => a - b)).toEqual(starts);
    expect(Math.max(...starts)).toBeLessThan(2000);
  });

  it("has nothing to say about nothing", () => {
    expect(alignTokens([], 100)).toEqual([]);
    expect(alignTokens([[lookingAt(3, 10)]], 0)).toEqual([]);
  });
});
