import type { ReadAnswer } from "./answer";

/** What happened once, to somebody: a day, a person among many, a number, something done or said. */
const EVENT_ZH =
  /有[一]?[位个次天回家名]|那[次天位个年月时]|(?<!每)一次|当[时天场晚]|后来|第二天|之前有|上个?[月周]|去年|前年|今年|昨天|刚|发现|告诉我|[他她]说|跟[他她我]|问[他她我]|(?<![为除罢得])了(?![解然结])|[做处遇碰见去看]过/;
const IRREGULAR =
  "was|were|had|went|did|took|told|got|made|came|said|found|gave|kept|led|left|lost|met|ran|saw|sent|spoke|sat|thought|knew|wrote|taught|brought|bought|built|broke|began|chose|felt|fell|fixed|held|heard|paid|put|quit|sold|stood|understood|won|could";
const EVENT_EN = new RegExp(
  `\\b(?:i|we|he|she|they|it|who|and|then|which|that|[a-z]+er|[a-z]+or)\\s+(?:\\w+ly\\s+|just\\s+|also\\s+|both\\s+)?(?:(?!(?:exceed|succeed|proceed|need|feed|indeed)\\b)\\w{2,}ed|${IRREGULAR})\\b|\\b(?:last|that) (?:year|month|week|summer|winter|spring|fall|semester|night|day|time)\\b|\\bonce\\b|\\bone (?:time|day)\\b|\\bwhen i was\\b|\\bago\\b`,
);

/** Clauses that tell of something that happened rather than of what one should do. */
export function countEvents({ clauses, text }: ReadAnswer): number {
  return clauses.filter((clause) => {
    if (clause.ignored || clause.opinion || clause.hypothetical) return false;
    const own = text.folded.slice(clause.start, clause.end);
    return (
      clause.facts.some(({ kind }) => kind === "number") ||
      clause.cues.has("time") ||
      EVENT_ZH.test(own) ||
      EVENT_EN.test(own)
    );
  }).length;
}

/** Below this much, short and honest answers lack events too. */
const MIN_WIDTH = 60;

/** Room that an answer takes, in Chinese characters; three Latin letters are one. */
function widthOf({ clauses, text }: ReadAnswer): number {
  const live = clauses.filter(({ ignored }) => !ignored);
  const said = live.map(({ start, end }) => text.folded.slice(start, end)).join("");
  const han = (said.match(/[\u3400-\u9fff]/g) ?? []).length;
  return han + (said.length - han) / 3;
}

/** The turns of model answers: points in order, principles, the vocabulary of self-praise. */
const MODEL_STYLE =
  /作为一[名个位]|首先|其次|再次|第[一二三四五]|一方面|另一方面|综上|总之|总而言之|原则|以下几点|核心在于|始终|秉持|具备|深知|确保|从而|不仅|制定|切实|高效|专业的|真诚|一贯|理念|不断|双赢|至关重要|\b(?:as an? (?:highly|motivated|experienced|dedicated|professional)|first(?:ly)?|second(?:ly)?|third(?:ly)?|next|finally|foremost|essential|crucial|stakeholders?|leverage|foster|align|strive|enables?|structured approach|continuous improvement|potential solutions|action plan|best practices|impactful|successful outcome|ensuring|monitor progress|expectations|took the initiative|challenging situation|complex problem|collaborated closely|effective solution|significantly|cohesion|valuable (?:lesson|experience)|importance of|cross functional|proactive(?:ly)?|seamless(?:ly)?|team dynamics|positive outcome|meticulous(?:ly)?|streamlined|actionable|robust|holistic|measurable results|diverse)\b/g;
const STYLED = 3;

const MANY_STYLED = 5;

/** Whether the turns of model answers are most of what is there: several of them, and nothing that one could check. */
export const isStyled = (answer: ReadAnswer): boolean =>
  new Set(answer.text.folded.match(MODEL_STYLE)).size >= MANY_STYLED &&
  !answer.clauses.some(({ facts, cues }) => facts.length > 0 || cues.has("time"));

/**
 * Whether an answer to "tell us about a time" tells of no time at all, in the turns of a model answer: learnt by heart
 * or pasted. General talk in one's own words is not recited, only thin.
 */
export function isRecited(answer: ReadAnswer): boolean {
  const width = widthOf(answer);
  if (width < MIN_WIDTH || countEvents(answer) > Math.floor(width / 150)) return false;
  return new Set(answer.text.folded.match(MODEL_STYLE)).size >= STYLED;
}
