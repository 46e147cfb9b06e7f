import type { shownFeedback as zh } from "../zh/shownFeedback";

export const shownFeedback: typeof zh = {
  shownFeedback: {
    title: "Feedback to candidates",
    choice: { none: "None", feedback: "Personal feedback", bands: "Feedback and bands" },
    hint: {
      none: "Candidates see progress and result only.",
      feedback:
        "With the result, and no later than 7 days after the report, candidates read what they did well and two suggestions in their own words. No scores.",
      bands:
        "Beside the feedback, each dimension says “shown fully”, “shown” or “could show more”. No scores.",
    },
  },
};
