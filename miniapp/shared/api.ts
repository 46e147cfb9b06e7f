/** One way to call `/api/v1` from every page: JSON in, JSON out, one error shape. */

export type ErrorDetail = { path: string; code: string; message: string };

/** The server answered and refused. `code` is stable (`invitation.expired`); `message` is already localised. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId: string | null,
    readonly details: ErrorDetail[],
    /** From Retry-After, in seconds; null where the server sent none. */
    readonly retryAfterSeconds: number | null,
  ) {
    super(message);
  }
}

/** Nothing came back: no network, an aborted or timed-out request. Worth trying again. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
}

/** True for an answer with this code, or for any refusal when no code is given. */
export function isApiError(error: unknown, code?: string): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code);
}

/** True where the same request may succeed later by itself: no network, an overloaded or restarting server. */
export function isTemporary(error: unknown): boolean {
  return (
    error instanceof NetworkError ||
    (error instanceof ApiError && (error.status >= 500 || error.status === 429 || error.status === 408))
  );
}

export type ApiOptions = {
  /** Value of Accept-Language for each request: `zh-CN` or `en`. */
  language: () => string;
  /** Added to each request, e.g. Authorization or X-Requested-With. */
  headers?: (method: string) => Record<string, string>;
  base?: string;
  timeoutMs?: number;
  fetch?: typeof fetch;
};

export type RequestInitLite = {
  /** An object is sent as JSON; FormData, Blob and bytes go as they are. */
  body?: unknown;
  query?: Record<string, string | number | undefined>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  timeoutMs?: number;
};

export type Api = ReturnType<typeof createApi>;

/**
 * @throws ApiError when the server refuses, NetworkError when nothing comes back.
 */
export function createApi(options: ApiOptions) {
  const { base = "/api/v1", timeoutMs = 20_000 } = options;

  /** The raw response, for streams and files; still throws ApiError on a refusal. */
  async function send(method: string, path: string, init: RequestInitLite = {}): Promise<Response> {
    const json = init.body !== undefined && isPlainJson(init.body);
    // AbortSignal.any and .timeout are missing in the web views of phones still in use.
    const control = new AbortController();
    const abort = () => control.abort();
    const timer = setTimeout(abort, init.timeoutMs ?? timeoutMs);
    init.signal?.addEventListener("abort", abort, { once: true });
    let response: Response;
    try {
      response = await (options.fetch ?? fetch)(base + path + queryString(init.query), {
        method,
        headers: {
          Accept: "application/json",
          "Accept-Language": options.language(),
          ...(json ? { "Content-Type": "application/json" } : {}),
          ...options.headers?.(method),
          ...init.headers,
        },
        body: json ? JSON.stringify(init.body) : (init.body as BodyInit | undefined),
        signal: control.signal,
        credentials: "same-origin",
      });
    } catch (cause) {
      throw new NetworkError("No answer from the server", { cause });
    } finally {
      clearTimeout(timer);
      init.signal?.removeEventListener("abort", abort);
    }
    if (!response.ok) throw await readError(response);
    return response;
  }

  async function request<T>(method: string, path: string, init?: RequestInitLite): Promise<T> {
    const response = await send(method, path, init);
    if (response.status === 204) return undefined as T;
    try {
      // A phone that changes its network may keep a connection on which nothing comes any more.
      return await within(init?.timeoutMs ?? timeoutMs, response.json() as Promise<T>);
    } catch (cause) {
      throw new NetworkError("The answer was cut off", { cause });
    }
  }

  return {
    send,
    request,
    get: <T>(path: string, init?: RequestInitLite) => request<T>("GET", path, init),
    post: <T>(path: string, body: unknown, init?: RequestInitLite) =>
      request<T>("POST", path, { ...init, body }),
    put: <T>(path: string, body: unknown, init?: RequestInitLite) =>
      request<T>("PUT", path, { ...init, body }),
    delete: <T>(path: string, init?: RequestInitLite) => request<T>("DELETE", path, init),
  };
}

/** @throws where the work takes longer; it may go on, unheard */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function isPlainJson(body: unknown): boolean {
  return !(
    body instanceof Blob ||
    body instanceof FormData ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body)
  );
}

function queryString(query: RequestInitLite["query"]): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== "") params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : "";
}

type ErrorBody = {
  error?: { code?: string; message?: string; requestId?: string; details?: ErrorDetail[] };
} | null;

/**
 * Reads `{error: {code, message, requestId, details?}}`, or of a bucket's XML its code, such as `InvalidDigest`; a
 * proxy's own error page becomes `http.<status>`.
 */
async function readError(response: Response): Promise<ApiError> {
  const text = await response.text().catch(() => "");
  const body = parseError(text);
  const retryAfter = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return new ApiError(
    response.status,
    body?.error?.code ?? bucketCode(text) ?? `http.${response.status}`,
    body?.error?.message ?? response.statusText,
    body?.error?.requestId ?? response.headers.get("X-Request-Id"),
    body?.error?.details ?? [],
    Number.isFinite(retryAfter) ? retryAfter : null,
  );
}

function parseError(text: string): ErrorBody {
  try {
    return JSON.parse(text) as ErrorBody;
  } catch {
    return null;
  }
}

const bucketCode = (text: string) => /<Error>\s*<Code>(\w{1,64})<\/Code>/.exec(text)?.[1];
