export const profiles = {
  match: {
    title: "Résumé and position",
    note: "Only degree, years, certificates, languages, skills and what was done are compared; never age, sex, ethnicity or the like. What a résumé leaves out is no miss.",
    score: "Covers {{score}}",
    of: "/ 100",
    noScore: "The résumé says too little for a score",
    met: { yes: "Met", partly: "In part", no: "Not met", unknown: "Not told" },
    duties: "Duties",
    leftOut_one: "{{count}} requirement that nobody may be screened by was left out.",
    leftOut_other: "{{count}} requirements that nobody may be screened by were left out.",
    nothing: "This position names no requirements yet.",
    source: "See in the résumé",
  },
};
