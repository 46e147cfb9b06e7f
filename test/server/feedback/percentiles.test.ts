import { bandAmong } from "../../../server/feedback/percentiles";

/** So many scores of 2 and of 8. */
const crowd = (low: number, high: number) => [
  ...Array.from({ length: low }, () => 2),
  ...Array.from({ length: high }, () => 8),
];

test.each([
  ["ahead of all", 9, crowd(15, 15), "top10"],
  ["three of thirty ahead", 5, crowd(27, 3), "top10"],
  ["four of thirty ahead", 5, crowd(26, 4), "top25"],
  ["half of them ahead", 5, crowd(15, 15), "top50"],
  ["more than half ahead", 5, crowd(14, 16), null],
  ["among equals nobody is ahead", 8, crowd(0, 40), null],
  ["twenty-nine are too few", 9, crowd(15, 14), null],
])("%s", (_name, score, others, band) => {
  expect(bandAmong(score, others)).toBe(band);
});
