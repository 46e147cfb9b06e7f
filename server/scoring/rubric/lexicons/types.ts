import { phraseList } from "../phrases";

/** One observable way of showing a competency, with the words people say when they tell about it. */
export type Behaviour = { zh: string; en: string; phrases: string[] };

export type Competency = {
  id: string;
  /** Ids, names and close names by which a plan's dimension is recognised. */
  aliases: string[];
  behaviours: Behaviour[];
  /** Things one talks about in this field; weaker evidence than behaviours. */
  topics: string[];
};

/** Chinese parts are lists apart by spaces, English ones apart by bars. */
export function competency(
  id: string,
  aliases: [zh: string, en: string],
  topics: [zh: string, en: string],
  behaviours: [label: [zh: string, en: string], zh: string, en: string][],
): Competency {
  return {
    id,
    aliases: phraseList(...aliases),
    topics: phraseList(...topics),
    behaviours: behaviours.map(([[zh, en], zhPhrases, enPhrases]) => ({
      zh,
      en,
      phrases: phraseList(zhPhrases, enPhrases),
    })),
  };
}
