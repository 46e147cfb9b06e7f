import { secondsSince } from "../metrics/createMetrics";
import type {
  Channel,
  Channels,
  OutgoingMessage,
  SendOutcome,
  SentMessage,
  Trace,
} from "../notifications/channels";
import { type Telemetry, putOver } from "./telemetry";

/** Messages to people: which way, what for, and what the gateway said. Never to whom, never what. */
export const observeChannels = (telemetry: Telemetry, { sms, email }: Channels): Channels => ({
  sms: observeChannel(telemetry, "sms", sms),
  email: observeChannel(telemetry, "email", email),
});

function observeChannel({ metrics, tracing }: Telemetry, channel: string, given: Channel): Channel {
  return putOver(given, {
    send: (message: OutgoingMessage): Promise<SendOutcome> =>
      tracing.step(
        `send ${channel}`,
        { kind: "client", attributes: { "zhimian.channel": given.name, "zhimian.purpose": message.purpose } },
        async (span) => {
          const startedAt = performance.now();
          let outcome: SendOutcome["result"] | "error" = "error";
          try {
            const sent = await given.send(message);
            outcome = sent.result;
            span.set({ "zhimian.outcome": outcome });
            if (outcome !== "accepted") span.fail(outcome);
            return sent;
          } finally {
            const labels = { channel, purpose: message.purpose, outcome };
            metrics.deliveries.observe(labels, secondsSince(startedAt));
          }
        },
      ),
    // Asked about until it is known, and not again.
    async trace(message: SentMessage): Promise<Trace> {
      const trace = await given.trace(message);
      if (trace.found === "delivered") metrics.receipts.inc({ channel, outcome: "delivered" });
      if (trace.found === "failed") metrics.receipts.inc({ channel, outcome: trace.failure });
      return trace;
    },
  });
}
