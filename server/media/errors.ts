import { AppError } from "../http/errors";

/** Refusals that a caller sees, with the HTTP status that says the same. */
const refusals = {
  "media.ticket_invalid": 403,
  "media.not_found": 404,
  "media.conflict": 409,
  "media.ticket_expired": 410,
  "media.link_expired": 410,
  "media.too_large": 413,
  "media.checksum_mismatch": 422,
  "media.size_mismatch": 422,
} as const;

export function mediaError(code: keyof typeof refusals): AppError {
  return new AppError(code, refusals[code]);
}

/** A fault of this server or its disk, not of the caller: a caller sees `internal`, the log sees this. */
export class MediaFault extends Error {
  override readonly name = "MediaFault";
  constructor(readonly code: "media.damaged" | "media.invalid_key" | "media.invalid_range") {
    super(code);
  }
}

export function hasCode(error: unknown, code: AppError["code"] | MediaFault["code"]): boolean {
  return (error instanceof AppError || error instanceof MediaFault) && error.code === code;
}
