import { secondsSince } from "../metrics/createMetrics";
import { type AroundRun, LeftToAnother } from "../queue/runner";
import type { Services } from "../services";

/** How long each job waited and ran, as a part of the trace that caused it. */
export function observeJobs({
  metrics,
  tracing,
  clock,
}: Pick<Services, "metrics" | "tracing" | "clock">): AroundRun {
  return ({ id, kind, attempt, isLast, dueAt, trace, signal }, run) => {
    const waitedMs = Math.max(0, clock.now().getTime() - dueAt.getTime());
    metrics.jobWait.observe({ kind }, waitedMs / 1000);
    const begin = {
      kind: "consumer",
      parent: trace,
      attributes: { "zhimian.job.kind": kind, "zhimian.job.id": id, "zhimian.job.attempt": attempt },
      fields: { jobId: id },
    } as const;
    return tracing.enter(`job ${kind}`, begin, async (span) => {
      const now = new Date();
      tracing.past("job wait", new Date(now.getTime() - waitedMs), now);
      const startedAt = performance.now();
      let outcome = "done";
      try {
        const commit = await run();
        // Written when the run is over: what it causes belongs to the same trace.
        return commit && tracing.bind(commit);
      } catch (error) {
        outcome = outcomeOf(error, { isStopped: signal.aborted, isLast });
        throw error;
      } finally {
        span.set({ "zhimian.job.outcome": outcome });
        metrics.jobRun.observe({ kind, outcome }, secondsSince(startedAt));
      }
    });
  };
}

function outcomeOf(error: unknown, { isStopped, isLast }: { isStopped: boolean; isLast: boolean }): string {
  if (error instanceof LeftToAnother) return "left";
  if (isStopped) return "stopped";
  return isLast ? "dead" : "failed";
}
