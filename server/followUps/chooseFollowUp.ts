import { foldText } from "../scoring/rubric/fold";
import { overlap } from "../scoring/rubric/relevance";
import { termsOf } from "../scoring/rubric/terms";
import type { AnswerScore } from "../scoring/types";
import { findGaps, joinAnswers, unheard } from "./findGaps";
import type { FollowUpChoice, FollowUpMoment, Gap, NoFollowUp } from "./types";
import { followUpWords } from "./words";

const none = (reason: NoFollowUp): FollowUpChoice => ({ ask: false, reason });

/**
 * Whether to ask on after an answer, and what. Pure: the same answer leads to the same follow-up. The words are the
 * question's own direction for what is missing, else a plain request for it; nothing that the candidate said is in
 * them. Each gap is asked for once.
 * @param judged what the rubric engine makes of all that was said to the question so far, as one text
 */
export function chooseFollowUp(moment: FollowUpMoment, judged: AnswerScore): FollowUpChoice {
  if (moment.left <= 0) return none("bound_reached");
  const dimension = leastShown(moment, judged);
  if (!dimension) return none("complete");
  const lacking = unheard(moment);
  if (lacking === "too_little") return askGently(moment, dimension);
  if (lacking) return none(lacking);
  const gaps = findGaps(moment, judged);
  const gap = gaps.find((each) => moment.asked.every((earlier) => earlier.gap !== each));
  if (!gap) return none(gaps.length > 0 ? "already_asked" : "complete");
  return ask(moment, gap, dimension, wordingFor(moment, gap));
}

type Named = { id: string; name: string };

function ask({ language }: FollowUpMoment, gap: Gap, dimension: Named, text: string): FollowUpChoice {
  const words = followUpWords[language];
  return {
    ask: true,
    gap,
    dimensionId: dimension.id,
    text,
    why: words.why(words.lacks[gap], dimension.name),
  };
}

/** Once, and only with something to hold on to. */
function askGently(moment: FollowUpMoment, dimension: Named): FollowUpChoice {
  const directions = moment.question.followUps ?? [];
  if (directions.length === 0 || moment.asked.length > 0) return none("nothing_said");
  const [direction = null] = directions.filter(isForCandidates(moment));
  return ask(moment, "too_little", dimension, followUpWords[moment.language].gently(direction));
}

const isForCandidates = ({ language }: FollowUpMoment) => {
  const { aboutThem } = followUpWords[language];
  return (direction: string) => !aboutThem.test(direction);
};

/** The question's dimension that has least evidence: without a score, else the least sure; the heavier of two. */
function leastShown({ question, dimensions }: FollowUpMoment, judged: AnswerScore): Named | undefined {
  const confidence = (id: string) => judged.dimensions.find((score) => score.id === id)?.confidence ?? -1;
  const [least] = question.dimensions
    .filter(({ weightBp }) => weightBp > 0)
    .toSorted((left, right) => confidence(left.id) - confidence(right.id) || right.weightBp - left.weightBp);
  return dimensions.find(({ id }) => id === least?.id);
}

/** The direction that asks for the gap and that the answer has touched least; the first of equals. */
function wordingFor(moment: FollowUpMoment, gap: Gap): string {
  const { language, question, answers, asked } = moment;
  const words = followUpWords[language];
  const said = termsOf(foldText(joinAnswers(answers)).folded);
  const fitting = (question.followUps ?? [])
    .filter((direction) => words.directions[gap]?.test(direction))
    .filter(isForCandidates(moment))
    .map((direction) => words.direct(direction))
    .filter((text) => asked.every((earlier) => earlier.text !== text))
    .map((text) => ({ text, touched: overlap(termsOf(foldText(text).folded), said) }))
    .toSorted((left, right) => left.touched - right.touched);
  if (fitting[0]) return fitting[0].text;
  return gap === "too_little" ? words.asks.example : words.asks[gap];
}
