/** Messages to candidates that somebody has to look after. */
export const messages = {
  messages: {
    title: "Messages not delivered",
    intro:
      "Invitations and reminders that failed or that nobody answered for. What has been dealt with leaves this list; the interview's timeline keeps it.",
    empty: "No message needs you",
    emptyText: "Everything sent to candidates has arrived or is on its way.",
    back: "Back to interviews",
    purpose: {
      invitation: "Invitation",
      reminder: "Reminder",
      code: "Code",
      second_round: "Second round",
      second_round_agreed: "Time of second round",
      notice: "Notice",
    },
    state: { failed: "Failed", unknown: "Unclear" },
    unknownReason:
      "It was handed over, and nobody said what became of it: it may have arrived. Ask the candidate before sending it again.",
    dead: "Its content has expired. Send a new invitation from the interview instead.",
    detail: "In the gateway's words",
    resend: "Send again",
    resent: "Queued to be sent again",
    settle: "Reached otherwise",
    settled: "Taken off the list",
    askTitle: "{{name}} may get it twice",
    askText: "Nobody knows whether the last one arrived. Send it once more?",
    actionsFor: "Deal with the {{what}} to {{name}}",
  },
};
