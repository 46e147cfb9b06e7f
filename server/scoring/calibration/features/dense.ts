import { mean } from "../learning/statistics";
import { countCues } from "./cues";
import {
  type Bag,
  type Features,
  bagOf,
  charGrams,
  contained,
  cosine,
  jaccard,
  perHundred,
  share,
  variation,
} from "./numbers";
import { type PreparedText, type ScorerLanguage, type Sentence, type Token, isContent } from "./text";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const most = (values: readonly number[]) => (values.length === 0 ? 0 : Math.max(...values));
const count = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).length;

/** How the text is laid out: paragraphs, sentences, clauses. */
function layout({ text, paragraphs, sentences, tokens }: PreparedText, features: Features): void {
  const sizes = paragraphs.map((paragraph) => paragraph.text.length);
  const all = Math.max(1, sum(sizes));
  const lengths = sentences.map((sentence) => sentence.text.length);
  const clauses = sentences.flatMap((sentence) => sentence.clauses.map((clause) => clause.length));
  const perParagraph = paragraphs.map((paragraph) => paragraph.sentences.length);
  const middle = sizes.slice(1, -1);
  features.set("layout.characters", Math.log(1 + text.length));
  features.set("layout.words", Math.log(1 + tokens.length));
  features.set("layout.paragraphs", paragraphs.length);
  features.set("layout.paragraphsLog", Math.log(1 + paragraphs.length));
  features.set("layout.paragraphSize", Math.log(1 + mean(sizes)));
  features.set("layout.paragraphVariation", variation(sizes));
  features.set("layout.middleVariation", variation(middle));
  features.set("layout.opening", share(sizes[0] ?? 0, all));
  features.set("layout.closing", share(sizes.at(-1) ?? 0, all));
  features.set("layout.longest", share(most(sizes), all));
  features.set("layout.second", share(sizes[1] ?? 0, all));
  features.set("layout.shortParagraphs", share(sizes.filter((size) => size < 50).length, sizes.length));
  features.set("layout.longParagraphs", share(sizes.filter((size) => size > 250).length, sizes.length));
  features.set(
    "layout.singleSentence",
    share(perParagraph.filter((each) => each === 1).length, sizes.length),
  );
  features.set("layout.openingSentences", perParagraph[0] ?? 0);
  features.set("layout.closingSentences", perParagraph.at(-1) ?? 0);
  features.set("layout.sentencesPerParagraph", mean(perParagraph));
  features.set("layout.sentences", Math.log(1 + sentences.length));
  features.set("layout.sentenceLength", mean(lengths));
  features.set("layout.sentenceVariation", variation(lengths));
  features.set("layout.longestSentence", Math.log(1 + most(lengths)));
  features.set(
    "layout.shortSentences",
    share(lengths.filter((length) => length < 12).length, lengths.length),
  );
  features.set("layout.longSentences", share(lengths.filter((length) => length > 70).length, lengths.length));
  features.set("layout.clauseLength", mean(clauses));
  features.set("layout.clauseVariation", variation(clauses));
  features.set("layout.clausesPerSentence", share(clauses.length, sentences.length));
}

const MARKS: Record<string, RegExp> = {
  comma: /[,，]/g,
  list: /、/g,
  colon: /[:：]/g,
  semicolon: /[;；]/g,
  question: /[?？]/g,
  exclamation: /[!！]/g,
  quote: /[“”"「」『』]/g,
  title: /《/g,
  dash: /[—-]{1,2}/g,
  ellipsis: /…|\.\.\./g,
  bracket: /[(（]/g,
  digit: /\d+/g,
};

function marks({ text, paragraphs, sentences }: PreparedText, features: Features): void {
  for (const [name, pattern] of Object.entries(MARKS))
    features.set(`marks.${name}`, perHundred(count(text, pattern), text.length));
  const [first, last] = [paragraphs[0]?.text ?? "", paragraphs.at(-1)?.text ?? ""];
  features.set("marks.openingQuestion", Math.min(2, count(first, /[?？]/g)));
  features.set("marks.closingQuestion", Math.min(2, count(last, /[?？]/g)));
  features.set("marks.closingExclamation", Math.min(2, count(last, /[!！]/g)));
  features.set("marks.openingQuote", Math.min(2, count(first, /[“"「]/g)));
  features.set(
    "marks.questionSentences",
    share(sentences.filter((each) => /[?？]/.test(each.text)).length, sentences.length),
  );
}

const TAGS = [
  "n",
  "nr",
  "ns",
  "nt",
  "nz",
  "v",
  "vn",
  "a",
  "ad",
  "d",
  "r",
  "p",
  "c",
  "u",
  "m",
  "q",
  "t",
  "f",
  "i",
  "l",
  "y",
  "j",
  "s",
  "x",
  "eng",
];

/** Which words: variety, rarity, kinds. */
function vocabulary(tokens: readonly Token[], language: ScorerLanguage, features: Features): void {
  const forms = bagOf(tokens.map(({ text }) => text));
  const content = tokens.filter((token) => isContent(token, language));
  const contentForms = bagOf(content.map(({ stem }) => stem));
  const rarities = content.map(({ rarity }) => rarity).toSorted((left, right) => right - left);
  features.set("words.variety", share(forms.size, Math.sqrt(2 * Math.max(1, tokens.length))));
  features.set("words.contentVariety", share(contentForms.size, Math.sqrt(2 * Math.max(1, content.length))));
  features.set(
    "words.early",
    share(new Set(tokens.slice(0, 200).map(({ text }) => text)).size, Math.min(200, tokens.length)),
  );
  features.set("words.once", share([...forms.values()].filter((each) => each === 1).length, forms.size));
  features.set("words.content", share(content.length, tokens.length));
  features.set("words.length", mean(tokens.map(({ text }) => text.length)));
  features.set("words.contentLength", mean(content.map(({ text }) => text.length)));
  features.set(
    "words.long",
    share(tokens.filter(({ text }) => text.length >= (language === "zh" ? 4 : 8)).length, tokens.length),
  );
  features.set("words.rarity", mean(rarities));
  features.set("words.rarest", mean(rarities.slice(0, Math.ceil(rarities.length / 10))));
  features.set("words.rare", share(rarities.filter((value) => value > 5.5).length, rarities.length));
  const top = [...contentForms.values()].toSorted((left, right) => right - left);
  features.set("words.topShare", share(sum(top.slice(0, 5)), content.length));
  features.set("words.topWord", share(top[0] ?? 0, content.length));
  if (language === "zh") {
    const tags = bagOf(tokens.map(({ tag }) => tag));
    for (const tag of TAGS) features.set(`kinds.${tag}`, share(tags.get(tag) ?? 0, tokens.length));
    features.set(
      "kinds.idioms",
      new Set(
        tokens
          .filter(({ tag, text }) => tag === "i" || (tag === "l" && text.length === 4))
          .map(({ text }) => text),
      ).size,
    );
    features.set(
      "kinds.people",
      new Set(tokens.filter(({ tag }) => tag === "nr").map(({ text }) => text)).size,
    );
    features.set(
      "kinds.singles",
      share(tokens.filter(({ text }) => text.length === 1).length, tokens.length),
    );
  }
}

function cues({ text, paragraphs }: PreparedText, language: ScorerLanguage, features: Features): void {
  const size = language === "zh" ? text.length : Math.max(1, count(text, /[a-z']+/g));
  for (const [name, found] of countCues(text, language)) {
    features.set(`cues.${name}`, perHundred(found, size));
    if (language === "en") features.set(`cues.${name}.any`, Math.min(1, found));
  }
  if (language === "en") return;
  const [first, last] = [paragraphs[0]?.text ?? "", paragraphs.at(-1)?.text ?? ""];
  for (const [name, found] of countCues(first, language)) features.set(`opening.${name}`, Math.min(3, found));
  for (const [name, found] of countCues(last, language)) features.set(`closing.${name}`, Math.min(3, found));
  const starts = paragraphs.map((paragraph) => paragraph.text.slice(0, 12));
  const names = [...countCues("", language).keys()];
  const counted = starts.map((start) => countCues(start, language));
  for (const name of names)
    features.set(
      `starts.${name}`,
      share(counted.filter((each) => (each.get(name) ?? 0) > 0).length, starts.length),
    );
  features.set(
    "starts.any",
    share(counted.filter((each) => [...each.values()].some((found) => found > 0)).length, starts.length),
  );
}

const contentBag = (sentences: readonly Sentence[], language: ScorerLanguage): Bag =>
  bagOf(
    sentences.flatMap(({ tokens }) =>
      tokens.filter((token) => isContent(token, language)).map(({ stem }) => stem),
    ),
  );

/** How sentences and paragraphs hang together. */
function cohesion(
  { paragraphs, sentences }: PreparedText,
  language: ScorerLanguage,
  features: Features,
): void {
  const bags = sentences.map((sentence) => contentBag([sentence], language));
  const sets = bags.map((bag) => new Set(bag.keys()));
  const near = sets.slice(1).map((set, at) => jaccard(set, sets[at] as Set<string>));
  const nearTwo = sets.slice(2).map((set, at) => jaccard(set, sets[at] as Set<string>));
  const blocks = paragraphs.map((paragraph) => contentBag(paragraph.sentences, language));
  const whole = contentBag(sentences, language);
  const neighbours = blocks.slice(1).map((bag, at) => cosine(bag, blocks[at] as Bag));
  const toWhole = blocks.map((bag) => cosine(bag, whole));
  const empty: Bag = new Map();
  features.set("links.neighbours", mean(near));
  features.set("links.linked", share(near.filter((each) => each > 0).length, near.length));
  features.set("links.secondNeighbours", mean(nearTwo));
  features.set("links.paragraphs", mean(neighbours));
  features.set("links.paragraphsLeast", neighbours.length ? Math.min(...neighbours) : 0);
  features.set("links.toWhole", mean(toWhole));
  features.set("links.toWholeLeast", toWhole.length ? Math.min(...toWhole) : 0);
  features.set("links.openingClosing", cosine(blocks[0] ?? empty, blocks.at(-1) ?? empty));
  features.set("links.openingWhole", cosine(blocks[0] ?? empty, whole));
  features.set("links.closingWhole", cosine(blocks.at(-1) ?? empty, whole));
  const key = new Set(
    [...whole]
      .toSorted((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))
      .slice(0, 3)
      .map(([word]) => word),
  );
  features.set(
    "links.keyInParagraphs",
    share(blocks.filter((bag) => [...key].some((word) => bag.has(word))).length, blocks.length),
  );
  const firsts = paragraphs.map((paragraph) => paragraph.sentences[0] as Sentence);
  const lasts = paragraphs.map((paragraph) => paragraph.sentences.at(-1) as Sentence);
  const firstSets = firsts.map((sentence) => new Set(charGrams(sentence.text, language === "zh" ? 2 : 4)));
  const pairs = firstSets
    .slice(1, -1)
    .flatMap((left, at) => firstSets.slice(at + 2, -1).map((right) => jaccard(left, right)));
  features.set("links.parallelStarts", most(pairs));
  features.set("links.parallelStartsMean", mean(pairs));
  const keyShare = (list: readonly Sentence[]) =>
    share(list.filter(({ tokens }) => tokens.some(({ stem }) => key.has(stem))).length, list.length);
  features.set("links.keyInFirsts", keyShare(firsts));
  features.set("links.keyInLasts", keyShare(lasts));
  const starts = sentences.map(({ text }) => text.slice(0, language === "zh" ? 2 : 5));
  features.set(
    "links.sameStart",
    share(starts.slice(1).filter((start, at) => start === starts[at]).length, starts.length),
  );
  const lines = sentences.flatMap(({ clauses }) => clauses);
  const shapes = lines
    .slice(1)
    .filter((line, at) => line.length > 4 && line.length === lines[at]?.length).length;
  features.set("links.evenClauses", share(shapes, lines.length));
  const openings = lines.slice(1).filter((line, at) => line.slice(0, 2) === lines[at]?.slice(0, 2)).length;
  features.set("links.sameClauseStart", share(openings, lines.length));
}

/** How the text takes up what was asked (of an essay: its title). */
function topic(
  text: PreparedText,
  question: PreparedText,
  language: ScorerLanguage,
  features: Features,
): void {
  const asked = new Set(
    question.tokens.filter((token) => isContent(token, language)).map(({ stem }) => stem),
  );
  const askedGrams = new Set(charGrams(question.text, language === "zh" ? 2 : 4));
  const grams = (part: string) => new Set(charGrams(part, language === "zh" ? 2 : 4));
  const takesUp = (part: string) => contained(askedGrams, grams(part));
  const parts = text.paragraphs.map((paragraph) => takesUp(paragraph.text));
  const firsts = text.paragraphs.map((paragraph) => takesUp(paragraph.sentences[0]?.text ?? ""));
  const lasts = text.paragraphs.map((paragraph) => takesUp(paragraph.sentences.at(-1)?.text ?? ""));
  features.set("topic.length", Math.log(1 + question.text.length));
  features.set("topic.whole", takesUp(text.text));
  features.set("topic.opening", parts[0] ?? 0);
  features.set("topic.closing", parts.at(-1) ?? 0);
  features.set("topic.paragraphs", mean(parts));
  features.set("topic.touched", share(parts.filter((part) => part > 0.3).length, parts.length));
  features.set("topic.firsts", mean(firsts));
  features.set("topic.lasts", mean(lasts));
  features.set(
    "topic.words",
    share(text.tokens.filter(({ stem }) => asked.has(stem)).length, Math.max(1, text.tokens.length)),
  );
  features.set("topic.openingFirst", firsts[0] ?? 0);
  features.set("topic.closingLast", lasts.at(-1) ?? 0);
}

/** Everything that is measured of one text by itself, by name; null `question` leaves its features at 0. */
export function denseFeatures(
  text: PreparedText,
  question: PreparedText,
  language: ScorerLanguage,
): Features {
  const features: Features = new Map();
  layout(text, features);
  marks(text, features);
  vocabulary(text.tokens, language, features);
  cues(text, language, features);
  cohesion(text, language, features);
  topic(text, question, language, features);
  return features;
}

const PART_FEATURES = /^(?:cues|words|marks)\.|^layout\.(?:words|sentenceLength)$/;

/** Of a form's answers, each by itself: how it is worded, part after part. */
export function partFeatures(text: PreparedText, parts: number, language: ScorerLanguage): Features {
  const features: Features = new Map();
  for (let part = 0; part < parts; part += 1) {
    const paragraph = text.paragraphs[part];
    const sentences = paragraph?.sentences ?? [];
    const own: PreparedText = {
      text: paragraph?.text ?? "",
      paragraphs: paragraph ? [paragraph] : [],
      sentences,
      tokens: sentences.flatMap(({ tokens }) => tokens),
    };
    const measured: Features = new Map();
    layout(own, measured);
    marks(own, measured);
    vocabulary(own.tokens, language, measured);
    cues(own, language, measured);
    for (const [name, value] of measured)
      if (PART_FEATURES.test(name)) features.set(`part${part + 1}.${name}`, value);
  }
  return features;
}
