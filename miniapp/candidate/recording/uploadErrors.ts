import { isApiError, isTemporary } from "../../shared/api";

/**
 * What a failed upload asks for.
 * `retry`: the same again later. `halt`: a person must sign in or take the seat back. `refuse`: these bytes will
 * never be taken. `set_aside`: this answer is not open now; others may be.
 */
export type UploadVerdict = "retry" | "halt" | "refuse" | "set_aside";

const FOR_GOOD = new Set(["chunk.conflict", "answer.sealed"]);

export function judgeUploadError(error: unknown): UploadVerdict {
  if (!isApiError(error) || isTemporary(error)) return "retry";
  if (error.status === 401 || error.code === "interview.opened_elsewhere") return "halt";
  if (FOR_GOOD.has(error.code) || [400, 413, 422].includes(error.status)) return "refuse";
  return "set_aside";
}

/** The store refused one object (ticket run out, bytes damaged on the way): worth a new ticket, not for ever. */
export class PutRefused extends Error {
  override readonly name = "PutRefused";
}
