import { createCipheriv, randomBytes } from "node:crypto";
import { once } from "node:events";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { WecomSandbox } from "../../../../bot/sandbox/wecom/sandbox";
import { type WecomPlatform, createWecomPlatform } from "../../../../bot/transports/wecom/platform";
import { openWecomClient, openWecomSandbox, silentLog } from "../../../factories/wecom";
import { createTestClock } from "../../../support/testClock";
import { HOME } from "./openPlatform";

describe("files in WeCom", () => {
  let sandbox: WecomSandbox;
  let platform: WecomPlatform;
  const data = Buffer.from("姓名,手机\n");
  let files: Server;
  let url: string;
  const key = randomBytes(32);
  const sealed = () => {
    const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
    const missing = 32 - (data.length % 32);
    return Buffer.concat([
      cipher.update(Buffer.concat([data, Buffer.alloc(missing, missing)])),
      cipher.final(),
    ]);
  };

  beforeEach(async () => {
    const clock = createTestClock();
    sandbox = await openWecomSandbox(clock);
    files = createServer((req, res) => {
      const { pathname, searchParams } = new URL(req.url ?? "/", "http://files");
      if (pathname.endsWith("/gettoken"))
        return res.end('{"errcode":0,"access_token":"t","expires_in":7200}');
      if (pathname === "/sealed") return res.end(sealed());
      if (searchParams.get("media_id") === "known") return res.end(data);
      return res.writeHead(200, { "content-type": "application/json" }).end('{"errcode":40007}');
    }).listen(0, "127.0.0.1");
    await once(files, "listening");
    url = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
    platform = createWecomPlatform({
      client: openWecomClient(sandbox, clock, { baseUrl: `${url}/cgi-bin` }),
      callback: null,
      bot: null,
      home: HOME,
      clock,
      log: silentLog,
    });
  });
  afterEach(async () => {
    await sandbox.close();
    await new Promise((resolve) => files.close(resolve));
  });

  const botFile = (at = `${url}/sealed`, aeskey = key.toString("base64")) => ({
    key: JSON.stringify({ url: at, aeskey }),
    name: "名单.csv",
  });

  it("to the app come by their id", async () => {
    expect(await platform.fetchFile({ key: "known", name: "x" }, 100)).toEqual(data);
    await expect(platform.fetchFile({ key: "gone", name: "x" }, 100)).rejects.toMatchObject({
      code: "chat.file_gone",
    });
  });
  it("to the AI bot are opened with their own key", async () => {
    expect(await platform.fetchFile(botFile(), data.length)).toEqual(data);
    const wrong = botFile(undefined, randomBytes(32).toString("base64"));
    await expect(platform.fetchFile(wrong, 100)).rejects.toMatchObject({ code: "chat.file_gone" });
  });
  it("of too many bytes are refused", async () => {
    await expect(platform.fetchFile({ key: "known", name: "x" }, 5)).rejects.toMatchObject({
      code: "chat.file_too_large",
    });
    await expect(platform.fetchFile(botFile(), data.length - 1)).rejects.toMatchObject({
      code: "chat.file_too_large",
    });
  });
  it("are fetched from nowhere but WeCom's own addresses or over TLS", async () => {
    await expect(platform.fetchFile(botFile("http://169.254.169.254/"), 100)).rejects.toMatchObject({
      code: "chat.file_gone",
    });
    await expect(platform.fetchFile(botFile("file:///etc/passwd"), 100)).rejects.toMatchObject({
      code: "chat.file_gone",
    });
  });
});
