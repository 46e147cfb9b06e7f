import { secondsSince } from "../server/metrics/createMetrics";
import type { SendOutcome } from "../server/notifications/channels";
import { type Telemetry, putOver } from "../server/telemetry/telemetry";
import type { ChatPlatform, ChatPlatforms, EventSink } from "./platform";

type Call = "show_card" | "change_card" | "say" | "reply";

/** What is asked of the platforms: which call, and what came of it. Never to whom, never what. */
export function observePlatforms(telemetry: Telemetry, platforms: ChatPlatforms): ChatPlatforms {
  return Object.fromEntries(
    Object.entries(platforms).map(([name, platform]) => [name, observePlatform(telemetry, platform)]),
  );
}

function observePlatform({ metrics, tracing }: Telemetry, given: ChatPlatform): ChatPlatform {
  const { platform } = given;
  const observe = (call: Call, ask: () => Promise<SendOutcome>): Promise<SendOutcome> =>
    tracing.step(
      `chat ${call}`,
      { kind: "client", attributes: { "zhimian.platform": platform } },
      async (span) => {
        const startedAt = performance.now();
        let outcome: SendOutcome["result"] | "error" = "error";
        try {
          const told = await ask();
          outcome = told.result;
          span.set({ "zhimian.outcome": outcome });
          if (outcome !== "accepted") span.fail(outcome);
          return told;
        } finally {
          metrics.chatCalls.observe({ platform, call, outcome }, secondsSince(startedAt));
        }
      },
    );
  return putOver(given, {
    reply: (event, text) => observe("reply", () => given.reply(event, text)),
    say: (to, text, key) => observe("say", () => given.say(to, text, key)),
    showCard: (card) => observe("show_card", () => given.showCard(card)),
    changeCard: (card) => observe("change_card", () => given.changeCard(card)),
  });
}

/** What comes from the platforms begins a trace. */
export const observeSink = ({ tracing }: Pick<Telemetry, "tracing">, sink: EventSink): EventSink => ({
  take: (event) =>
    tracing.enter(
      `chat ${event.kind}`,
      { kind: "server", parent: tracing.traceparent(), attributes: { "zhimian.platform": event.platform } },
      () => sink.take(event),
    ),
  press: (event) =>
    tracing.enter(
      "chat press",
      { kind: "server", parent: tracing.traceparent(), attributes: { "zhimian.platform": event.platform } },
      () => sink.press(event),
    ),
});
