export const jobs = {
  jobs: {
    intro:
      "Transcribing, scoring and sending happen in the background. Jobs that failed for good stop here and wait for a person.",
    statusLabel: "Show by status",
    status: { dead: "Failed", pending: "Waiting", running: "Running" },
    attempts_one: "tried once",
    attempts_other: "tried {{count}} times",
    created: "Created",
    progress: "{{done}} of {{total}}",
    retry: "Retry",
    retried: "Back in the queue",
    empty: { dead: "No failed jobs", pending: "Nothing is waiting", running: "Nothing is running" },
    emptyText: "All is well; there is nothing to do.",
    kind: {
      media_assemble: "Put a recording together",
      speech_transcribe: "Transcribe an answer",
      scoring_score: "Score an answer",
      interviews_follow_up: "Choose a follow-up",
      interviews_go_on: "Interview goes on by itself",
      reports_compose: "Make a report",
      voice_prepare: "Prepare the reading of questions",
      notifications_deliver: "Send a message",
      batches_run: "Batch of invitations",
      staff_reset: "Password reset mail",
      notifications_deliver_mail: "Send an e-mail",
    },
  },
};
