import { Agent, request } from "node:http";

// Shapes are the API's own business here as in the tests; what matters is compared or counted.
// oxlint-disable-next-line typescript/no-explicit-any -- see above
export type Json = any;
export type Answer = { status: number; body: Json; headers: NodeJS.Dict<string | string[]>; ms: number };
type Headers = Record<string, string | number>;

export class UnexpectedAnswer extends Error {}

/**
 * A connection pool to one server. node:http, because fetch costs the load generator several times as much.
 * @param options.localAddress one of this machine's own, by which a server tells callers apart
 * @param options.timeoutMs of silence, after which a call fails; none unless told
 */
export function openClient(
  origin: string,
  sockets: number,
  { localAddress, timeoutMs }: { localAddress?: string; timeoutMs?: number } = {},
) {
  const local = localAddress === undefined ? {} : { localAddress };
  const agent = new Agent({ keepAlive: true, maxSockets: sockets, ...local });

  function send(method: string, path: string, headers: Headers, bytes?: Buffer): Promise<Answer> {
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const outgoing = request(
        new URL(path, origin),
        { method, agent, headers: { ...headers, ...(bytes ? { "content-length": bytes.length } : {}) } },
        (incoming) => {
          const parts: Buffer[] = [];
          incoming.on("data", (part: Buffer) => parts.push(part));
          incoming.on("error", reject);
          incoming.on("end", () => {
            const text = Buffer.concat(parts).toString("utf8");
            const json = incoming.headers["content-type"]?.includes("json");
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: json ? JSON.parse(text) : text,
              ms: performance.now() - started,
            });
          });
        },
      );
      outgoing.on("error", reject);
      if (timeoutMs !== undefined) {
        outgoing.setTimeout(timeoutMs, () => outgoing.destroy(new Error(`no answer to ${method} ${path}`)));
      }
      outgoing.end(bytes);
    });
  }

  return {
    send,
    /** One JSON call under /api/v1. */
    async call(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
      const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
      const all = bytes ? { "content-type": "application/json", ...headers } : headers;
      return send(method, `/api/v1${path}`, all, bytes);
    },
    close: () => agent.destroy(),
  };
}
export type Client = ReturnType<typeof openClient>;

/** A benchmark that goes on after a refusal would measure the refusal. */
export function expectStatus(answer: Answer, status: number, what: string): Answer {
  if (answer.status === status) return answer;
  const said = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
  throw new UnexpectedAnswer(`${what}: ${answer.status} instead of ${status}: ${said.slice(0, 500)}`);
}
