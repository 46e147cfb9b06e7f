import type { Content } from "pdfmake/interfaces";
import { localTime, wordFor } from "../words";
import type { Sheet } from "./sheet";
import { color, panel } from "./style";
import { clip, printable, score1 } from "./text";

/** What a person made of the interview, right below what the machine did; nothing where nobody has reviewed it. */
export function reviewBlock({ report, review, words, letterhead }: Sheet): Content[] {
  if (!review) return [];
  const { result, reviewer, sentAt, blind, comment } = review;
  const shown = (score: number | null) => (score === null ? words.noEvidence : score1(score));
  const machineOf = (id: string) => report.dimensions.find((one) => one.id === id)?.score ?? null;
  const dimensions = result.dimensions.map(
    ({ id, name, score }) => `${name} ${shown(score)}${words.machine(shown(machineOf(id)))}`,
  );
  const meta = [
    words.reviewedBy(reviewer.name, localTime(sentAt, letterhead.timeZone)),
    ...(blind ? [words.blind] : []),
  ];
  const match = result.match === null ? words.noEvidence : String(Math.round(result.match));
  return [
    {
      table: {
        widths: ["*"],
        body: [
          [
            {
              stack: [
                {
                  text: [
                    { text: `${words.reviewed}${words.separator}`, bold: true, color: color.accent },
                    { text: `${words.total} ${shown(result.total)}`, bold: true },
                    `${words.machine(shown(report.total))}${words.separator}${words.match} ${match}${words.separator}`,
                    { text: wordFor(report.language, "recommendations", result.recommendation), bold: true },
                  ],
                  fontSize: 11,
                },
                { text: printable(dimensions.join("  ·  ")), style: "small", margin: [0, 3, 0, 0] },
                ...(comment
                  ? [
                      {
                        text: printable(clip(comment, 600)),
                        style: "small",
                        margin: [0, 3, 0, 0] as [number, number, number, number],
                      },
                    ]
                  : []),
                { text: printable(meta.join("  ·  ")), style: "label", margin: [0, 3, 0, 0] },
              ],
            },
          ],
        ],
      },
      layout: panel(color.sunken),
      margin: [0, 0, 0, 8],
      unbreakable: true,
    },
  ];
}
