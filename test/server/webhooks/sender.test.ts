import type { LookupAddress } from "node:dns";
import { type AddressInfo, createServer } from "node:net";
import { AddressRefused, isPublicAddress, readTarget } from "../../../server/webhooks/address";
import { type WebhookSender, createWebhookSender } from "../../../server/webhooks/sender";
import { type Receiver, openReceiver } from "../../support/receiver";

const PUBLIC = "93.184.215.14";
const reasonOf = (url: string, toLoopback = false) => {
  try {
    readTarget(url, { toLoopback });
    return "allowed";
  } catch (error) {
    return error instanceof AddressRefused ? error.reason : String(error);
  }
};
const at = (...addresses: string[]): LookupAddress[] =>
  addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

describe("what may be written to, by how it is written", () => {
  test.each([
    ["https://hr.people.example/hook?from=zhimian", "allowed"],
    ["https://hr.people.example:8443/hook", "allowed"],
    [`https://${PUBLIC}/hook`, "allowed"],
    ["http://hr.people.example/hook", "scheme"],
    ["ftp://hr.people.example/hook", "scheme"],
    ["file:///etc/passwd", "scheme"],
    ["gopher://hr.people.example", "scheme"],
    ["hr.people.example/hook", "scheme"],
    ["https://", "invalid"],
    ["https://hr people.example", "invalid"],
    [`https://hr.people.example/${"a".repeat(500)}`, "invalid"],
    ["https://user:secret@hr.people.example/hook", "credentials"],
    ["https://user@hr.people.example/hook", "credentials"],
    ["https://hr.people.example:22/hook", "port"],
    ["https://hr.people.example:25/hook", "port"],
    ["https://127.0.0.1/hook", "private"],
    ["https://10.1.2.3/hook", "private"],
    ["https://172.16.0.1/hook", "private"],
    ["https://192.168.1.1/hook", "private"],
    ["https://100.64.0.1/hook", "private"],
    ["https://169.254.169.254/latest/meta-data", "private"],
    ["https://0.0.0.0/hook", "private"],
    ["https://224.0.0.1/hook", "private"],
    ["https://255.255.255.255/hook", "private"],
    ["https://192.0.2.1/hook", "private"],
    ["https://[::1]/hook", "private"],
    ["https://[::]/hook", "private"],
    ["https://[::ffff:7f00:1]/hook", "private"],
    ["https://[fe80::1]/hook", "private"],
    ["https://[fd00::1]/hook", "private"],
    ["https://[fec0::1]/hook", "private"],
    ["https://[64:ff9b::7f00:1]/hook", "private"],
    ["https://[2002:7f00:1::]/hook", "private"],
    ["https://[fe80::1%25eth0]/hook", "invalid"],
    ["https://2130706433/hook", "notation"],
    ["https://0x7f000001/hook", "notation"],
    ["https://0177.0.0.1/hook", "notation"],
    ["https://127.1/hook", "notation"],
    ["https://①②⑦.0.0.1/hook", "notation"],
    ["https://[::ffff:127.0.0.1]/hook", "notation"],
    ["https://1572395042/hook", "notation"],
    [`https://1572395042/${PUBLIC}`, "notation"],
  ])("%s: %s", (url, expected) => expect(reasonOf(url)).toBe(expected));

  test("this machine only where development allows it, and nothing else by that", () => {
    expect(reasonOf("http://127.0.0.1:4000/hook", true)).toBe("allowed");
    expect(reasonOf("http://localhost:4000/hook", true)).toBe("allowed");
    expect(reasonOf("http://127.0.0.1:4000/hook")).toBe("scheme");
    expect(reasonOf("http://hr.people.example/hook", true)).toBe("scheme");
    expect(reasonOf("https://10.0.0.1/hook", true)).toBe("private");
  });

  test("an address that is none is not public", () => {
    expect(isPublicAddress("")).toBe(false);
    expect(isPublicAddress("2606:4700::1111")).toBe(true);
    expect(isPublicAddress("4000::1")).toBe(false);
  });
});

describe("what may be written to, by what it resolves to", () => {
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await openReceiver();
  });
  beforeEach(() => {
    receiver.received.length = 0;
    receiver.answerWith();
  });
  afterAll(() => receiver.close());

  const send = (sender: WebhookSender, url: string) =>
    sender.send(url, { "content-type": "application/json" }, "{}", new AbortController().signal);

  test("a name that was public when it was saved and is this machine when it is written to", async () => {
    const answers = [at(PUBLIC), at("127.0.0.1")];
    const sender = createWebhookSender({ toLoopback: false, resolve: async () => answers.shift() ?? [] });
    const url = `https://rebound.people.example:${receiver.port}/hook`;
    await sender.check(url);
    expect(await send(sender, url)).toEqual({ failure: "address_refused" });
    expect(receiver.received).toEqual([]);
  });

  test.each([[at(PUBLIC, "10.0.0.8")], [at(PUBLIC, "::1")], [at("::ffff:7f00:1")], [[]]])(
    "a name with %j is refused whole",
    async (addresses) => {
      const sender = createWebhookSender({ toLoopback: false, resolve: async () => addresses });
      await expect(sender.check("https://two.people.example/hook")).rejects.toThrow(AddressRefused);
      expect(await send(sender, "https://two.people.example/hook")).toEqual({ failure: "address_refused" });
    },
  );

  test("the socket goes to the address that was looked at, and nobody is asked again", async () => {
    // The system's resolver would lead to 127.0.0.1, where nobody listens at this port.
    const elsewhere = await openReceiver("127.0.0.2");
    const asked: string[] = [];
    const resolve = async (host: string) => {
      asked.push(host);
      return at("127.0.0.2");
    };
    const sender = createWebhookSender({ toLoopback: true, resolve });
    const sent = await send(sender, `http://localhost:${elsewhere.port}/hook`);
    await elsewhere.close();
    expect([sent, asked]).toEqual([{ status: 204 }, ["localhost"]]);
    expect(elsewhere.received[0]?.headers.host).toBe(`localhost:${elsewhere.port}`);
  });

  test("this machine's name that leads elsewhere is refused in development too", async () => {
    const sender = createWebhookSender({ toLoopback: true, resolve: async () => at("10.0.0.8") });
    expect(await send(sender, `http://localhost:${receiver.port}/hook`)).toEqual({
      failure: "address_refused",
    });
  });

  test("a redirect is an answer, not a way", async () => {
    receiver.answerWith((_, response) => void response.writeHead(302, { location: "/elsewhere" }).end());
    const sender = createWebhookSender({ toLoopback: true });
    expect(await send(sender, receiver.url)).toEqual({ status: 302 });
    expect(receiver.received.map(({ path }) => path)).toEqual(["/hook"]);
  });

  test("an answer without an end is left, and one that never comes is given up", async () => {
    receiver.answerWith((_, response) => {
      response.writeHead(200);
      const pour = () => {
        if (!response.destroyed) response.write("x".repeat(16_384), pour);
      };
      pour();
    });
    const sender = createWebhookSender({ toLoopback: true });
    expect(await send(sender, receiver.url)).toEqual({ status: 200 });
    receiver.answerWith(() => undefined);
    expect(await send(createWebhookSender({ toLoopback: true, timeoutMs: 30 }), receiver.url)).toEqual({
      failure: "timeout",
    });
  });

  test.each([
    ["HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n"],
    ["SSH-2.0-OpenSSH\r\n"],
    [""],
  ])("an answer that is none (%j) is a failure", async (words) => {
    const strange = createServer(
      (socket) =>
        void socket
          .on("error", () => undefined)
          .resume()
          .end(words),
    );
    await new Promise<void>((resolve) => strange.listen(0, "127.0.0.1", resolve));
    const { port } = strange.address() as AddressInfo;
    const sender = createWebhookSender({ toLoopback: true });
    expect(await send(sender, `http://127.0.0.1:${port}/hook`)).toEqual({ failure: "unreachable" });
    await new Promise((resolve) => strange.close(resolve));
  });

  test("nobody there, nobody by that name, no TLS", async () => {
    const closed = await openReceiver();
    await closed.close();
    const sender = createWebhookSender({ toLoopback: true });
    expect(await send(sender, closed.url)).toEqual({ failure: "unreachable" });
    expect(await send(sender, `https://127.0.0.1:${receiver.port}/hook`)).toEqual({ failure: "insecure" });
    const nowhere = createWebhookSender({
      toLoopback: false,
      resolve: () => Promise.reject(new Error("ENOTFOUND")),
    });
    expect(await send(nowhere, "https://nobody.people.example/hook")).toEqual({ failure: "not_found" });
  });
});
