import { composeManifest, nextSegment, recordedMs } from "../../../../miniapp/candidate/recording/manifest";
import { INTERVIEW, buildSegment } from "./factories";

const answer = { interviewId: INTERVIEW, questionId: "q1", take: 1 };

describe("composeManifest", () => {
  test("counts every chunk this device made for the take, sent or not, in segment order", () => {
    const local = [
      buildSegment({ segment: 2, chunks: 3, durationMs: 2900.4 }),
      buildSegment({ segment: 0, chunks: 12, durationMs: 12_010, mimeType: "video/mp4" }),
    ];
    expect(composeManifest(1, local, [], "audio/webm").segments).toEqual([
      { segment: 0, mimeType: "video/mp4", chunks: 12, durationMs: 12_010 },
      { segment: 2, mimeType: "video/webm", chunks: 3, durationMs: 2900 },
    ]);
  });

  test("leaves out other takes and segments without sound or picture", () => {
    const local = [buildSegment({ take: 1, chunks: 4 }), buildSegment({ take: 2, segment: 1, chunks: 0 })];
    expect(composeManifest(2, local, [], "video/webm")).toEqual({ segments: [] });
  });

  test("adds what the server holds from another device, gaps included", () => {
    const held = [{ take: 1, segment: 0, contiguous: 3, beyond: [5, 6] }];
    expect(composeManifest(1, [], held, "video/mp4").segments).toEqual([
      { segment: 0, mimeType: "video/mp4", chunks: 7, durationMs: 7000 },
    ]);
  });

  test("the larger count wins where both know a segment", () => {
    const local = [buildSegment({ chunks: 5, durationMs: 5000 })];
    const behind = [{ take: 1, segment: 0, contiguous: 4, beyond: [] }];
    const ahead = [{ take: 1, segment: 0, contiguous: 6, beyond: [] }];
    expect(composeManifest(1, local, behind, "x").segments[0]).toMatchObject({ chunks: 5, durationMs: 5000 });
    expect(composeManifest(1, local, ahead, "x").segments[0]).toMatchObject({
      chunks: 6,
      mimeType: "video/webm",
    });
  });
});

test.each([
  ["nothing recorded yet", [], 0, 0],
  ["the server has seen more", [buildSegment({ segment: 0 })], 3, 3],
  ["this device has recorded offline", [buildSegment({ segment: 4 })], 1, 5],
  ["another take does not count", [buildSegment({ segment: 4, take: 2 })], 1, 1],
  ["another question does not count", [buildSegment({ segment: 4, questionId: "q2" })], 1, 1],
])("nextSegment: %s", (_name, local, serverNext, expected) => {
  expect(nextSegment(answer, local, serverNext)).toBe(expected);
});

test("recordedMs sums one take of one question", () => {
  const local = [
    buildSegment({ durationMs: 1000 }),
    buildSegment({ segment: 1, durationMs: 500 }),
    buildSegment({ take: 2, durationMs: 9000 }),
    buildSegment({ questionId: "q2", durationMs: 9000 }),
  ];
  expect(recordedMs(local, "q1", 1)).toBe(1500);
});
