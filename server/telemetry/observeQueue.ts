import type { Queue } from "../queue/queue";
import { type Telemetry, putOver } from "./telemetry";

/** A job goes on with the trace of what caused it, in whichever process it runs. */
export const observeQueue = (queue: Queue, { tracing }: Pick<Telemetry, "tracing">): Queue =>
  tracing.on
    ? putOver(queue, {
        enqueue: (tx, kind, payload, options) =>
          queue.enqueue(tx, kind, payload, { ...options, trace: tracing.traceparent() }),
      })
    : queue;
