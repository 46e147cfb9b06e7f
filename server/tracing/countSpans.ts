import {
  BatchSpanProcessor,
  type ReadableSpan,
  type SpanExporter,
  type SpanProcessor,
} from "@opentelemetry/sdk-trace-node";
import { TraceFlags } from "@opentelemetry/api";

/** So many wait for the collector; more are lost, and counted. */
const MOST_WAITING = 4_096;
const AT_ONCE = 512;
const EVERY_MS = 1_000;

type Told = {
  exported(outcome: "delivered" | "lost", spans: number): void;
  failed(error: Error): void;
};

/**
 * Gives spans to the exporter in batches and counts what became of each. The SDK drops what its queue has no room for
 * and tells nobody; so we keep its count ourselves, and it never has more than it can hold.
 */
export function countedBatches(exporter: SpanExporter, timeoutMs: number, told: Told): SpanProcessor {
  let waiting = 0;
  const batches = new BatchSpanProcessor(
    countExports(exporter, told, (taken) => {
      waiting -= taken;
    }),
    {
      maxQueueSize: MOST_WAITING,
      maxExportBatchSize: AT_ONCE,
      scheduledDelayMillis: EVERY_MS,
      exportTimeoutMillis: timeoutMs,
    },
  );
  return {
    onStart: (span, context) => batches.onStart(span, context),
    onEnd(span) {
      // One that is not kept never waits.
      if ((span.spanContext().traceFlags & TraceFlags.SAMPLED) === 0) return;
      if (waiting >= MOST_WAITING) return told.exported("lost", 1);
      waiting += 1;
      batches.onEnd(span);
    },
    forceFlush: () => batches.forceFlush(),
    shutdown: () => batches.shutdown(),
  };
}

/** Counts what the collector took, and tells once for each time that it goes away. */
function countExports(
  exporter: SpanExporter,
  { exported, failed }: Told,
  taken: (spans: number) => void,
): SpanExporter {
  let isLost = false;
  return {
    export(spans: ReadableSpan[], done) {
      taken(spans.length);
      exporter.export(spans, (result) => {
        // 0 is SUCCESS of OpenTelemetry's ExportResultCode.
        const isTaken = result.code === 0;
        exported(isTaken ? "delivered" : "lost", spans.length);
        if (!isTaken && !isLost) failed(result.error ?? new Error("the collector refused"));
        isLost = !isTaken;
        done(result);
      });
    },
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}
