export const progress = {
  progress: {
    intro:
      "By the week of the invitation, live. Revoked invitations are left out. Every number opens the list behind it.",
    anyUnit: "All units",
    unitFilter: "Filter by unit",
    anyJob: "All jobs",
    jobFilter: "Filter by job",
    span: "Time span",
    weeks: "{{count}} weeks",
    invited: "Invited",
    stage: {
      completed: "Completed",
      running: "In progress",
      waiting: "Not started",
      person: "Asked for a person",
      lost: "Ended unfinished",
    },
    byUnit: "By branch",
    byUnitWithin: "By department",
    byJob: "Completion by job",
    trend: "By week",
    done: "{{percent}} % completed ({{completed}}/{{invited}})",
    now: "In an interview now ({{count}})",
    nobody: "Nobody is in an interview at this moment.",
    question: "question {{number}} of {{total}}",
    all: "All",
    empty: "No invitations in this span",
    emptyTextReader:
      "Nobody was invited in the last {{count}} weeks under these filters. Choose another span.",
    emptyText:
      "Nobody was invited in the last {{count}} weeks under these filters. Choose another span, or invite a batch.",
  },
};
