/**
 * - `refused`: for good; the same call would be refused again.
 * - `later`: surely not done; worth another try after `waitMs`.
 * - `unclear`: it may have been done. A message is then listed for a person, never repeated.
 */
export type DingtalkFailure = "refused" | "later" | "unclear";

/** Names what the platform said by its code alone: its sentences may quote what was sent. */
export class DingtalkError extends Error {
  override readonly name = "DingtalkError";
  /** By which DingTalk's support finds the call. */
  readonly requestId: string | null;
  /** Only of `later`. */
  readonly waitMs: number | null;

  constructor(
    readonly kind: DingtalkFailure,
    readonly code: string,
    { waitMs = null, requestId = null }: { waitMs?: number | null; requestId?: string | null } = {},
  ) {
    super(`DingTalk ${kind}: ${code}`);
    this.waitMs = kind === "later" ? (waitMs ?? 1_000) : null;
    this.requestId = requestId;
  }
}
