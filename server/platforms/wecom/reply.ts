import type { z } from "zod";

/** Why WeCom did not do what was asked, as far as it matters to what is done next. */
export type WecomReason =
  /** The app's secret, agent, permission or trusted address: an administrator has to set something right. */
  | "setup"
  /** Nobody whom we may write to was named. */
  | "unknown_user"
  /** A login code, or a card's response code, that was used before or is too old. */
  | "used_up"
  /** What we sent is not what the call takes. */
  | "content"
  /** A file of more bytes than was allowed. */
  | "too_large"
  | "rate_limited"
  | "unreachable"
  | "busy"
  | "unknown";

/** `detail` is for the operator: without tokens and without persons. */
export type WecomFailure =
  /** For good: the same call would fail again. */
  | { kind: "permanent"; reason: WecomReason; errcode: number; detail: string }
  /** Surely not done; worth another try, not before `waitMs`. */
  | { kind: "retry"; reason: WecomReason; errcode: number | null; waitMs: number; detail: string }
  /** It may have been done: nobody said. */
  | { kind: "unclear"; detail: string };

export type WecomReply<T> = { ok: true; value: T } | { ok: false; failure: WecomFailure };

export const done = <T>(value: T): WecomReply<T> => ({ ok: true, value });
export const failed = (failure: WecomFailure): { ok: false; failure: WecomFailure } => ({
  ok: false,
  failure,
});

/** For data that comes from WeCom: what we do not know of it is left out, what we need must be there. */
export function readAs<S extends z.ZodType>(schema: S, data: unknown): WecomReply<z.output<S>> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return done(parsed.data);
  const fields = parsed.error.issues.map(({ path }) => path.join(".")).join(", ");
  return failed({ kind: "unclear", detail: `an answer without ${fields || "an object"}` });
}
