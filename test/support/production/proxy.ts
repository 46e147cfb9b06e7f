import { once } from "node:events";
import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
  createServer,
  get,
  request,
} from "node:http";
import type { AddressInfo } from "node:net";

export type Upstream = { name: string; port: number };
export type ProxyCounts = {
  /** Requests that each upstream took. */
  requests: Record<string, number>;
  /** Requests that went to the next upstream since one did not take the connection. */
  passedOn: number;
  /** Requests that were cut in the middle: 502, and the client's to repeat. */
  cut: number;
  /** Requests for which there was no upstream at all: 503. */
  refused: number;
};
export type Proxy = {
  origin: string;
  counts: ProxyCounts;
  isReady(name: string): boolean;
  close(): Promise<void>;
};

const LOOK_MS = 200;
const LOOK_TIMEOUT_MS = 2_000;
/** Of one connection alone (RFC 9110, 7.6.1). */
const HOP = new Set(["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"]);

const passOnHeaders = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name, value]) => !HOP.has(name) && value !== undefined),
  ) as Record<string, string | string[]>;

/**
 * A plain reverse proxy on loopback, as nginx with two upstreams is one: takes turns among those whose `/readyz` says
 * yes, takes the next where a connection is refused, repeats nothing that may have arrived, and says whom it speaks for.
 */
export async function openProxy(upstreams: readonly Upstream[]): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const ready = new Set<string>();
  const counts: ProxyCounts = { requests: {}, passedOn: 0, cut: 0, refused: 0 };
  let turn = 0;

  function look({ name, port }: Upstream) {
    const asked = get(
      { agent: false, port, host: "127.0.0.1", path: "/readyz", timeout: LOOK_TIMEOUT_MS },
      (answer) => {
        answer.resume();
        if (answer.statusCode === 200) ready.add(name);
        else ready.delete(name);
      },
    );
    asked.on("timeout", () => asked.destroy());
    asked.on("error", () => ready.delete(name));
  }

  /** Those that are ready, beginning with whose turn it is. */
  function order(): Upstream[] {
    const able = upstreams.filter(({ name }) => ready.has(name));
    turn += 1;
    return able.map((_, index) => able[(index + turn) % able.length] as Upstream);
  }

  function fail(outgoing: ServerResponse, status: number) {
    if (outgoing.headersSent) return void outgoing.destroy();
    outgoing.writeHead(status, { connection: "close", "content-type": "text/html", "retry-after": "1" });
    outgoing.end("<html>Bad gateway</html>");
  }

  function forward(incoming: IncomingMessage, outgoing: ServerResponse, able: readonly Upstream[]) {
    const [upstream, ...others] = able;
    if (!upstream) {
      counts.refused += 1;
      return fail(outgoing, 503);
    }
    let connected = false;
    const passed = request({
      agent,
      host: "127.0.0.1",
      port: upstream.port,
      method: incoming.method,
      path: incoming.url,
      headers: {
        ...passOnHeaders(incoming.headers),
        "x-forwarded-for": incoming.socket.remoteAddress ?? "",
        "x-forwarded-proto": "https",
      },
    });
    passed.once("socket", (socket) => {
      const go = () => {
        connected = true;
        counts.requests[upstream.name] = (counts.requests[upstream.name] ?? 0) + 1;
        incoming.pipe(passed);
      };
      if (socket.connecting) socket.once("connect", go);
      else go();
    });
    passed.once("response", (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, passOnHeaders(answer.headers));
      answer.pipe(outgoing);
      answer.once("error", () => outgoing.destroy());
    });
    passed.on("error", () => {
      if (!connected) {
        ready.delete(upstream.name);
        counts.passedOn += others.length > 0 ? 1 : 0;
        return forward(incoming, outgoing, others);
      }
      if (!outgoing.writableEnded && !outgoing.destroyed) counts.cut += 1;
      incoming.unpipe(passed);
      incoming.resume();
      fail(outgoing, 502);
    });
    outgoing.once("close", () => passed.destroy());
  }

  const server = createServer((incoming, outgoing) => forward(incoming, outgoing, order()));
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const lookAll = () => upstreams.forEach(look);
  lookAll();
  const timer = setInterval(lookAll, LOOK_MS);
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    isReady: (name) => ready.has(name),
    async close() {
      clearInterval(timer);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
}
