/** First and last byte, both included. */
export type ByteRange = { start: number; end: number };

/**
 * Reads a Range header for an object of `size` bytes (RFC 9110 §14). Several ranges at once are answered with
 * the whole object, as the RFC allows.
 * @returns null when there is no range to honour: absent, malformed, another unit, or several
 */
export function parseByteRange(header: string | undefined, size: number): ByteRange | "unsatisfiable" | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec((header ?? "").replaceAll(/[ \t]/g, ""));
  if (!match) return null;
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return null;
  if (first === "") {
    const suffix = Number(last);
    if (suffix === 0 || size === 0) return "unsatisfiable";
    return { start: Math.max(0, size - suffix), end: size - 1 };
  }
  const start = Number(first);
  if (last !== "" && Number(last) < start) return null;
  if (start >= size) return "unsatisfiable";
  return { start, end: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
}
