import type { MessageKey } from "./messages";

export type ErrorDetail = { path: string; code: string; message: string };

/** The only error that reaches a caller as itself; everything else becomes `internal` (500) and a log line. */
export class AppError extends Error {
  constructor(
    readonly code: MessageKey,
    readonly status: number,
    readonly options: {
      params?: Record<string, string | number>;
      details?: ErrorDetail[];
      retryAfterSeconds?: number;
      cause?: unknown;
    } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = "AppError";
  }
}

type Options = ConstructorParameters<typeof AppError>[2];

export const badRequest = (code: MessageKey, options?: Options) => new AppError(code, 400, options);
export const unauthorized = (code: MessageKey = "session.invalid", options?: Options) =>
  new AppError(code, 401, options);
export const forbidden = (code: MessageKey, options?: Options) => new AppError(code, 403, options);
export const notFound = (code: MessageKey, options?: Options) => new AppError(code, 404, options);
export const conflict = (code: MessageKey, options?: Options) => new AppError(code, 409, options);
export const gone = (code: MessageKey, options?: Options) => new AppError(code, 410, options);
export const tooLarge = (code: MessageKey, options?: Options) => new AppError(code, 413, options);
export const invalid = (code: MessageKey, options?: Options) => new AppError(code, 422, options);
export const tooMany = (code: MessageKey, retryAfterSeconds: number) =>
  new AppError(code, 429, { retryAfterSeconds, params: { seconds: retryAfterSeconds } });
