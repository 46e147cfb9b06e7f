import { type Channel, channel } from "node:diagnostics_channel";
import type { ClientRequest, IncomingMessage } from "node:http";
import type { Attributes, Span } from "./tracing";

type OpenSpan = Span & { end(): void };
type Follower = {
  /** @returns null where nothing is under way that this would belong to */
  begin(name: string, attributes: Attributes): OpenSpan | null;
};

type UndiciRequest = { method: string; origin: string | URL };
type Heard = {
  request: ClientRequest & UndiciRequest;
  response: IncomingMessage & { statusCode: number };
  error: Error & { code?: string };
};

/**
 * A span for every HTTP call that this process makes, whoever makes it (axios, fetch, an SDK): Node tells of them by
 * itself (node:diagnostics_channel). Paths and queries carry tokens and names, so only the host is said; and nothing of
 * a trace is sent along, since it is nobody else's business.
 */
export function followOutsideCalls({ begin }: Follower): () => void {
  const open = new WeakMap<object, OpenSpan>();

  function begun(request: object, method: string, host: string, port: string) {
    const span = begin(`${method} ${host}`, {
      "http.request.method": method,
      "server.address": host,
      ...(port ? { "server.port": Number(port) } : {}),
    });
    if (span) open.set(request, span);
  }

  function ended(request: object, outcome: { status: number } | { error: Error & { code?: string } } | null) {
    const span = open.get(request);
    if (!span) return;
    open.delete(request);
    if (outcome && "status" in outcome) {
      span.set({ "http.response.status_code": outcome.status });
      if (outcome.status >= 400) span.fail();
    } else if (outcome) {
      // Its message has the address in it.
      span.fail(outcome.error.code ?? outcome.error.name);
    }
    span.end();
  }

  const listeners: [Channel, (heard: Heard) => void][] = [
    [
      channel("http.client.request.start"),
      ({ request }) => {
        const [host = "", port = ""] = String(request.getHeader("host") ?? request.host).split(/:(?=\d+$)/);
        begun(request, request.method, host, port);
        // A switch of protocols has no end of its response.
        request.once("close", () => ended(request, null));
      },
    ],
    [
      channel("http.client.response.finish"),
      ({ request, response }) => ended(request, { status: response.statusCode }),
    ],
    [channel("http.client.request.error"), ({ request, error }) => ended(request, { error })],
    [
      channel("undici:request:create"),
      ({ request }) => {
        const { hostname, port } = new URL(request.origin);
        begun(request, request.method, hostname, port);
      },
    ],
    [
      channel("undici:request:headers"),
      ({ request, response }) => ended(request, { status: response.statusCode }),
    ],
    [channel("undici:request:error"), ({ request, error }) => ended(request, { error })],
  ];
  for (const [each, listener] of listeners) each.subscribe(listener as (heard: unknown) => void);
  return () => {
    for (const [each, listener] of listeners) each.unsubscribe(listener as (heard: unknown) => void);
  };
}
