import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/**
 * A small client for Zhimian's open API: copy this file into your system. Node.js 20 or newer, no packages.
 * See README.md beside it.
 */

export type ClientOptions = {
  /** Where Zhimian is: `https://zhimian.example.com`. */
  baseUrl: string;
  /** From the console: 组织与员工 → 开放接口. */
  token: string;
  /** In which language refusals are told. */
  language?: "zh-CN" | "en";
  /**
   * How often a request is tried again that was cut off, refused for its rate, met an error of the server, or is still
   * being handled there since an earlier try.
   */
  retries?: number;
  timeoutMs?: number;
  fetch?: typeof globalThis.fetch;
};

/** Zhimian answered and refused. `code` is stable, `message` is for people. */
export class ZhimianError extends Error {
  override readonly name = "ZhimianError";
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId: string | null,
  ) {
    super(message);
  }
}

type Query = Record<string, string | number | undefined>;
export type Page<T> = { items: T[]; nextCursor: string | null };

/** As `GET /candidacies/events` tells it. */
export type CandidacyEvent = {
  id: string;
  type: string;
  number: number;
  candidacyId: string;
  candidateId: string;
  interviewId: string | null;
  orgUnitId: string;
  positionId: string | null;
  at: string;
  writtenAt: string;
  source: string;
};
type EventPage = { items: CandidacyEvent[]; nextCursor: string; hasMore: boolean };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const isRate = (error: unknown) => error instanceof ZhimianError && error.status === 429;
/** The first try of this write is not known to have ended: it is at work, or broke off there. */
const isInProgress = (error: unknown) =>
  error instanceof ZhimianError && error.code === "request.in_progress";
/** Of the server's side, a rate that will have recovered, or a try of ours that is still at work there. */
const isWorthAnotherTry = (error: ZhimianError) =>
  error.status >= 500 || isRate(error) || isInProgress(error);

async function refusalOf(response: Response): Promise<ZhimianError> {
  const refused = (await response.json().catch(() => null)) as {
    error?: { code: string; message: string; requestId: string };
  } | null;
  const { code = "unknown", message = response.statusText, requestId = null } = refused?.error ?? {};
  return new ZhimianError(response.status, code, message, requestId);
}

export type Zhimian = ReturnType<typeof createClient>;

export function createClient({
  baseUrl,
  token,
  language = "zh-CN",
  retries = 3,
  timeoutMs = 30_000,
  fetch = globalThis.fetch,
}: ClientOptions) {
  async function once(method: string, url: URL, body: string | undefined, key: string | undefined) {
    return fetch(url, {
      method,
      headers: {
        accept: "application/json",
        "accept-language": language,
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(key === undefined ? {} : { "idempotency-key": key }),
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(timeoutMs),
    });
  }

  /**
   * One call. A write bears a key by which the server knows it again, so that a repeated one happens once; give your own
   * (the id of your record) where your process may die and come back.
   * @throws ZhimianError what it was refused by; after an error of the server that only "in progress" follows, this
   *   error: nobody can know whether it wrote. Or what cut it off at the last try.
   */
  async function call<T>(
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    { query = {}, body, idempotencyKey }: { query?: Query; body?: unknown; idempotencyKey?: string } = {},
  ): Promise<T> {
    const url = new URL(`${baseUrl.replace(/\/+$/, "")}/api/v1${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const key = method === "GET" ? undefined : (idempotencyKey ?? randomUUID());
    const json = body === undefined ? (method === "GET" ? undefined : "{}") : JSON.stringify(body);
    /** What went wrong first: where the server then only says that it is at it, this is what there is to know. */
    let broke: unknown;
    for (let tries = 0; ; tries += 1) {
      let failed: unknown;
      let waitMs = 1_000 * 2 ** tries;
      try {
        const response = await once(method, url, json, key);
        if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
        const refused = await refusalOf(response);
        if (!isWorthAnotherTry(refused)) throw refused;
        const seconds = Number(response.headers.get("retry-after"));
        if (seconds > 0) waitMs = seconds * 1_000;
        failed = refused;
      } catch (error) {
        // Else it was cut off, before the answer or in it.
        if (error instanceof ZhimianError) throw error;
        failed = error;
      }
      if (!isInProgress(failed) && !isRate(failed)) broke ??= failed;
      if (tries >= retries) throw isInProgress(failed) ? (broke ?? failed) : failed;
      await pause(waitMs);
    }
  }

  /** Everything of a list, page by page. */
  async function* pages<T>(path: string, query: Query = {}): AsyncGenerator<T> {
    let cursor: string | null = null;
    do {
      const page: Page<T> = await call<Page<T>>("GET", path, {
        query: { limit: 100, ...query, ...(cursor === null ? {} : { cursor }) },
      });
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  /**
   * What happened since a cursor, in order. Keep `cursor` with what you did for the events before it, and begin there
   * next time. The last seconds come again: know events by their `id`.
   */
  async function* events({
    cursor,
    since,
    types,
  }: {
    cursor?: string | null;
    since?: Date;
    types?: readonly string[];
  } = {}): AsyncGenerator<{ events: CandidacyEvent[]; cursor: string }> {
    let at = cursor ?? undefined;
    for (;;) {
      const page: EventPage = await call<EventPage>("GET", "/candidacies/events", {
        query: {
          limit: 100,
          ...(at === undefined ? { since: since?.toISOString() } : { cursor: at }),
          types: types?.join(","),
        },
      });
      yield { events: page.items, cursor: page.nextCursor };
      if (!page.hasMore) return;
      at = page.nextCursor;
    }
  }

  return {
    get: <T>(path: string, query?: Query) => call<T>("GET", path, query === undefined ? {} : { query }),
    post: <T>(path: string, body?: unknown, options: { idempotencyKey?: string } = {}) =>
      call<T>("POST", path, { body, ...options }),
    put: <T>(path: string, body: unknown, options: { idempotencyKey?: string } = {}) =>
      call<T>("PUT", path, { body, ...options }),
    delete: (path: string, options: { idempotencyKey?: string } = {}) => call<void>("DELETE", path, options),
    pages,
    events,
  };
}

/** What a webhook tells: ids; fetch the rest by them. */
export type WebhookEvent = {
  /** The same at each try: keep it, and do nothing the second time. */
  id: string;
  type: string;
  timestamp: string;
  data: Record<string, string | number | null>;
};

export class WebhookRefused extends Error {
  override readonly name = "WebhookRefused";
  constructor(readonly reason: "incomplete" | "too_old" | "too_new" | "not_genuine") {
    super(`The webhook is refused: ${reason}.`);
  }
}

type Headers = Record<string, string | string[] | undefined>;

/** So far may the sender's clock and yours be apart, and so long can a message be replayed. */
const WINDOW_SECONDS = 300;

const SHORTEST_KEY = 24;

/** Anybody can sign with a key that is empty, which is what a variable gives that was never set. */
function keyOf(secret: string): Buffer {
  const key = Buffer.from(/^whsec_([A-Za-z0-9+/]+=*)$/.exec(secret)?.[1] ?? "", "base64");
  if (key.length < SHORTEST_KEY)
    throw new Error("This is no webhook secret: it begins with whsec_ and is longer.");
  return key;
}

/**
 * Whether a webhook came from Zhimian, just now and unchanged. Answer 400 where it throws; else 2xx within ten seconds,
 * and do the work after.
 * @param given.secrets the endpoint's secret; both while it is being rotated
 * @param given.body the bytes as they came, before any parsing
 * @throws WebhookRefused; Error where a secret is none (not set, cut short) or there is none at all
 */
export function verifyWebhook({
  secrets,
  headers,
  body,
  now = new Date(),
  windowSeconds = WINDOW_SECONDS,
}: {
  secrets: readonly string[];
  headers: Headers;
  body: string | Buffer;
  now?: Date;
  windowSeconds?: number;
}): WebhookEvent {
  if (secrets.length === 0) throw new Error("There is no webhook secret to verify with.");
  const keys = secrets.map(keyOf);
  const one = (name: string): string => {
    const value = headers[name];
    if (typeof value !== "string" || value === "") throw new WebhookRefused("incomplete");
    return value;
  };
  const [id, timestamp, signatures] = [one("webhook-id"), one("webhook-timestamp"), one("webhook-signature")];
  const age = now.getTime() / 1000 - Number(timestamp);
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookRefused("incomplete");
  if (age > windowSeconds) throw new WebhookRefused("too_old");
  if (age < -windowSeconds) throw new WebhookRefused("too_new");
  const given = signatures.split(" ").flatMap((signature) => {
    const [version, value] = signature.split(",");
    return version === "v1" && value ? [Buffer.from(value, "base64")] : [];
  });
  const wanted = keys.map((key) =>
    createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest(),
  );
  // Compared without telling by its time how much of a guess was right.
  const isGenuine = given.some((signature) =>
    wanted.some((digest) => signature.length === digest.length && timingSafeEqual(signature, digest)),
  );
  if (!isGenuine) throw new WebhookRefused("not_genuine");
  return JSON.parse(body.toString()) as WebhookEvent;
}
