export const profiles = {
  match: {
    reportHint:
      "70 % is how far the interview meets what the position asks for, 30 % how far the résumé does. The formula stands at the end of the report.",
    title: "Résumé and position",
    note: "Only degree, years, certificates, languages, skills and what was done are compared; never age, sex, ethnicity or the like. Experience and languages that it is silent on are not told, and no miss.",
    score: "Covers {{score}}",
    of: "/ 100",
    noScore: "The résumé says too little for a score",
    met: { yes: "Met", partly: "In part", no: "Not met", unknown: "Not told" },
    points: "counts {{points}}",
    sum: "How: {{sum}} ÷ {{count}} = {{score}}. Requirements weigh the same: met 100, in part 50, not met 0.",
    uncounted_one: "{{count}} that is not told counts in nothing.",
    uncounted_other: "{{count}} that are not told count in nothing.",
    requirements: "Requirement by requirement",
    duties: "Duties",
    leftOut_one: "{{count}} requirement that nobody may be screened by was left out.",
    leftOut_other: "{{count}} requirements that nobody may be screened by were left out.",
    nothing: "This position names no requirements yet.",
    reading: "The résumé is being read. What it says on the position will be here in a moment.",
    source: "See in the résumé",
  },
};
