export const followUp = {
  followUp: {
    name: "Follow-up",
    style: "Kind of interview",
    styles: { structured: "Structured", semi_structured: "Semi-structured" },
    upTo_one: "Semi-structured · 1 follow-up at most",
    upTo_other: "Semi-structured · {{count}} follow-ups at most",
    hint: {
      structured: "Everybody answers exactly the same questions.",
      semi_structured:
        "The same questions, and one more where an answer lacks its result, the person's own doing or a number. The same answer always leads to the same follow-up.",
    },
    total: "Follow-ups in all, at most",
    totalHint:
      "Over the whole interview, whatever the questions allow. Candidates see how many there may be before they start.",
    times: "times",
    followed: "Questions that may be asked on: {{count}}. Each question says how often.",
    nowhere:
      "No question would be asked on: choose “once at most” in a question, or change back to structured.",
    question: "Follow-ups",
    bound: { "0": "None", "1": "Once at most", "2": "Twice at most" },
    untied: "Choose what the question assesses first",
    directions: "Directions to ask on (one a line)",
    directionsHint:
      "What the answer lacks is asked in these words where one fits, else in plain ones. Candidates hear them as written.",
    outline: "{{count}} at most · {{minutes}} min",
    short: "Q{{number}} follow-up {{nth}}",
    together: "with its question",
    reason: {
      too_little: "short answer",
      example: "no particular example",
      action: "no actions told",
      own_part: "own part not clear",
      result: "no result told",
      figures: "no numbers",
      situation: "no situation told",
      steps: "no steps named",
      detail: "not specific",
      complete: "the answer was complete",
      already_asked: "asked already",
      nothing_said: "nothing to ask on",
      not_understood: "not understood",
      bound_reached: "no more allowed",
      too_late: "the words came too late",
      ended: "the interview was over",
      failed: "it could not be chosen",
    },
  },
};
