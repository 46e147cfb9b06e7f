/** An event as a sentence: which words, and what goes into them. */
export type Described = { key: string; values: Record<string, string | number> };

type EventLike = { type: string; data: Record<string, unknown> };

/** Events that read differently by what they carry. */
function typeOf({ type, data }: EventLike): string {
  if (type === "interview.invited" && data["resent"] === true) return "interview.reinvited";
  if (type === "answer.begun" && typeof data["take"] === "number" && data["take"] > 1)
    return "answer.rebegun";
  if (type === "interview.decided") return `interview.decided.${String(data["outcome"])}`;
  return type;
}

/** Less is the network's delay. */
const NOTABLE_OVERTIME_MS = 15_000;

/**
 * Word keys have no dots (they nest), so `answer.sealed` is `answer_sealed`. Questions count from 1 for readers; 2.1 is
 * the first follow-up to the second.
 */
export function describeEvent(event: EventLike): Described {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(event.data)) {
    if (typeof value === "string" || typeof value === "number") values[name] = value;
  }
  const index = event.data["questionIndex"];
  const followUp = event.data["followUp"];
  if (typeof index === "number") {
    values["number"] = typeof followUp === "number" ? `${index + 1}.${followUp}` : index + 1;
  }
  const key = typeOf(event).replaceAll(".", "_");
  const overtimeMs = event.data["overtimeMs"];
  if (typeof overtimeMs === "number" && overtimeMs > NOTABLE_OVERTIME_MS) {
    return { key: `${key}_late`, values: { ...values, seconds: Math.round(overtimeMs / 1000) } };
  }
  return { key, values };
}

const MINOR: readonly string[] = [
  "answer.presented",
  "answer.begun",
  "answer.transcribed",
  "interview.opened",
  "follow_up.none",
];

/** Steps that matter only when something has to be traced: left out until asked for. A re-recording is no such step. */
export const isMinor = (event: EventLike): boolean => MINOR.includes(typeOf(event));
