/** Written by scripts/train-resume-tagger.mjs beside the model. */
export const MODEL_SHA256 = "f321deb6971cbef8730ee33d18a7ba78f8fdf5b5d40bb08a9295e102e5d1ab52";
