import type { z } from "zod";

const MAX_UNITS = 64_000;
const MAX_OBJECTS = 50;

/** Reasoning that some models write before their reply. */
const THOUGHT = /<think>[\s\S]*?(?:<\/think>|$)/g;

/**
 * The one object of this shape in a reply, with or without prose or a code fence around it. Null where there is none,
 * and where there are two that differ: which of them was meant cannot be known, and one may be copied from an answer.
 */
export function extractJson<T>(reply: string, shape: z.ZodType<T>): T | null {
  if (reply.length > MAX_UNITS) return null;
  const found = new Map<string, T>();
  for (const source of objectsIn(reply.replace(THOUGHT, " "))) {
    const result = shape.safeParse(parse(source));
    if (result.success) found.set(JSON.stringify(result.data), result.data);
  }
  const [only] = found.values();
  return found.size === 1 && only !== undefined ? only : null;
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

/** Outermost balanced braces; those within strings do not count. */
function objectsIn(text: string): string[] {
  const objects: string[] = [];
  let tries = 0;
  for (let from = text.indexOf("{"); from !== -1 && tries < MAX_OBJECTS; tries += 1) {
    const end = endOfObject(text, from);
    if (end === null) from = text.indexOf("{", from + 1);
    else {
      objects.push(text.slice(from, end));
      from = text.indexOf("{", end);
    }
  }
  return objects;
}

function endOfObject(text: string, from: number): number | null {
  let depth = 0;
  let quoted = false;
  for (let i = from; i < text.length; i += 1) {
    const character = text[i];
    if (quoted) {
      if (character === "\\") i += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{") depth += 1;
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return null;
}
