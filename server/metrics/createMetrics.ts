import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";

const QUICK = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const CALLS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const WORK = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900];

/** Taken away where there is no Redis: 0 means that one is wanted and not there. */
export const REDIS_UP = "zhimian_redis_up";

/**
 * What this process counts, for `/metrics`. Every label has a bounded set of values of ours: a route's pattern, a kind,
 * a code. Nothing of a person, no id, nothing that a caller may choose. docs/guides/operate.md says what each means.
 */
export function createMetrics() {
  const registry = new Registry();
  // Among them the event loop's lag by perf_hooks' monitorEventLoopDelay.
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: "zhimian_http_request_seconds",
      help: "Time from request to answer",
      labelNames: ["method", "route", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    refusals: new Counter({
      name: "zhimian_http_errors_total",
      help: "Answers that were errors, by the error's code",
      labelNames: ["code"],
      registers,
    }),
    chunks: new Counter({
      name: "zhimian_chunks_acknowledged_total",
      help: "Chunks acknowledged as durable",
      registers,
    }),
    interviews: new Counter({
      name: "zhimian_interviews_total",
      help: "What became of interviews: invited, started, completed, timed_out, expired, withdrawn, revoked, reported",
      labelNames: ["step"],
      registers,
    }),
    jobs: new Gauge({
      name: "zhimian_jobs",
      help: "Open jobs of the outbox by kind and state, of all processes",
      labelNames: ["kind", "state"],
      registers,
    }),
    oldestJob: new Gauge({
      name: "zhimian_jobs_oldest_due_seconds",
      help: "For how long the oldest job of a kind could have run and has not, of all processes",
      labelNames: ["kind"],
      registers,
    }),
    jobWait: new Histogram({
      name: "zhimian_job_wait_seconds",
      help: "From when a job could have run to when it did",
      labelNames: ["kind"],
      buckets: WORK,
      registers,
    }),
    jobRun: new Histogram({
      name: "zhimian_job_run_seconds",
      help: "A job's run by how it ended: done, failed, dead, left, stopped",
      labelNames: ["kind", "outcome"],
      buckets: WORK,
      registers,
    }),
    databaseWrites: new Histogram({
      name: "zhimian_database_write_seconds",
      help: "From asking for a write to its being durable, with the wait for its turn and its retries",
      labelNames: ["outcome"],
      buckets: QUICK,
      registers,
    }),
    databaseRetries: new Counter({
      name: "zhimian_database_write_retries_total",
      help: "Transactions that lost a race and were run again",
      registers,
    }),
    databasePool: new Gauge({
      name: "zhimian_database_connections",
      help: "Connections to the database by state: busy, idle; waiting are those who want one",
      labelNames: ["state"],
      registers,
    }),
    recognitions: new Histogram({
      name: "zhimian_speech_recognition_seconds",
      help: "Time that an engine took for a stretch of speech, with its own queue: recognized, failed",
      labelNames: ["engine", "outcome"],
      buckets: WORK,
      registers,
    }),
    recognizedAudio: new Counter({
      name: "zhimian_speech_audio_seconds_total",
      help: "Sound that was recognised; the time taken by it is the real-time factor",
      labelNames: ["engine"],
      registers,
    }),
    recognizing: new Gauge({
      name: "zhimian_speech_recognizing",
      help: "Stretches of speech that were given to the engines and have not come back",
      registers,
    }),
    scorings: new Histogram({
      name: "zhimian_scoring_seconds",
      help: "Time that an answer's judgement took, by what judged",
      labelNames: ["engine", "outcome"],
      buckets: CALLS,
      registers,
    }),
    deliveries: new Histogram({
      name: "zhimian_delivery_seconds",
      help: "Sends of messages to people by channel, purpose and outcome: accepted, refused, later, unclear, error",
      labelNames: ["channel", "purpose", "outcome"],
      buckets: [0.1, 0.5, 1, 5, 30],
      registers,
    }),
    receipts: new Counter({
      name: "zhimian_delivery_receipts_total",
      help: "What became of messages that a channel had taken, where it can say: delivered, or why not",
      labelNames: ["channel", "outcome"],
      registers,
    }),
    chatCalls: new Histogram({
      name: "zhimian_chat_call_seconds",
      help: "What the bot asked of a chat platform: show_card, change_card, say, reply; outcomes as of deliveries",
      labelNames: ["platform", "call", "outcome"],
      buckets: CALLS,
      registers,
    }),
    webhooks: new Histogram({
      name: "zhimian_webhook_seconds",
      help: "Deliveries to other systems by how they ended: 2xx to 5xx, or why there was no answer",
      labelNames: ["outcome"],
      buckets: CALLS,
      registers,
    }),
    lastBackup: new Gauge({
      name: "zhimian_backup_last_success_timestamp_seconds",
      help: "When the last backup was whole and had been read back, of all processes; 0 where there is none",
      registers,
    }),
    redisUp: new Gauge({
      name: REDIS_UP,
      help: "1 where Redis is reached, 0 where it is configured and is not; nothing where there is none",
      registers,
    }),
    spans: new Counter({
      name: "zhimian_spans_total",
      help: "Spans of traces by whether the collector took them: delivered, lost",
      labelNames: ["outcome"],
      registers,
    }),
    llmCalls: new Counter({
      name: "zhimian_llm_calls_total",
      help: "Calls of the language model by what for and how they ended",
      labelNames: ["purpose", "outcome"],
      registers,
    }),
    llmTokens: new Counter({
      name: "zhimian_llm_tokens_total",
      help: "Tokens of the language model, sent and received",
      labelNames: ["direction"],
      registers,
    }),
    fallbacks: new Counter({
      name: "zhimian_llm_fallbacks_total",
      help: "Answers that the built-in engine judged, and follow-ups that it chose, in the language model's place",
      labelNames: ["purpose", "why"],
      registers,
    }),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;

/** Seconds since `startedAt` of performance.now(). */
export const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1000;
