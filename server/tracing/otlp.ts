import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Context,
  ROOT_CONTEXT,
  type Span as ApiSpan,
  SpanKind as ApiKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  AlwaysOffSampler,
  BasicTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace-node";
import { countedBatches } from "./countSpans";
import { followOutsideCalls } from "./outsideCalls";
import { formatTraceparent, parseTraceparent } from "./traceparent";
import { type Attributes, type Span, type SpanKind, type Tracing, noSpan } from "./tracing";

/** What is under way. */
type Now = { context: Context; span: ApiSpan; fields: Readonly<Record<string, string>> };

const kinds: Record<SpanKind, ApiKind> = {
  server: ApiKind.SERVER,
  client: ApiKind.CLIENT,
  producer: ApiKind.PRODUCER,
  consumer: ApiKind.CONSUMER,
  internal: ApiKind.INTERNAL,
};

const EXPORT_MS = 10_000;
/** What is not delivered by then is lost when a process ends. */
const CLOSE_MS = 2_000;

export type OtlpOptions = {
  url: string;
  headers: Record<string, string>;
  service: { name: string; version: string; roles: string };
  /** 0 to 1. */
  share: number;
  exported(outcome: "delivered" | "lost", spans: number): void;
  failed(error: Error): void;
};

/**
 * Traces over OTLP/HTTP (JSON). Nothing of OpenTelemetry is registered for the whole process: what is under way is kept
 * in a storage of our own, so that two of these may live in one process and no library of others is followed by the way.
 */
export function openOtlp(options: OtlpOptions): Tracing {
  const { service, share } = options;
  const byId = new TraceIdRatioBasedSampler(share);
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({
      "service.name": service.name,
      "service.version": service.version,
      "service.instance.id": `${process.pid}`,
      "zhimian.roles": service.roles,
    }),
    // The share is decided by the trace's id alone, by us: whoever sends a traceparent cannot ask for more, and the
    // next process comes to the same.
    sampler: new ParentBasedSampler({
      root: byId,
      remoteParentSampled: byId,
      remoteParentNotSampled: new AlwaysOffSampler(),
    }),
    spanLimits: { attributeCountLimit: 32, attributeValueLengthLimit: 200 },
    spanProcessors: [
      countedBatches(
        new OTLPTraceExporter({ url: options.url, headers: options.headers, timeoutMillis: EXPORT_MS }),
        EXPORT_MS,
        options,
      ),
    ],
  });
  const tracer = provider.getTracer("zhimian", service.version);
  const storage = new AsyncLocalStorage<Now | undefined>();

  /** Outside of what is under way: the timer that delivers spans begins with one, and is no part of any trace. */
  const end = (span: ApiSpan, at?: Date) => storage.run(undefined, () => span.end(at));
  const start = (
    name: string,
    kind: SpanKind,
    attributes: Attributes | undefined,
    under: Context,
    at?: Date,
  ) =>
    tracer.startSpan(
      name,
      { kind: kinds[kind], ...(attributes ? { attributes } : {}), ...(at ? { startTime: at } : {}) },
      under,
    );

  async function run<T>(span: ApiSpan, now: Now, work: (span: Span) => Promise<T>): Promise<T> {
    try {
      return await storage.run(now, () => work(wrap(span)));
    } catch (error) {
      // Its name only: a message may quote what somebody wrote.
      span.setStatus({ code: SpanStatusCode.ERROR, message: nameOf(error) });
      throw error;
    } finally {
      end(span);
    }
  }

  const unfollow = followOutsideCalls({
    begin(name, attributes) {
      const now = storage.getStore();
      if (!now) return null;
      const span = start(name, "client", attributes, now.context);
      return { ...wrap(span), end: () => end(span) };
    },
  });

  return {
    on: true,
    enter(name, { kind, parent, attributes, fields = {} }, work) {
      const came = parseTraceparent(parent);
      const under = came
        ? trace.setSpanContext(ROOT_CONTEXT, {
            traceId: came.traceId,
            spanId: came.spanId,
            traceFlags: came.sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
            isRemote: true,
          })
        : ROOT_CONTEXT;
      const span = start(name, kind, attributes, under);
      return run(span, { context: trace.setSpan(under, span), span, fields }, work);
    },
    step(name, { kind = "internal", attributes }, work) {
      const now = storage.getStore();
      if (!now) return work(noSpan);
      const span = start(name, kind, attributes, now.context);
      return run(span, { ...now, context: trace.setSpan(now.context, span), span }, work);
    },
    past(name, from, to, attributes) {
      const now = storage.getStore();
      if (now) end(start(name, "internal", attributes, now.context, from), to);
    },
    traceparent() {
      const now = storage.getStore();
      if (!now) return null;
      const { traceId, spanId, traceFlags } = now.span.spanContext();
      return formatTraceparent({ traceId, spanId, sampled: (traceFlags & TraceFlags.SAMPLED) !== 0 });
    },
    bind(work) {
      const now = storage.getStore();
      return now ? (...given) => storage.run(now, () => work(...given)) : work;
    },
    outside: (work) => storage.run(undefined, work),
    logFields() {
      const now = storage.getStore();
      if (!now) return {};
      return { ...now.fields, traceId: now.span.spanContext().traceId };
    },
    async close() {
      unfollow();
      let late: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve) => {
        late = setTimeout(resolve, CLOSE_MS);
      });
      // A collector that is away has been told of already.
      await Promise.race([provider.shutdown().catch(() => undefined), enough]);
      clearTimeout(late);
    },
  };
}

const wrap = (span: ApiSpan): Span => ({
  rename: (name) => void span.updateName(name),
  set: (attributes) => void span.setAttributes(attributes),
  fail: (why) => void span.setStatus({ code: SpanStatusCode.ERROR, ...(why ? { message: why } : {}) }),
});

const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);
