import { seededRandom } from "./random";
import { type TermCounts, type Vocabulary, vectorOf } from "./sparse";

/** A vector for each term of a vocabulary: near each other where the terms come in the same texts. */
export type LatentSpace = { vocabulary: Vocabulary; width: number; vectors: Float32Array };

const WIDTH = 50;
const ROUNDS = 6;
const SEED = 5;

function orthonormalise(columns: Float64Array[]): void {
  columns.forEach((column, at) => {
    for (const other of columns.slice(0, at)) {
      let dot = 0;
      for (let term = 0; term < column.length; term += 1)
        dot += (column[term] as number) * (other[term] as number);
      for (let term = 0; term < column.length; term += 1)
        (column[term] as number) -= dot * (other[term] as number);
    }
    let square = 0;
    for (const value of column) square += value * value;
    const length = Math.sqrt(square) || 1;
    for (let term = 0; term < column.length; term += 1) (column[term] as number) /= length;
  });
}

/**
 * Latent semantic analysis (Deerwester and others 1990) of the texts themselves, by subspace iteration: the first 50
 * directions of the term by text matrix, weighed by the root of their strength.
 */
export function learnLatentSpace(texts: readonly TermCounts[], vocabulary: Vocabulary): LatentSpace {
  const terms = vocabulary.hashes.length;
  const width = Math.min(WIDTH, terms, texts.length);
  const rows = texts.map((text) => vectorOf(text, vocabulary));
  const random = seededRandom(SEED);
  let columns = Array.from({ length: width }, () =>
    Float64Array.from({ length: terms }, () => random() - 0.5),
  );
  orthonormalise(columns);
  let strengths = columns.map(() => 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    columns = columns.map((column) => {
      const image = new Float64Array(terms);
      for (const { at, value } of rows) {
        let sum = 0;
        for (let index = 0; index < at.length; index += 1)
          sum += (value[index] as number) * (column[at[index] as number] as number);
        if (sum !== 0)
          for (let index = 0; index < at.length; index += 1)
            (image[at[index] as number] as number) += sum * (value[index] as number);
      }
      return image;
    });
    // The matrix times its transpose has the squares of the strengths.
    strengths = columns.map((column) =>
      Math.sqrt(Math.sqrt(column.reduce((sum, value) => sum + value * value, 0))),
    );
    orthonormalise(columns);
  }
  const vectors = new Float32Array(terms * width);
  columns.forEach((column, at) => {
    const weight = Math.sqrt(strengths[at] as number);
    column.forEach((value, term) => {
      vectors[term * width + at] = value * weight;
    });
  });
  return { vocabulary, width, vectors };
}
