export type TraceContext = { traceId: string; spanId: string; sampled: boolean };

/** W3C Trace Context, level 1: `00-<trace id>-<span id>-<flags>`, in small hex digits. */
const FORM = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const isNothing = (id: string) => /^0+$/.test(id);

/** Null for whatever is not one; a version of the future is read as far as this one goes, as the standard says. */
export function parseTraceparent(text: string | null | undefined): TraceContext | null {
  if (!text || text.length > 200) return null;
  const [, version, traceId = "", spanId = "", flags = "", more] = FORM.exec(text.trim()) ?? [];
  if (version === undefined || version === "ff" || (version === "00" && more !== undefined)) return null;
  if (isNothing(traceId) || isNothing(spanId)) return null;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** 55 characters. */
export const formatTraceparent = ({ traceId, spanId, sampled }: TraceContext): string =>
  `00-${traceId}-${spanId}-${sampled ? "01" : "00"}`;
