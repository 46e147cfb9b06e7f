import {
  type JoinInput,
  isExpectedDuration,
  isPlayable,
  mimeTypeOf,
  planJoin,
} from "../../../server/media/joinPlan";

const vp8 = { codec: "vp8", label: "vp8", width: 640, height: 480 };
const avc = { codec: "h264", label: "h264 (High)", width: 640, height: 480 };
const opus = { codec: "opus", label: "opus, mono", sampleRate: 48_000 };
const aac = { codec: "aac", label: "aac (LC), mono", sampleRate: 48_000 };
const durationMs = 4_000;
const webm: JoinInput = { container: "webm", facts: { durationMs, video: vp8, audio: opus } };
const webmSound: JoinInput = { container: "webm", facts: { durationMs, video: null, audio: opus } };
const ogg: JoinInput = { container: "ogg", facts: { durationMs, video: null, audio: opus } };
const mp4: JoinInput = { container: "mp4", facts: { durationMs, video: avc, audio: aac } };
const mp4Sound: JoinInput = { container: "mp4", facts: { durationMs, video: null, audio: aac } };
const chromeH264: JoinInput = { container: "webm", facts: { durationMs, video: avc, audio: opus } };
const withVideo = (input: JoinInput, change: object): JoinInput => ({
  ...input,
  facts: { ...input.facts, video: { ...vp8, ...input.facts.video, ...change } },
});

describe("planning a join", () => {
  it.each<[string, JoinInput[], string, string]>([
    ["one webm", [webm], "copy", "video/webm"],
    ["webm twice", [webm, webm], "copy", "video/webm"],
    ["mp4 twice", [mp4, mp4], "copy", "video/mp4"],
    ["sound in webm and ogg", [webmSound, ogg], "copy", "audio/webm"],
    ["picture only", [{ ...webm, facts: { ...webm.facts, audio: null } }], "copy", "video/webm"],
    ["webm, then sound", [webm, webmSound], "encode", "video/mp4"],
    ["webm, then mp4", [webm, mp4], "encode", "video/mp4"],
    ["two sizes", [webm, withVideo(webm, { width: 320 })], "encode", "video/mp4"],
    ["two profiles", [mp4, withVideo(mp4, { label: "h264 (Baseline)" })], "encode", "video/mp4"],
    ["codecs that no common container holds", [chromeH264], "encode", "video/mp4"],
  ])("%s", (_name, inputs, kind, mimeType) => {
    const plan = planJoin(inputs);
    expect(plan.kind).toBe(kind);
    expect(mimeTypeOf(plan, inputs)).toBe(mimeType);
  });

  it("encodes into a frame that holds all, with even sides", () => {
    const inputs = [
      withVideo(webm, { width: 321, height: 240 }),
      withVideo(webm, { width: 180, height: 321 }),
    ];
    expect(planJoin(inputs)).toEqual({
      kind: "encode",
      container: "mp4",
      frame: { width: 322, height: 322 },
    });
    expect(planJoin([webmSound, mp4Sound])).toEqual({ kind: "encode", container: "mp4", frame: null });
  });
});

describe("what a recorder could have made", () => {
  it.each([
    ["a normal recording", {}, true],
    ["no track", { video: null, audio: null }, false],
    ["no time", { durationMs: 0 }, false],
    ["a week", { durationMs: 7 * 86_400_000 }, false],
    ["an unknown picture codec", { video: { ...vp8, codec: "cinepak" } }, false],
    ["an unknown sound codec", { audio: { ...opus, codec: "midi" } }, false],
    ["a giant picture", { video: { ...vp8, width: 30_000, height: 30_000 } }, false],
  ])("%s: %#", (_name, change, playable) => expect(isPlayable({ ...webm.facts, ...change })).toBe(playable));
});

describe("the duration of a join", () => {
  it.each([
    [7_000, [4_000, 3_000], true],
    [7_400, [4_000, 3_000], true],
    [4_000, [4_000, 3_000], false],
    [8_000, [4_000, 3_000], false],
    [600_000, Array.from({ length: 20 }, () => 30_100), true],
  ])("%d ms from %p: %p", (whole, parts, expected) =>
    expect(isExpectedDuration(whole, parts)).toBe(expected),
  );
});
