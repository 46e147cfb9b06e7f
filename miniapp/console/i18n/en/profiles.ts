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
    duties: "Duties",
    leftOut_one: "{{count}} requirement that nobody may be screened by was left out.",
    leftOut_other: "{{count}} requirements that nobody may be screened by were left out.",
    nothing: "This position names no requirements yet.",
    reading: "The résumé is being read. What it says on the position will be here in a moment.",
    source: "See in the résumé",
  },
  personal: {
    title: "Personal questions",
    invite: "Invite with personal questions",
    hint: "Choose {{most}} at most. Only this person is asked; the words of a chosen one can be changed.",
    choosePlan: "Choose a plan first.",
    structured:
      "This plan is structured: it asks everybody the same. Only semi-structured plans have room for personal questions.",
    none: "Nothing to propose: no résumé was read yet, or the position names no requirements.",
    words: "Words of the question",
    because: {
      resume: "Because the résumé says: {{words}}",
      position: "Because the position asks for it and the résumé does not say: {{words}}",
      interview: "Because an earlier interview left it open: {{words}}",
    },
  },
  builder: {
    propose: "Propose from the text",
    title: "A competency model from duties and requirements",
    hint: "Each dimension says which line it comes from. Leave out what you do not want: the rest is scaled to 100%, and can be changed afterwards.",
    replaces: "This replaces the present model. Nothing is kept until the position is saved.",
    accept: "Use it",
    empty: "Nothing to propose yet",
    emptyText:
      "Duties and requirements say too little, or nothing of the library's dimensions. Write a few lines on what is done, and try again.",
    weighs: "{{percent}}% · requires {{required}}",
    from: {
      title: "Title: {{words}}",
      duty: "Duty: {{words}}",
      skill: "Requirement: {{words}}",
      family: "Built-in plan of jobs like this: {{words}}",
    },
    more: "Anchors and questions of the bank",
  },
};
