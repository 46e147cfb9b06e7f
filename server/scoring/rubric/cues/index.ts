import { PhraseIndex, phraseList } from "../phrases";
import { en } from "./en";
import { cueKinds, type CueKind } from "./types";
import { zh } from "./zh";

export type { CueKind } from "./types";
/** A cue with the phrase that stands for it, so that distinct ones can be counted. */
export type Cue = { kind: CueKind; phrase: string };

let index: PhraseIndex<Cue> | undefined;

/** All cues of both languages: people mix them ("我做了一个 demo"). Built at the first use. */
export function cueIndex(): PhraseIndex<Cue> {
  if (index) return index;
  index = new PhraseIndex<Cue>();
  for (const kind of cueKinds) {
    for (const phrase of phraseList(zh[kind], en[kind])) index.add(phrase, { kind, phrase });
  }
  return index;
}
