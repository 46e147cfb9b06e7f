/** Counts, codes and names of ours: no personal data, no bodies, no query parameters. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

export type SpanKind = "server" | "client" | "producer" | "consumer" | "internal";

/** One step of a trace while it goes on. */
export interface Span {
  rename(name: string): void;
  set(attributes: Attributes): void;
  /** It did not come to what it was for; whoever throws need not say so. */
  fail(why?: string): void;
}

export type EnterOptions = {
  kind: SpanKind;
  /** W3C traceparent of what caused this, as it came with a request or with a job; null begins a trace. */
  parent: string | null;
  attributes?: Attributes;
  /** What every log line written meanwhile says besides the trace. */
  fields?: Readonly<Record<string, string>>;
};

/** Follows one cause through the processes: a request, the jobs it writes, what these ask of others. */
export interface Tracing {
  readonly on: boolean;
  /** Begins something: a trace of its own, or the next part of one that began elsewhere. */
  enter<T>(name: string, options: EnterOptions, work: (span: Span) => Promise<T>): Promise<T>;
  /** A step of what is under way; no span where nothing is. */
  step<T>(
    name: string,
    options: { kind?: SpanKind; attributes?: Attributes },
    work: (span: Span) => Promise<T>,
  ): Promise<T>;
  /** A step that is over. */
  past(name: string, from: Date, to: Date, attributes?: Attributes): void;
  /** Of what is under way, for whatever goes on with it later; null where nothing is. */
  traceparent(): string | null;
  /** Ties work that runs later to what is under way now. */
  bind<A extends unknown[], T>(work: (...given: A) => T): (...given: A) => T;
  /** Does what only was set off by what is under way, and belongs to others or to nobody. */
  outside<T>(work: () => T): T;
  /** For each log line. */
  logFields(): Record<string, string>;
  /** Hands over what is not delivered yet. */
  close(): Promise<void>;
}

export const noSpan: Span = { rename() {}, set() {}, fail() {} };

/** Where no collector is configured: everything is done as if nobody looked. */
export const noTracing: Tracing = {
  on: false,
  enter: (_name, _options, work) => work(noSpan),
  step: (_name, _options, work) => work(noSpan),
  past() {},
  traceparent: () => null,
  bind: (work) => work,
  outside: (work) => work(),
  logFields: () => ({}),
  async close() {},
};
