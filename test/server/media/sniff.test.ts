import { sniffContainer } from "../../../server/media/sniff";
import { makeRecording } from "./fixtures";

describe("telling a recording by its first bytes", () => {
  it.each(["webm", "mp4", "ogg", "wav"] as const)("knows %s", async (form) => {
    const bytes = await makeRecording({ seconds: 1, form, picture: "none" });
    expect(sniffContainer(bytes)).toBe(form);
    expect(sniffContainer(bytes.subarray(0, 16))).toBe(form);
  });

  it.each([
    ["ID3", "mp3"],
    ["\xff\xfb\x90\x00", "mp3"],
    ["\xff\xf3\x40\xc0", "mp3"],
    ["\0\0\0\x18styp", "mp4"],
  ])("knows %p as %s", (text, container) =>
    expect(sniffContainer(Buffer.from(text.padEnd(8, "\0"), "latin1"))).toBe(container),
  );

  it.each([
    ["PDF", "%PDF-1.7\n%"],
    ["ZIP", "PK\x03\x04aaaaaaaa"],
    ["PNG", "\x89PNG\r\n\x1a\n"],
    ["HTML", "<!doctype html>"],
    ["an AVI", "RIFF\0\0\0\0AVI LIST"],
    ["a playlist", "#EXTM3U\n"],
    ["a concat script", "ffconcat version 1.0"],
    ["set bits only", "\xff\xff\xff\xff\xff\xff"],
    ["nothing", ""],
    ["too little", "Og"],
  ])("takes %s for no recording", (_name, text) =>
    expect(sniffContainer(Buffer.from(text, "latin1"))).toBeNull(),
  );
});
