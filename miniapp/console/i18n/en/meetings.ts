/** Jobs for which surely too few pass, and the meetings on them. */
export const meetings = {
  meetings: {
    title: "Pass rate alerts and meetings",
    intro:
      "For each unit and job the last 30 days of completed interviews are looked at. Where enough people finished and clearly too few passed, it is told here, once. “Passed” means that the report recommends a second round.",
    empty: "No alerts",
    emptyText:
      "Pass rates are as they should be in all units, or too few people have finished to say anything.",
    back: "See progress",
    rate: "{{passed}} of {{completed}} passed",
    line: "line at {{line}}",
    others: "Same job elsewhere",
    here: "Here",
    sure: "The true rate is very likely between {{low}} and {{high}}",
    noOthers: "Too few have finished elsewhere to compare with",
    open: "To look at",
    called: "Meeting called by {{name}}",
    done: "Meeting held",
    call: "Call a meeting",
    callHint: "Managers of the unit and HR are told",
    goTo: "Open the meeting",
    meeting: "Meeting on hiring",
    facts: "Called by {{name}}, {{at}}",
    why: "Why we meet",
    figures: "The figures of then",
    period: "Interviews completed from {{from}} to {{to}}",
    people: "Who is asked to come",
    seeProgress: "See this job's progress",
    notes: "What was said and decided",
    notesHint:
      "For example: which question stops people, whether the threshold fits, whether the right people apply, who changes what by when.",
    save: "Save",
    saved: "Saved",
    finish: "The meeting was held",
    reopen: "Open again",
    doneBy: "Marked as held by {{name}}, {{at}}",
  },
};
