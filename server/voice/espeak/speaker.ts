import { readMandarin } from "../mandarin/syllables";
import { encodeMp3 } from "../mp3";
import type { Speaker } from "../worker/protocol";
import { pinyinText } from "./pinyinText";
import { espeakWav } from "./program";

/** Speaks with espeak-ng: robotic but understandable, for machines without Kokoro's weights. */
export function createEspeakSpeaker(options: { espeakPath: string; ffmpegPath?: string }): Speaker {
  return async (text, language) => {
    const said = language === "zh" ? pinyinText(readMandarin(text)) : text;
    if (!/[\p{L}\p{N}]/u.test(said)) return null;
    const wav = await espeakWav(options.espeakPath, said, language === "zh" ? "cmn-latn-pinyin" : "en-us");
    return encodeMp3(wav, "wav", options.ffmpegPath);
  };
}
