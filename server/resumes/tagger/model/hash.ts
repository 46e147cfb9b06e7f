/** Written by scripts/train-resume-tagger.mjs beside the model. */
export const MODEL_SHA256 = "f5ed6d755b7c93fbb85f53eaf0476e00eb855a3e52a1fa680fcb6d9d0407c371";
