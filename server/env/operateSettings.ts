import { z } from "zod";
import type { Outside } from "./values";

/** W3C baggage's form, as OpenTelemetry's own variable has it: `key=value,key=value`, values percent-encoded. */
const headers = z
  .string()
  .regex(/^\s*[^=,\s]+=[^,]*(,\s*[^=,\s]+=[^,]*)*$/, "looks like name=value,name=value");

/** What an operator sees of a process: figures and traces. */
export const operateSettings = {
  /** Whoever reads `/metrics` brings it as a bearer token. */
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  /** `/metrics` is served there, and nowhere else; 0 takes any free port. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** A collector of OpenTelemetry that takes OTLP over HTTP; without it there are no traces. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  OTEL_EXPORTER_OTLP_HEADERS: headers.optional(),
  OTEL_SERVICE_NAME: z.string().trim().min(1).max(60).default("zhimian"),
  /** Which share of the traces is kept, 0 to 1; all processes decide alike. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
};

export const operateServices = [
  {
    service: "The collector of traces",
    needed: ["OTEL_EXPORTER_OTLP_ENDPOINT"],
    optional: ["OTEL_EXPORTER_OTLP_HEADERS"],
  },
] as const satisfies readonly Outside<keyof typeof operateSettings>[];
