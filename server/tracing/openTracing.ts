import type { Env } from "../env";
import type { Metrics } from "../metrics/createMetrics";
import { version } from "../version";
import type * as Otlp from "./otlp";
import { type Tracing, noTracing } from "./tracing";

/**
 * Traces where a collector is configured. The SDK is loaded then only.
 * @param options.failed told once for each time that the collector goes away
 */
export function openTracing(
  env: Pick<Env, "ROLES" | Extract<keyof Env, `OTEL_${string}`>>,
  { metrics, failed }: { metrics: Pick<Metrics, "spans">; failed: (error: Error) => void },
): Tracing {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers } = env;
  if (endpoint === undefined) return noTracing;
  const { openOtlp } = require("./otlp") as typeof Otlp;
  return openOtlp({
    url: `${endpoint}/v1/traces`,
    headers: readHeaders(headers ?? ""),
    service: { name: env.OTEL_SERVICE_NAME, version, roles: env.ROLES.join(",") },
    share: env.OTEL_TRACES_SAMPLER_ARG,
    exported: (outcome, spans) => metrics.spans.inc({ outcome }, spans),
    failed,
  });
}

/** `name=value,name=value`, values percent-encoded. */
function readHeaders(text: string): Record<string, string> {
  const pairs = text
    .split(",")
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at).trim(), decode(pair.slice(at + 1).trim())];
    }),
  );
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
