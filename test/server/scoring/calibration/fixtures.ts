import { seededRandom } from "../../../../server/scoring/calibration/learning/random";

const GOOD = [
  "First I listed the risks.",
  "Because the deadline moved, I called the client.",
  "As a result we saved 12 days.",
];
const PLAIN = [
  "The work was done.",
  "It was fine in the end.",
  "People were there.",
  "We had some meetings.",
  "There was a plan.",
];

/** Invented answers on a scale of 0 to 2: as many of three good sentences as the score says, among plain ones. */
export function inventedAnswers(count: number, seed = 1): { text: string; score: number }[] {
  const random = seededRandom(seed);
  const from = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
  return Array.from({ length: count }, (_, at) => {
    const score = at % 3;
    const sentences = Array.from({ length: 4 }, (__, line) => from(line < score ? GOOD : PLAIN));
    return { text: sentences.join(" "), score };
  });
}
