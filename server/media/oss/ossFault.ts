/** What OSS or the way to it answered, without what was sent: errors of the client carry headers and whole bodies. */
export class OssFault extends Error {
  override readonly name = "OssFault";
  constructor(
    readonly operation: string,
    /** OSS's own word, or the client's where nothing came back. */
    readonly code: string,
    /** HTTP status; null where nothing came back. */
    readonly status: number | null,
    readonly requestId: string | null,
    options: ErrorOptions & {
      /** The bucket is there, behind the endpoint of another region. */
      isElsewhere?: boolean;
    } = {},
  ) {
    super(
      `OSS ${operation}: ${code}${status === null ? "" : ` (${status})`}${requestId ? `, request ${requestId}` : ""}`,
      options,
    );
    this.isElsewhere = options.isElsewhere ?? false;
  }

  readonly isElsewhere: boolean;

  /** As such a fault; an error that has nothing to do with OSS stays what it is. */
  static of(operation: string, error: unknown): unknown {
    if (error instanceof OssFault) return error;
    const { code, name, status, requestId, message } = error as Partial<Record<string, unknown>>;
    const word = [code, name].find((each): each is string => typeof each === "string") ?? "unknown";
    // The client's -1 and -2: the connection failed, or took too long.
    if (typeof status !== "number" && !word.endsWith("TimeoutError")) return error;
    const httpStatus = typeof status === "number" && status > 0 ? status : null;
    const isElsewhere =
      typeof message === "string" && message.includes("addressed using the specified endpoint");
    const request = typeof requestId === "string" ? requestId : null;
    return new OssFault(operation, word, httpStatus, request, { isElsewhere });
  }

  /** Worth trying again as it is: the network, an answer that was cut off, a busy or failing OSS. */
  get isTemporary(): boolean {
    const { status, code } = this;
    return status === null || status < 300 || status >= 500 || status === 429 || TEMPORARY.has(code);
  }

  /** The credentials were good and are no longer. */
  get isEndedToken(): boolean {
    return this.code === "SecurityTokenExpired" || this.code === "InvalidSecurityToken";
  }
}

const TEMPORARY = new Set(["RequestTimeout", "SlowDown", "TooManyRequests"]);
