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
  personal: {
    tag: "Personal question",
    title: "Personal questions",
    mode: { off: "None", propose: "HR chooses", always: "Always" },
    modeHint: {
      off: "Invitations propose no personal questions: everybody gets the same.",
      propose:
        "Inviting somebody from their page proposes a few questions from résumé, position and earlier interviews; HR chooses {{most}} at most. Batches and invitations from a chat ask none.",
      always:
        "Every invitation asks some: in batches and from a chat, whoever has a résumé that was read gets {{most}} more at most. From a person's page they can be looked at, changed or dropped first.",
    },
    inBatch:
      "This plan always asks personal questions: whoever has a résumé that was read gets {{most}} more at most. The report says why.",
    hint: "Choose {{most}} at most. Only this person is asked, and the words can be changed. None touches on sex, age, family, origin, belief or the like.",
    hintAlways:
      "This plan always asks personal questions, and these are chosen. Change the words, take another one or drop them; {{most}} at most.",
    choosePlan: "Choose a plan, and questions from the résumé and the position are proposed here.",
    off: "This plan asks everybody the same; it has no personal questions.",
    reading: "The résumé is being read; questions are proposed here in a moment.",
    none: "Nothing to propose: no résumé was read yet, or it says nothing on this position.",
    ask: "Ask this one",
    words: "Words of the question",
    noContact: "Add a phone number or an e-mail address first.",
    because: {
      resume: "Because the résumé says",
      position: "Because the position asks for it and the résumé does not say",
      interview: "Because an earlier interview left it open",
    },
  },
  builder: {
    propose: "Propose a model",
    title: "Propose a competency model",
    hint: "Each dimension says what it rests on. Leave out what you do not want: the rest is scaled to 100%, and can be changed afterwards.",
    replaces: "This replaces the present model. Nothing is kept until the position is saved.",
    accept: "Use it",
    empty: "Nothing to propose yet",
    emptyText:
      "Duties and requirements say too little, or nothing of the library's dimensions. Write a few lines on what is done, and try again.",
    weighs: "{{percent}}% · requires {{required}}",
    sources: "What it rests on",
    from: {
      title: "Title",
      duty: "Duty",
      skill: "Requirement",
      family: "Built-in plan",
      performers_skill: "Top performers",
      performers_score: "Top performers",
    },
    haveIt: "in the résumés of {{count}} of {{of}}",
    better: "in interviews {{count}} of them scored about {{by}} higher than {{of}} others",
    more: "Anchors and questions",
    anchors: "Anchors (of the library)",
    questions: "Questions that would be taken first",
    ownBank: "Company bank",
    builtIn: "Built-in bank",
    performers: "People who do this job well (optional)",
    performersPlaceholder: "Find them in the pool by name or phone",
    performersHint:
      "Used from {{fewest}} people on: which skills and experience their résumés share, and where their interviews scored higher. No names, nothing protected, and nothing that is told of one person alone.",
    nobody: "Nobody found",
    resumesUsed: "{{resumes}} résumés are used.",
    resumesTooFew:
      "Of {{named}} people {{resumes}} have a résumé that was read: fewer than {{fewest}}, so none is used.",
    interviewsUsed:
      "{{interviews}} of their interviews for this position are compared with {{others}} others.",
    interviewsTooFew:
      "Too few interviews for this position to compare ({{interviews}} of theirs, {{others}} others): no scores are used.",
    skills: "Skills that many of them have and the requirements do not name: tick to add them",
  },
};
