import { Tensor } from "onnxruntime-node";
import type { OcrModels } from "./models";
import { type Picture, sample, type TextArea } from "./picture";
import { blankColumns, type Letter, withSpaces } from "./spaces";

const HEIGHT = 48;
const SHORTEST = 48;
const LONGEST = 2_400;
/** Columns of pixels that are read at once: more is faster and takes more memory. */
const AT_ONCE = 1_600;
const NORMAL = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] };

/** The recogniser looks once for so many columns of pixels. */
const STEP = 8;

/** What an area says, and how sure the recogniser is, 0–1. */
export type ReadArea = { area: TextArea; text: string; sure: number };

const widthOf = ({ length, height }: TextArea) =>
  Math.min(LONGEST, Math.max(SHORTEST, Math.round((HEIGHT * length) / height)));

/** Reads areas of a picture, those of like length together, and gives them in the order in which they came. */
export async function readAreas(
  models: OcrModels,
  picture: Picture,
  areas: readonly TextArea[],
): Promise<ReadArea[]> {
  const order = areas
    .map((area, at) => ({ area, at, width: widthOf(area) }))
    .sort((a, b) => a.width - b.width);
  const read: ReadArea[] = [];
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && (to - from + 1) * (order[to]?.width ?? 0) <= AT_ONCE) to += 1;
    const batch = order.slice(from, to);
    const stride = Math.max(...batch.map(({ width }) => width));
    const planes = new Float32Array(batch.length * 3 * HEIGHT * stride);
    batch.forEach(({ area, width }, index) => {
      const offset = index * 3 * HEIGHT * stride;
      sample(picture, area, { planes, offset, width, height: HEIGHT, stride }, NORMAL);
    });
    const found = await recognize(models, new Tensor("float32", planes, [batch.length, 3, HEIGHT, stride]));
    batch.forEach(({ area, at, width }, index) => {
      const { letters, sure } = found[index] ?? { letters: [], sure: 0 };
      const blank = blankColumns(planes, {
        offset: index * 3 * HEIGHT * stride,
        stride,
        width,
        height: HEIGHT,
      });
      read[at] = { area, text: withSpaces(letters, blank, HEIGHT), sure };
    });
    from = to;
  }
  return read;
}

async function recognize({ recognizer, characters }: OcrModels, input: Tensor) {
  const output = await recognizer.run({ [recognizer.inputNames[0] as string]: input });
  const { data, dims } = output[recognizer.outputNames[0] as string] as Tensor;
  const [lines = 0, steps = 0, classes = 0] = dims;
  return Array.from({ length: lines }, (_, line) =>
    decode(data as Float32Array, line * steps * classes, steps, classes, characters),
  );
}

/** The likeliest character at each step; the same one twice is one, unless nothing stands between. */
function decode(
  likely: Float32Array,
  offset: number,
  steps: number,
  classes: number,
  characters: readonly string[],
): { letters: Letter[]; sure: number } {
  const letters: Letter[] = [];
  let [sum, last] = [0, 0];
  for (let step = 0; step < steps; step += 1) {
    const from = offset + step * classes;
    let best = 0;
    for (let index = 1; index < classes; index += 1)
      if ((likely[from + index] as number) > (likely[from + best] as number)) best = index;
    if (best !== 0 && best !== last) {
      letters.push({ text: characters[best] ?? "", column: (step + 0.5) * STEP });
      sum += likely[from + best] as number;
    }
    last = best;
  }
  return { letters, sure: letters.length === 0 ? 0 : sum / letters.length };
}
