import { secondsSince } from "../metrics/createMetrics";
import type { Sent, WebhookSender } from "../webhooks/sender";
import { type Telemetry, putOver } from "./telemetry";

const outcomeOf = (sent: Sent) => ("failure" in sent ? sent.failure : `${Math.floor(sent.status / 100)}xx`);

/** Deliveries to other systems by how they ended. */
export const observeWebhooks = ({ metrics, tracing }: Telemetry, given: WebhookSender): WebhookSender =>
  putOver(given, {
    send: (...delivery) =>
      tracing.step("deliver webhook", { kind: "client" }, async (span) => {
        const startedAt = performance.now();
        const sent = await given.send(...delivery);
        const outcome = outcomeOf(sent);
        span.set({ "zhimian.outcome": outcome });
        if (outcome !== "2xx") span.fail(outcome);
        metrics.webhooks.observe({ outcome }, secondsSince(startedAt));
        return sent;
      }),
  });
