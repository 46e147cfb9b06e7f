import { MediaFault } from "./errors";

/**
 * Segments of lower-case letters, digits, `.`, `_` and `-` that begin with a letter or digit, joined by `/`.
 * No segment can climb (`..`), hide (`.x`) or be absolute; lower case only, because some file systems fold case.
 */
const KEY = /^[a-z0-9][a-z0-9._-]{0,99}(?:\/[a-z0-9][a-z0-9._-]{0,99}){0,9}$/;
const MAX_LENGTH = 400;

/** @throws `media.invalid_key` */
export function assertObjectKey(key: string): void {
  if (key.length > MAX_LENGTH || !KEY.test(key)) throw new MediaFault("media.invalid_key");
}
