import { bytesOf, codeOf, readAll, signedPart, storedOf } from "./fixtures";
import { KEY, NOW, after, useDisk } from "./useDisk";

const disk = useDisk();

const link = async (options: { mimeType?: string; fileName?: string } = {}) =>
  signedPart(await disk.store.signedRead(KEY, { expiresInSeconds: 60, mimeType: "video/webm", ...options }));

describe("playback links", () => {
  const bytes = bytesOf(100_000);
  beforeEach(() => disk.store.put(KEY, bytes));

  it("give the whole object", async () => {
    const { status, headers, stream } = await disk.store.openSigned(await link(), undefined);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "Accept-Ranges": "bytes",
      "Cache-Control": "private, max-age=60",
      "Content-Disposition": "inline",
      "Content-Length": "100000",
      "Content-Type": "video/webm",
    });
    expect((await readAll(stream)).equals(bytes)).toBe(true);
  });

  it.each([
    ["bytes=0-0", 0, 0],
    ["bytes=65530-65540", 65_530, 65_540],
    ["bytes=99999-", 99_999, 99_999],
    ["bytes=0-", 0, 99_999],
    ["bytes=-1", 99_999, 99_999],
    ["bytes=-200000", 0, 99_999],
    ["bytes=5-200000", 5, 99_999],
    ["Bytes=5-6", 5, 6],
  ])("honour %s", async (range, start, end) => {
    const { status, headers, stream } = await disk.store.openSigned(await link(), range);
    expect(status).toBe(206);
    expect(headers["Content-Range"]).toBe(`bytes ${start}-${end}/100000`);
    expect(headers["Content-Length"]).toBe(String(end - start + 1));
    expect((await readAll(stream)).equals(bytes.subarray(start, end + 1))).toBe(true);
  });

  it.each(["bytes=100000-", "bytes=100000-100001", "bytes=-0", "bytes=999999-"])(
    "cannot satisfy %s",
    async (range) => {
      const { status, headers, stream } = await disk.store.openSigned(await link(), range);
      expect(status).toBe(416);
      expect(headers["Content-Range"]).toBe("bytes */100000");
      expect(await readAll(stream)).toHaveLength(0);
    },
  );

  it.each([
    "bytes=",
    "bytes=-",
    "bytes=5-4",
    "bytes=a-b",
    "bytes=0-1,5-6",
    "seconds=0-1",
    "0-1",
    "bytes=0x1-2",
    "",
  ])("ignore %p", async (range) => {
    const { status, stream } = await disk.store.openSigned(await link(), range);
    stream.destroy();
    expect(status).toBe(200);
  });

  it("name a download in any script", async () => {
    const { headers, stream } = await disk.store.openSigned(
      await link({ fileName: '张三 "面试".webm' }),
      undefined,
    );
    stream.destroy();
    expect(headers["Content-Disposition"]).toBe(
      `attachment; filename="__ ____.webm"; filename*=UTF-8''%E5%BC%A0%E4%B8%89%20%22%E9%9D%A2%E8%AF%95%22.webm`,
    );
  });

  it("expire, cannot be made up, and do not serve for what is gone", async () => {
    const signed = await link();
    const { url } = await disk.store.ticket(KEY, storedOf(bytes));
    expect(await codeOf(disk.store.openSigned(`${signed}x`, undefined))).toBe("media.not_found");
    expect(await codeOf(disk.store.openSigned(signedPart(url), undefined))).toBe("media.not_found");
    disk.clock = after(61);
    expect(await codeOf(disk.store.openSigned(signed, undefined))).toBe("media.link_expired");
    disk.clock = NOW;
    await disk.store.remove("answers/a1");
    expect(await codeOf(disk.store.openSigned(signed, undefined))).toBe("media.not_found");
  });

  it("carry no content type that could break out of its header", async () => {
    await expect(link({ mimeType: "text/html\r\nX: y" })).rejects.toThrow(/not a content type/);
  });
});
