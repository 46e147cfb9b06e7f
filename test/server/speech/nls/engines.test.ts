import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createNlsFileEngine } from "../../../../server/speech/nls/fileEngine";
import { createNlsStreamEngine } from "../../../../server/speech/nls/streamEngine";
import { openNlsService, type NlsService } from "../../../simulators/nls/nlsService";
import { speechEngineContract } from "../speechEngineContract";
import { accountAt, teach } from "./account";

let service: NlsService;
beforeAll(async () => {
  service = await openNlsService();
  await teach(service, "short-greeting.ogg");
});
afterAll(() => service.close());

describe("real-time recognition of NLS keeps the contract", () => {
  speechEngineContract(() => createNlsStreamEngine(accountAt(service)));
});

/** As much of a media store as lends sound by links to another origin. */
async function openLendingStore() {
  const lent = new Map<string, Buffer>();
  const server = createServer((req, res) => {
    const sound = lent.get(req.url!.slice(1));
    res.writeHead(sound ? 200 : 404, { "content-type": "audio/wav" }).end(sound);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    lent,
    close: () => server.close(),
    store: {
      async put(key: string, body: Buffer | NodeJS.ReadableStream) {
        lent.set(key, body as Buffer);
        return { size: (body as Buffer).length, sha256: "" };
      },
      signedRead: async (key: string) => `${origin}/${key}`,
      remove: async (key: string) => void lent.delete(key),
    },
  };
}

describe("recognition of recorded files by NLS", () => {
  let lending: Awaited<ReturnType<typeof openLendingStore>>;
  beforeAll(async () => {
    lending = await openLendingStore();
  });
  afterAll(() => lending.close());

  const soon = { after: (ms: number, run: () => void) => afterReal(ms / 100, run) };
  const afterReal = (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  const open = () => createNlsFileEngine({ account: accountAt(service), store: lending.store, timers: soon });

  speechEngineContract(open);

  it.each([
    ["SubmitTask", { status: 400, body: { Code: "Throttling.User", Message: "too fast" } }, "quota"],
    [
      "SubmitTask",
      { status: 403, body: { Code: "Forbidden.RAM", Message: "the key-id may not" } },
      "refused",
    ],
    ["GetTaskResult", { status: 200, body: { StatusCode: 41_050_002, StatusText: "FAILED" } }, "broken"],
    ["GetTaskResult", { status: 200, body: { StatusCode: 21_050_000, Result: { Sentences: 5 } } }, "broken"],
  ])("fails as such when %s says %j", async (action, reply, kind) => {
    service.answer(action, { does: "answer", ...reply });
    const heard = open().recognize(new Float32Array(16_000), { language: "zh" });
    await expect(heard).rejects.toMatchObject({ code: "unavailable", kind });
  });

  it("goes on asking after a task when an answer is lost, late or refused for being too many", async () => {
    service.answer(
      "GetTaskResult",
      { does: "cut" },
      { does: "babble" },
      { does: "answer", status: 400, body: { Code: "Throttling.User" } },
      { does: "answer", status: 503, body: { Code: "ServiceUnavailable" } },
    );
    const before = service.counts().files;
    const heard = await open().recognize(new Float32Array(16_000), { language: "zh" });
    expect(heard.text).toBe("");
    expect(service.counts().files).toBe(before + 1);
  });

  it("waits no longer than its patience lasts, be it for one answer", async () => {
    service.answer("GetTaskResult", { does: "hang" });
    const hasty = { after: (ms: number, run: () => void) => afterReal(ms / 1_000, run) };
    const engine = createNlsFileEngine({ account: accountAt(service), store: lending.store, timers: hasty });
    const heard = engine.recognize(new Float32Array(16_000), { language: "zh" });
    await expect(heard).rejects.toMatchObject({ kind: "broken" });
  });

  it.each(["cut", "babble"] as const)("fails when the connection is %s", async (does) => {
    service.answer("SubmitTask", { does });
    const heard = open().recognize(new Float32Array(16_000), { language: "zh" });
    await expect(heard).rejects.toMatchObject({ kind: "unreachable" });
  });

  it("leaves nothing of a voice behind, whatever became of it", () => {
    expect([...lending.lent.keys()]).toEqual([]);
  });
});
