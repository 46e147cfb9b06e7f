import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

type Value = { stringValue?: string; intValue?: number | string; doubleValue?: number; boolValue?: boolean };
type Pair = { key: string; value: Value };
type WireSpan = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes?: Pair[];
  status?: { code?: number; message?: string };
};
type Wire = {
  resourceSpans: { resource: { attributes: Pair[] }; scopeSpans: { spans: WireSpan[] }[] }[];
};

export type CollectedSpan = {
  traceId: string;
  spanId: string;
  parentSpanId: string | null;
  name: string;
  kind: number;
  startMs: number;
  endMs: number;
  attributes: Record<string, string | number | boolean | undefined>;
  failed: boolean;
  resource: Record<string, string | number | boolean | undefined>;
};

const valueOf = ({ stringValue, intValue, doubleValue, boolValue }: Value) =>
  stringValue ?? (intValue === undefined ? (doubleValue ?? boolValue) : Number(intValue));
const record = (pairs: Pair[] = []) =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, valueOf(value)]));
const ms = (nano: string) => Number(BigInt(nano) / 1_000n) / 1_000;

/** A collector that takes OTLP over HTTP as JSON (opentelemetry-proto 1.x), and keeps what came. */
/** @param options.keeps what comes is looked at and kept; not where a measurement would only be in its own way */
export async function openOtlpCollector({ keeps = true }: { keeps?: boolean } = {}) {
  const spans: CollectedSpan[] = [];
  const bodies: string[] = [];
  const headers: Record<string, string | string[] | undefined>[] = [];
  let status = 200;
  const arrivals = new EventEmitter();

  function take(text: string) {
    bodies.push(text);
    for (const { resource, scopeSpans } of (JSON.parse(text) as Wire).resourceSpans) {
      for (const span of scopeSpans.flatMap((scope) => scope.spans)) {
        spans.push({
          traceId: span.traceId,
          spanId: span.spanId,
          parentSpanId: span.parentSpanId ? span.parentSpanId : null,
          name: span.name,
          kind: span.kind,
          startMs: ms(span.startTimeUnixNano),
          endMs: ms(span.endTimeUnixNano),
          attributes: record(span.attributes),
          failed: span.status?.code === 2,
          resource: record(resource.attributes),
        });
      }
    }
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks);
      if (keeps) headers.push(request.headers);
      const isOurs =
        request.method === "POST" &&
        request.url === "/v1/traces" &&
        request.headers["content-type"] === "application/json";
      if (isOurs && keeps && status === 200)
        take((request.headers["content-encoding"] === "gzip" ? gunzipSync(raw) : raw).toString("utf8"));
      response.writeHead(isOurs ? status : 404, { "content-type": "application/json" }).end("{}");
      arrivals.emit("came");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    spans,
    /** As they came over the wire. */
    bodies,
    headers,
    /** Once what came, or was refused, has what is looked for; jest's limit ends it. */
    async until(look: () => unknown): Promise<void> {
      while (!look()) await once(arrivals, "came");
    },
    /** From now on; 200 takes again. 400 is not tried again by an exporter. */
    answerWith: (given: number) => void (status = given),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type OtlpCollector = Awaited<ReturnType<typeof openOtlpCollector>>;
