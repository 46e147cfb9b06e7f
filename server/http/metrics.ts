import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Context, Next } from "koa";

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "zhimian_http_request_seconds",
    help: "Time from request to answer",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const chunks = new Counter({
    name: "zhimian_chunks_acknowledged_total",
    help: "Chunks acknowledged as durable",
    registers: [registry],
  });
  const jobs = new Gauge({
    name: "zhimian_jobs",
    help: "Jobs in the outbox by status",
    labelNames: ["status"],
    registers: [registry],
  });
  const llmCalls = new Counter({
    name: "zhimian_llm_calls_total",
    help: "Calls of the language model by what for and how they ended",
    labelNames: ["purpose", "outcome"],
    registers: [registry],
  });
  const llmTokens = new Counter({
    name: "zhimian_llm_tokens_total",
    help: "Tokens of the language model, sent and received",
    labelNames: ["direction"],
    registers: [registry],
  });
  const fallbacks = new Counter({
    name: "zhimian_llm_fallbacks_total",
    help: "Answers that the built-in engine judged, and follow-ups that it chose, in the language model's place",
    labelNames: ["purpose", "why"],
    registers: [registry],
  });
  return {
    registry,
    chunks,
    jobs,
    llmCalls,
    llmTokens,
    fallbacks,
    middleware: async (ctx: Context, next: Next) => {
      const start = performance.now();
      await next();
      const matched: unknown = ctx["_matchedRoute"];
      const route = typeof matched === "string" ? matched : "other";
      requests.labels(ctx.method, route, String(ctx.status)).observe((performance.now() - start) / 1000);
    },
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
