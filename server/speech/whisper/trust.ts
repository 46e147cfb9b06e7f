import type { Recognition } from "../types";

/** What Whisper says where nothing is said: credits and farewells of the subtitles that it learned from. */
const inventedPhrases = [
  /^(请不吝)?点赞订阅.*(明镜|点点|栏目)/,
  /^(字幕|中文字幕|翻译|校对|听译|制作|字幕制作|字幕由)[:：]?.{0,20}(提供|志愿者|社群|社区|字幕组|索兰娅|amara|李宗盛|杨茜茜)/i,
  /^(优优独播剧场|yoyo television|明镜与点点|中文字幕志愿者)/i,
  /^(感谢|谢谢)(大家|您的|你的)?(观看|收看|收听)/,
  /^(thanks?|thank you)( so much| very much)? for (watching|listening)/i,
  /^(please )?(like and )?subscribe/i,
  /^(subtitles|captions|transcribed|translated) by/i,
  /^(以下是普通话的句子|请加上标点)/,
  /^[(（[【♪](.*)[)）\]】♪]$/,
];

/** More characters than anyone can speak in that time. */
const mostCharactersPerSecond = 14;
const charactersGiven = 8;
const surelyNoSpeech = 0.6;
const guessing = -1;

export type Heard = {
  text: string;
  durationMs: number;
  /** Mean natural logarithm of the chosen tokens' probabilities. */
  meanLogProbability: number;
  /** Whisper's probability that there is no speech. */
  noSpeechProbability: number;
  /** Everything but a loop was cut away. */
  onlyRepetition: boolean;
};

/** Whether words were really said; thresholds of silence and doubt as in openai/whisper `transcribe.py`. */
export function reasonToDrop(heard: Heard): Recognition["dropped"] {
  const bare = heard.text.replace(/[\p{P}\s]/gu, "");
  if (heard.onlyRepetition) return "repetition";
  if (bare === "") return "no_speech";
  if (heard.noSpeechProbability > surelyNoSpeech && heard.meanLogProbability < guessing) return "no_speech";
  const trimmed = heard.text.trim();
  if (bare.length <= 40 && inventedPhrases.some((phrase) => phrase.test(trimmed))) return "invented";
  const most = charactersGiven + (mostCharactersPerSecond * heard.durationMs) / 1000;
  // Latin letters go by about three to a syllable.
  const syllables = bare.replace(/[a-z]{1,3}/gi, "x").length;
  return syllables > most ? "too_dense" : null;
}
