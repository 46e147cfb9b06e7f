/** Written by scripts/train-resume-tagger.mjs beside the model. */
export const MODEL_SHA256 = "bf174385c301773f72d341e2242a2f71ce125612572f0e00d53b06307025462a";
