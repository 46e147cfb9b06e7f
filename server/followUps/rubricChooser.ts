import type { ScoringEngine } from "../scoring/types";
import { chooseFollowUp } from "./chooseFollowUp";
import { joinAnswers } from "./findGaps";
import type { FollowUpChooser } from "./types";

/** The built-in chooser, on what the rubric engine finds in an answer: deterministic, and without any network. */
export const createRubricChooser = (rubric: ScoringEngine): FollowUpChooser => ({
  name: "rubric",
  version: "1.0.0",
  async choose(moment) {
    const { question, kind, dimensions, answers, language, jobTitle } = moment;
    const text = joinAnswers(answers);
    const judged = await rubric.score(
      { ...question, kind },
      { dimensions: [...dimensions] },
      { text, language, usable: text !== "" },
      { jobTitle },
    );
    return chooseFollowUp(moment, judged);
  },
});
