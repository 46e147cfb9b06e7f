import type { WorkDraft } from "./draft";
import type { Tagged } from "./entities";

/** As far as a sentence about one job reaches. */
const SENTENCE = 80;

/** A job that a sentence tells: employer and title are the tagger's, which learned on sentences. */
export function readProse(draft: WorkDraft, all: readonly WorkDraft[], tagged: readonly Tagged[]): WorkDraft {
  const { start } = draft.entry;
  const next = all.map(({ entry }) => entry.start).find((other) => other > start) ?? Infinity;
  const inside = tagged.filter(
    (entity) => entity.start >= start && entity.end <= Math.min(next, start + SENTENCE),
  );
  const first = (type: Tagged["type"]) => inside.find((entity) => entity.type === type) ?? null;
  const [company, title] = [first("ORG"), first("TITLE")];
  return company || title ? { ...draft, company, title } : draft;
}
