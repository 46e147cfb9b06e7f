import type { Span } from "../schema";
import { trim } from "./spans";

const DESCRIPTION_LABEL =
  /^(?:[\s:：•·\-*]|(?:工作|项目|岗位)?(?:内容|描述|职责|介绍|业绩)\s*\d?\s*[:：]|Responsibilities\s*:)+/iu;

/** What an entry tells behind its head, without the label in front; null where it tells nothing. */
export function descriptionOf(folded: string, body: Span): Span | null {
  const label = DESCRIPTION_LABEL.exec(folded.slice(body.start, body.end))?.[0].length ?? 0;
  const span = trim(folded, { start: body.start + label, end: body.end });
  return span.end - span.start >= 2 ? span : null;
}
