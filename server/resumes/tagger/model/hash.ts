/** Written by scripts/train-resume-tagger.mjs beside the model. */
export const MODEL_SHA256 = "b73fc8070f04ca5fb18101fb98288b541941d19d8192ddd167420ea9004f7b19";
