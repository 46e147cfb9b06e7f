/**
 * What may be raised on a report: what its answers were flagged with, that it ended before its time, that what was said
 * carries little. Written out, so that pages may have it without what judges answers.
 */
export const RULE_FLAGS = [
  "incomplete",
  "no_total",
  "low_confidence",
  "too_short",
  "no_speech",
  "off_topic",
  "question_read_back",
  "keyword_stuffing",
  "asks_for_score",
  "generic",
  "repeated_text",
  "other_language",
  "recited",
  "copied_rubric",
  "hidden_text",
] as const;
export type RuleFlag = (typeof RULE_FLAGS)[number];
