import * as fc from "fast-check";
import { toFrames } from "../../../server/speech/audio/frames";
import { findFinishedPart, findFinishedParts, voicedStretches } from "../../../server/speech/audio/stretches";

const frames = (seconds: number): number => toFrames(seconds * 1000);
const silence = (seconds: number): number[] => Array.from({ length: frames(seconds) }, () => 0.02);
const voice = (seconds: number): number[] => Array.from({ length: frames(seconds) }, () => 0.95);

describe("voicedStretches", () => {
  it("begins at the onset and ends where the voice was last heard", () => {
    const heard = [0, 0, 0.6, 0.9, 0.9, 0.9, 0.4, 0.4, 0.1, 0.1, 0.1, 0];
    expect(voicedStretches(heard)).toEqual([{ start: 2, end: 8 }]);
  });

  it("does not break at a short dip, nor take a click for a voice", () => {
    expect(voicedStretches([0.9, 0.9, 0.9, 0.1, 0.1, 0.9, 0.9, 0, 0, 0])).toEqual([{ start: 0, end: 7 }]);
    expect(voicedStretches([0, 0, 0.9, 0.9, 0.9, 0, 0, 0, 0])).toEqual([]);
  });
});

describe("findFinishedPart", () => {
  it("waits while somebody speaks, and takes what is left at the end", () => {
    const heard = [...silence(1), ...voice(4)];
    expect(findFinishedPart(heard, false)).toBeNull();
    expect(findFinishedPart(heard, true)).toEqual({
      start: 0,
      end: heard.length,
      voiced: [{ start: frames(1), end: heard.length }],
    });
  });

  it.each([
    { speech: 4, pause: 2.5, finished: false },
    { speech: 4, pause: 3.2, finished: true },
    { speech: 8, pause: 1.3, finished: false },
    { speech: 8, pause: 1.7, finished: true },
    { speech: 16, pause: 0.6, finished: false },
    { speech: 16, pause: 0.8, finished: true },
  ])("after $speech s of speech a pause of $pause s finishes: $finished", ({ speech, pause, finished }) => {
    expect(findFinishedPart([...voice(speech), ...silence(pause)], false) !== null).toBe(finished);
  });

  it("cuts long speech in its longest pause, and keeps every part inside Whisper's window", () => {
    const heard = [...voice(11), ...silence(0.3), ...voice(5), ...silence(0.5), ...voice(14)];
    const part = findFinishedPart(heard, false);
    expect(part?.end).toBe(frames(11) + frames(0.3) + frames(5) + Math.floor(frames(0.5) / 2));
  });

  it("cuts speech without a pause where the voice is weakest", () => {
    const heard = voice(40);
    heard[frames(24)] = 0.5;
    const part = findFinishedPart(heard, false);
    expect(Math.abs((part?.end ?? 0) - frames(24))).toBeLessThanOrEqual(1);
    expect(part?.voiced).toEqual([{ start: 0, end: part?.end }]);
  });

  it("finishes half a minute without a voice, so that a silent candidate does not pile up", () => {
    expect(findFinishedPart(silence(29), false)).toBeNull();
    expect(findFinishedPart(silence(31), false)?.voiced).toEqual([]);
  });
});

describe("a growing recording", () => {
  const conversation = fc
    .array(fc.record({ loud: fc.boolean(), seconds: fc.double({ min: 0.03, max: 20, noNaN: true }) }), {
      maxLength: 14,
    })
    .map((pieces) => pieces.flatMap(({ loud, seconds }) => (loud ? voice(seconds) : silence(seconds))));

  it("never changes what is finished, however it grows", () => {
    fc.assert(
      fc.property(conversation, fc.double({ min: 0, max: 1, noNaN: true }), (heard, share) => {
        const prefix = heard.slice(0, Math.floor(heard.length * share));
        const early = findFinishedParts(prefix, false);
        expect(findFinishedParts(heard, false).slice(0, early.length)).toEqual(early);
      }),
      { numRuns: 300 },
    );
  });

  it("is covered without holes, and no part holds more speech than fits Whisper's window", () => {
    fc.assert(
      fc.property(conversation, (heard) => {
        let at = 0;
        for (const part of findFinishedParts(heard, true)) {
          expect(part.start).toBe(at);
          at = part.end;
          const spoken = (part.voiced.at(-1)?.end ?? 0) - (part.voiced[0]?.start ?? 0);
          expect(spoken).toBeLessThanOrEqual(frames(28));
        }
        expect(at).toBe(heard.length);
      }),
      { numRuns: 300 },
    );
  });
});
