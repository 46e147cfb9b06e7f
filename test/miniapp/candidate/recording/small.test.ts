import { ApiError, NetworkError } from "../../../../miniapp/shared/api";
import { backoffMs } from "../../../../miniapp/candidate/recording/backoff";
import { createBell } from "../../../../miniapp/candidate/recording/bell";
import { md5Base64 } from "../../../../miniapp/candidate/recording/checksum";
import { troubleOf } from "../../../../miniapp/candidate/recording/devices";
import { median, meterPosition, noiseFloorDb, rmsDb } from "../../../../miniapp/candidate/recording/levels";
import { pickMimeType } from "../../../../miniapp/candidate/recording/mimeTypes";
import { judgeUploadError, PutRefused } from "../../../../miniapp/candidate/recording/uploadErrors";

const chrome = (type: string) => type.includes("webm");
const safari = (type: string) => type.includes("mp4");

describe("pickMimeType", () => {
  test.each([
    ["video", chrome, "video/webm;codecs=vp8,opus"],
    ["audio", chrome, "audio/webm;codecs=opus"],
    ["video", safari, "video/mp4;codecs=avc1.42E01E,mp4a.40.2"],
    ["audio", safari, "audio/mp4;codecs=mp4a.40.2"],
    ["video", (type: string) => type === "video/mp4", "video/mp4"],
    ["video", () => false, null],
    ["audio", undefined, null],
  ] as const)("%s with %p → %s", (medium, isSupported, expected) => {
    expect(pickMimeType(medium, isSupported)).toBe(expected);
  });
});

test("md5 is base64 as HTTP's Content-MD5 has it", () => {
  const bytes = new TextEncoder().encode("hello").buffer as ArrayBuffer;
  expect(md5Base64(bytes)).toBe("XUFAKrxLKna5cZ2REBfFkg==");
});

describe("backoffMs", () => {
  test.each([
    [1, 0, null, 500],
    [1, 1, null, 1000],
    [3, 0.5, null, 3000],
    [10, 1, null, 30_000],
    [10, 0, null, 15_000],
    [1, 0, 12, 12_000],
  ])("failure %d, random %d, Retry-After %s → %d ms", (failures, random, retryAfter, expected) => {
    expect(backoffMs(failures, random, retryAfter)).toBe(expected);
  });
});

describe("levels", () => {
  test("a full-scale square wave is 0 dBFS, a tenth of it −20, silence the floor", () => {
    expect(rmsDb(new Float32Array([1, -1, 1, -1]))).toBeCloseTo(0);
    expect(rmsDb(new Float32Array([0.1, -0.1]))).toBeCloseTo(-20, 4);
    expect(rmsDb(new Float32Array(8))).toBe(-120);
  });
  test.each([
    [-120, 0],
    [-60, 0],
    [-35, 0.5],
    [-10, 1],
    [0, 1],
  ])("%d dBFS stands at %d on the meter", (db, position) => {
    expect(meterPosition(db)).toBe(position);
  });
  test("the noise floor is the quiet between words, once enough was heard", () => {
    expect(noiseFloorDb([-50, -20])).toBeNull();
    expect(noiseFloorDb([-20, -18, -55, -22, -54, -19, -21, -56, -20, -18])).toBe(-54);
  });
  test("median", () => {
    expect(median([])).toBeNull();
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 3])).toBe(2);
  });
});

test.each([
  ["NotAllowedError", "denied"],
  ["NotFoundError", "missing"],
  ["NotReadableError", "busy"],
  ["TypeError", "failed"],
])("%s from getUserMedia means %s", (name, trouble) => {
  expect(troubleOf(name)).toBe(trouble);
});

const refusal = (status: number, code: string) => new ApiError(status, code, code, null, [], null);
test.each([
  [new NetworkError("x"), "retry"],
  [refusal(503, "server.stopping"), "retry"],
  [refusal(429, "rate.limited"), "retry"],
  [new PutRefused("ticket.expired"), "retry"],
  [refusal(401, "session.invalid"), "halt"],
  [refusal(409, "interview.opened_elsewhere"), "halt"],
  [refusal(409, "chunk.conflict"), "refuse"],
  [refusal(410, "answer.sealed"), "refuse"],
  [refusal(413, "chunk.too_large"), "refuse"],
  [refusal(422, "request.invalid"), "refuse"],
  [refusal(413, "http.413"), "retry"],
  [refusal(400, "http.400"), "retry"],
  [refusal(422, "http.422"), "retry"],
  [refusal(409, "interview.state_changed"), "set_aside"],
  [refusal(404, "answer.not_found"), "set_aside"],
])("%s → %s", (error, verdict) => {
  expect(judgeUploadError(error)).toBe(verdict);
});

describe("bell", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test("ends a wait early, or keeps the ring for the next wait", async () => {
    const bell = createBell();
    const waits = bell.wait(null);
    bell.ring();
    await waits;
    bell.ring();
    await bell.wait(null);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("without a ring the time passes", async () => {
    const bell = createBell();
    const over = jest.fn();
    void bell.wait(500).then(over);
    await jest.advanceTimersByTimeAsync(499);
    expect(over).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(over).toHaveBeenCalled();
  });
});
