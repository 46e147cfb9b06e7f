import { readProtected } from "../parse/protected";
import { read } from "../parse/reading";
import { PROTECTED_FIELDS, type ProtectedField } from "../schema";

const PIECES = /[\n\t，,、;；。|]+/u;
/** More pieces than that are no line that anybody wrote into a field. */
const MOST_PIECES = 500;
/** So many letters beside a fact may still only lead to it: "今年28岁". */
const BESIDE = 4;
const LETTERS = /[\p{L}\p{N}]/gu;
const HEALTH = /^(?:良好|健康|优秀?|一般|正常|good|healthy|excellent)$/iu;
const isProtected = (kind: string): kind is ProtectedField =>
  (PROTECTED_FIELDS as readonly string[]).includes(kind);

/**
 * Words of a text that do nothing but say what nobody may be judged by (invariant 6): "已婚", "性别：女", "28岁". By the
 * same rules by which a résumé's are found; what only mentions one among other things ("面向60岁老人的产品") is none.
 * @returns the first such words, or null. Pure
 */
export function findProtected(text: string): string | null {
  for (const piece of text.split(PIECES).slice(0, MOST_PIECES)) {
    const words = piece.trim();
    if (words !== "" && asPrinted(words).some(isFact)) return words.slice(0, 40);
  }
  return null;
}

/** Rules expect English as forms print it: values as "Married", labels in capitals, in small letters or as titles. */
const asPrinted = (words: string) => [words[0]?.toUpperCase() + words.slice(1), words.toLowerCase()];

function isFact(words: string): boolean {
  const reading = read(words);
  const { spans } = readProtected(reading);
  const covered = new Uint8Array(words.length);
  for (const { kind, label, value, sure, words: told } of reading.labels) {
    if (!isProtected(kind) || !spans[kind]) continue;
    // "健康优选" may be a company; the announcement of a photo says nothing of anybody.
    if (kind === "photo" || (kind === "health" && !sure && !HEALTH.test(told.trim()))) return false;
    covered.fill(1, label.start, label.end);
    covered.fill(1, value.start, Math.min(value.end, spans[kind].end));
  }
  const facts = Object.entries(spans).filter(([field]) => field !== "photo");
  if (facts.length === 0) return false;
  for (const [, { start, end }] of facts) covered.fill(1, start, end);
  const beside = [...words.matchAll(LETTERS)].filter(({ index }) => !covered[index]).length;
  return beside <= BESIDE;
}
