import { Decoder } from "../../../../server/resumes/tagger/decoder";
import {
  ENTITY_TYPES,
  LABELS,
  begin,
  end as close,
  mayEnd,
  mayFollow,
  mayStart,
  middle,
  single,
} from "../../../../server/resumes/tagger/labels";
import { randomFrom } from "../../../../server/resumes/tagger/train/random";

const UNITS = 3;
const LIKELY = 0.43;

/** Every legal sequence of labels with its weight: slow, and plainly right. */
function sequences(
  scores: readonly number[][],
  transitions: Float32Array,
): { labels: number[]; weight: number }[] {
  let open = Array.from({ length: LABELS }, (_, label) => label)
    .filter(mayStart)
    .map((label) => ({ labels: [label], score: scores[0]![label]! }));
  for (let unit = 1; unit < UNITS; unit += 1) {
    open = open.flatMap(({ labels, score }) =>
      Array.from({ length: LABELS }, (_, label) => label)
        .filter((label) => mayFollow(labels.at(-1)!, label))
        .map((label) => ({
          labels: [...labels, label],
          score: score + scores[unit]![label]! + transitions[labels.at(-1)! * LABELS + label]!,
        })),
    );
  }
  return open
    .filter(({ labels }) => mayEnd(labels.at(-1)!))
    .map(({ labels, score }) => ({ labels, weight: Math.exp(score) }));
}

function spansOf(labels: readonly number[]): string[] {
  let start = 0;
  return labels.flatMap((label, unit) => {
    const part = label === 0 ? -1 : (label - 1) % 4;
    if (part === 0 || part === 3) start = unit;
    return part === 2 || part === 3 ? [`${ENTITY_TYPES[(label - 1) >> 2]} ${start} ${unit + 1}`] : [];
  });
}

it.each([1, 2, 3, 4, 5, 6, 7, 8])("finds the entities that most of all legal readings have (%i)", (seed) => {
  const random = randomFrom(seed);
  const scores = Array.from({ length: UNITS }, () => Array.from({ length: LABELS }, () => random() * 12));
  const transitions = Float32Array.from({ length: LABELS * LABELS }, () => random() * 2);
  const likelihood = new Map<string, number>();
  let total = 0;
  for (const { labels, weight } of sequences(scores, transitions)) {
    total += weight;
    for (const span of spansOf(labels)) likelihood.set(span, (likelihood.get(span) ?? 0) + weight);
  }
  const expected = [...likelihood].filter(([, weight]) => weight / total > LIKELY).map(([span]) => span);

  const decoder = new Decoder(UNITS, transitions);
  const decode = () =>
    decoder.decode(UNITS, (unit, into) => {
      into.set(scores[unit]!);
    });
  const found = decode().map(({ type, start, end }) => `${type} ${start} ${end}`);

  expect(found.toSorted()).toEqual(expected.toSorted());
  expect(decode().map(({ type, start, end }) => `${type} ${start} ${end}`)).toEqual(found);
});

it("keeps to what is legal where something else scores far better", () => {
  const name = ENTITY_TYPES.indexOf("NAME");
  const favourites = [middle(name), begin(name), middle(name)];
  const decoder = new Decoder(UNITS, new Float32Array(LABELS * LABELS));
  const found = decoder.decode(UNITS, (unit, into) => {
    into.fill(0);
    into[favourites[unit]!] = 300;
    into[single(name)] = unit === 0 ? 200 : 0;
    into[close(name)] = unit === 2 ? 250 : 0;
  });
  expect(found).toEqual([
    { type: "NAME", start: 0, end: 1 },
    { type: "NAME", start: 1, end: 3 },
  ]);
});

it("finds nothing in nothing", () => {
  expect(new Decoder(1, new Float32Array(LABELS * LABELS)).decode(0, () => undefined)).toEqual([]);
});
