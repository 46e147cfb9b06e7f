import type { ReadAnswer } from "./answer";
import { cueIndex, type CueKind } from "./cues";
import { competencies } from "./lexicons";
import { PhraseIndex } from "./phrases";
import { latinWords } from "./words";

/**
 * How much of an answer is the speaker's own, and how much the vocabulary of interviews. Whoever tells of something has
 * words of the matter between the words for what one does; whoever strings competencies together has hardly any.
 */
let known: PhraseIndex<string> | undefined;

/** Behaviours and names of all competencies, whichever of them the question assesses; what they are done with is own. */
function vocabulary(): PhraseIndex<string> {
  if (known) return known;
  known = new PhraseIndex<string>();
  for (const { behaviours, aliases } of competencies)
    for (const phrase of [...behaviours.flatMap(({ phrases }) => phrases), ...aliases])
      known.add(phrase, phrase);
  return known;
}

/** Builds the index (about 10 ms, once). */
export const warmUpOwnWords = (): void => void vocabulary();

const TURNS: ReadonlySet<CueKind> = new Set([
  "action",
  "result",
  "order",
  "generic",
  "vague",
  "reflection",
  "hypothetical",
]);
/** The parts of a story by their names, and what only has or joins things. */
const NAMES =
  /情境|情景|背景|任务|目标|行动|措施|结果|成果|反思|总结|收获|当时|\b(?:situation|task|action|result|outcome|reflection)s?\b/g;
const JOINTS =
  /我们?|具备|拥有|具有|擅长|善于|注重|能力|意识|精神|各种|方面|\b(?:i|we|have|am|can|skills?|ability|abilities|strong|great|good|excellent)\b/g;
/** A word of at least this weight says something (see background.ts). */
const TELLING = 0.5;

/** "The situation was …, the task was …": the parts are named and not told. */
const NAMED = /(情境|任务|行动|结果)[是就为]|\b(situation|task|action|result) (?:was|is)\b/g;
const MOST_NAMED = 3;
/** English prose is half small words; a list has hardly any. */
const LIST_WORDS = 12;
const LIST_SHARE = 0.85;
const LIST_PHRASES = 3;
const LEAST_ROOM = 12;
const LEAST_PHRASES = 8;
/** Phrases for the room; more of them where something happened at a time, as in a thin but honest story. */
const CROWDED = 0.35;
const CROWDED_STORY = 0.5;
const OWN = 0.1;
const MANY_NUMBERS = 8;
const ALL_NUMBERS = 0.4;

/** Whether an answer strings phrases of interviews together, or numbers, with hardly a word of its own. */
export function isStrungTogether({ text: { folded }, clauses, terms }: ReadAnswer): boolean {
  const words = latinWords(folded);
  const room = (folded.match(/[\u3400-\u9fff]/g) ?? []).length / 2 + words.length;
  if (room < LEAST_ROOM) return false;
  const numbers = clauses.flatMap(({ facts }) => facts).filter(({ kind }) => kind === "number");
  if (numbers.length >= MANY_NUMBERS && numbers.length >= ALL_NUMBERS * room) return true;

  const placed = clauses.some(({ cues }) => cues.has("time"));
  const named = new Set(folded.match(NAMED)?.map((name) => name.split(" ")[0]));
  if (named.size >= MOST_NAMED && !placed && numbers.length === 0) return true;

  const taken = new Uint8Array(folded.length);
  const phrases = new Set<string>();
  const take = (start: number, end: number) => {
    taken.fill(1, start, end);
    phrases.add(folded.slice(start, end));
  };
  for (const { start, end } of vocabulary().find(folded, words)) take(start, end);
  for (const { index, 0: name } of folded.matchAll(NAMES)) take(index, index + name.length);
  for (const { start, end, payload } of cueIndex().find(folded, words))
    if (TURNS.has(payload.kind)) taken.fill(1, start, end);
  for (const { start, end } of numbers) taken.fill(1, start, end);
  for (const { index, 0: joint } of folded.matchAll(JOINTS)) taken.fill(1, index, index + joint.length);
  const own = new Set(
    terms.filter((term) => term.weight >= TELLING && !taken[term.start]).map((term) => term.text),
  );
  const content = terms.filter(({ text }) => /^[a-z]/.test(text)).length;
  if (
    words.length >= LIST_WORDS &&
    words.length > room / 2 &&
    content >= LIST_SHARE * words.length &&
    phrases.size >= LIST_PHRASES
  )
    return true;
  const crowded = placed ? CROWDED_STORY : CROWDED;
  return phrases.size >= LEAST_PHRASES && phrases.size >= crowded * room && own.size <= OWN * room;
}
