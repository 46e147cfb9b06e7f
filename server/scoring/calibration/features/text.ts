import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict";
import { foldText } from "../../rubric/fold";
import { root, stem } from "../../rubric/words";

export type ScorerLanguage = "zh" | "en";

/** A word as it stands, what it is compared by, its part of speech (jieba's; "w" for English), and its rarity. */
export type Token = { text: string; stem: string; tag: string; rarity: number };
export type Sentence = { text: string; clauses: string[]; tokens: Token[] };
export type Paragraph = { text: string; sentences: Sentence[] };
export type PreparedText = { text: string; paragraphs: Paragraph[]; sentences: Sentence[]; tokens: Token[] };

/** What is read of one answer, in UTF-16 units; a longer one is cut. */
export const MAX_TEXT = 12_000;
const MAX_SENTENCE = 400;

let jieba: Jieba | undefined;
let frequencies: Map<string, number> | undefined;
let allWords = 1;

/** Words of the dictionary and how often they were counted in the corpus that it was made from. */
function openDictionary() {
  jieba ??= Jieba.withDict(dict);
  if (frequencies) return;
  frequencies = new Map();
  for (const line of Buffer.from(dict).toString("utf8").split("\n")) {
    const [word, count] = line.split(" ");
    if (!word) continue;
    frequencies.set(word, Number(count));
    allWords += Number(count);
  }
}

/** −log₁₀ of how often the word is met; what the dictionary does not know is rarer than what it knows. */
const rarityOf = (word: string) => Math.log10(allWords / ((frequencies?.get(word) ?? 0) + 0.5));

/** A speaker of English meets short words most; without a word list their length has to do. */
const latinRarity = (word: string) => 2 + Math.min(14, word.length) / 4;

function chineseTokens(sentence: string): Token[] {
  openDictionary();
  return (jieba?.tag(sentence, true) ?? []).flatMap(({ word, tag }) =>
    /[\u3400-\u9fffa-z0-9]/i.test(word) ? [{ text: word, stem: word, tag, rarity: rarityOf(word) }] : [],
  );
}

const ENGLISH_WORD = /[a-z][a-z0-9+#]*(?:['’][a-z]+)?|\d+(?:\.\d+)?/g;

const englishTokens = (sentence: string): Token[] =>
  (sentence.match(ENGLISH_WORD) ?? []).map((text) => ({
    text,
    stem: root(stem(text)),
    tag: "w",
    rarity: latinRarity(text),
  }));

/** Sentences of a line; a point within a number or a word ends none. */
const CUT: Record<ScorerLanguage, (line: string) => string[]> = {
  zh: (line) => line.match(/[^。！？!?…;；]*(?:[。！？!?…;；]+["”’」』）)]*|$)/g) ?? [],
  en: (line) => line.split(/(?<=[.!?]["'”’)]?)\s+/),
};
const CLAUSES = /[,，、:：;；—-]+/;

/** Cuts a text into paragraphs (lines), sentences, clauses and words. */
export function prepareText(given: string, language: ScorerLanguage): PreparedText {
  const folded = foldText(given.normalize("NFC").slice(0, MAX_TEXT)).folded;
  const tokensOf = language === "zh" ? chineseTokens : englishTokens;
  const paragraphs = folded
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line): Paragraph => ({
      text: line,
      sentences: CUT[language](line)
        .flatMap((part) => part.trim().match(new RegExp(`[^]{1,${MAX_SENTENCE}}`, "g")) ?? [])
        .filter((part) => /[\p{L}\p{N}]/u.test(part))
        .map((part) => ({
          text: part,
          clauses: part.split(CLAUSES).filter((clause) => /[\p{L}\p{N}]/u.test(clause)),
          tokens: tokensOf(part),
        })),
    }))
    .filter(({ sentences }) => sentences.length > 0);
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  return { text: folded, paragraphs, sentences, tokens: sentences.flatMap(({ tokens }) => tokens) };
}

const EMPTY_TAGS = /^(?:u|p|c|r|d|y|e|o|m|q|f|t|x|w$|eng)/;
const STOP = new Set(
  (
    "a an the and or but if then than so of in on at to for from by with about as into through be have do will would can could " +
    "should may might must i you he she it we they me him them us my your his its our their this that these those there here " +
    "what which who when where why how not no yes all any some each also just very more most much many such only own same other " +
    "is are was were been being has had does did am up out off over under again"
  ).split(" "),
);

/** Whether a word carries what the text is about. */
export const isContent = ({ text, tag }: Token, language: ScorerLanguage): boolean =>
  language === "zh" ? text.length > 1 && !EMPTY_TAGS.test(tag) : !STOP.has(text);

const ARTICLES = new Set(
  "a an the and or of in on at to for is are it that this be as by with from".split(" "),
);

/** What a text says, word by word: also small words that turn a meaning, such as not, all, after. */
export const telling = ({ tokens }: PreparedText, language: ScorerLanguage): string[] =>
  tokens
    .filter((token) => (language === "zh" ? isContent(token, language) : !ARTICLES.has(token.text)))
    .map(({ stem: own }) => own);
