import { isApiError, isTemporary, type ApiError } from "../../shared/api";

/**
 * What a failed upload asks for.
 * `retry`: the same again later. `halt`: a person must sign in or take the seat back. `refuse`: this chunk is not
 * taken. `set_aside`: this answer is not open now; others may be.
 */
export type UploadVerdict = "retry" | "halt" | "refuse" | "set_aside";

/**
 * Our own API's words for a chunk that it does not take. By the status alone nothing is told: a proxy answers 400 and
 * 413 as well, and what it stands in the way of today may pass tomorrow.
 */
const REFUSED = new Set(["chunk.conflict", "answer.sealed", "chunk.too_large", "request.invalid"]);
const UNTOLD = new Set([400, 413, 422]);

/** The disk store's and OSS' words for bytes that are not the ones they were announced as. */
const SPOILT = new Set([
  "media.checksum_mismatch",
  "media.size_mismatch",
  "media.too_large",
  "InvalidDigest",
  "BadDigest",
]);

export function judgeUploadError(error: unknown): UploadVerdict {
  if (!isApiError(error) || isTemporary(error)) return "retry";
  if (error.status === 401 || error.code === "interview.opened_elsewhere") return "halt";
  if (REFUSED.has(error.code)) return "refuse";
  if (UNTOLD.has(error.status)) return "retry";
  return "set_aside";
}

/** Whether the store refused an object for its bytes. */
export const isSpoilt = (error: ApiError) => SPOILT.has(error.code);

/** The store refused all objects of a batch (tickets run out, a proxy's limit): worth new tickets. */
export class PutRefused extends Error {
  override readonly name = "PutRefused";
}
