import type { page as zh } from "../zh/page";

export const page: typeof zh = {
  app: {
    title: "Interview",
    titleWith: "{{job}} interview · {{company}}",
    loading: "Opening your interview…",
  },
  steps: {
    count: "Step {{n}} of {{total}} · {{name}}",
    notice: "What to expect",
    identity: "Confirm it’s you",
    device: "Device check",
    practice: "Practice",
    interview: "Interview",
    finish: "Done",
  },
  common: {
    why: "Why",
    continue: "Continue",
    close: "Close",
    retry: "Try again",
    help: "Help",
    minutes: "About {{count}} min",
    questions: "Questions: {{count}}",
    optional: "optional",
  },
  duration: { minutes: "{{m}} min {{s}} s", seconds: "{{s}} s", minutesOnly: "{{m}} min" },
  broken: {
    title: "This page could not be shown",
    body: "The network may have dropped. Your answers are kept; try again and you will be back where you were.",
  },
  problem: {
    network: "We can’t reach the server right now. Check your connection and try again.",
  },
  connection: {
    saved: "Saved",
    savedTo: "Saved {{time}}",
    saving: "Saving",
    kept: "A short part is kept on this device for now. Please carry on",
    offline: "You’re offline. Your answer is still being recorded and kept on this device",
    offlineIdle: "You’re offline. We’ll carry on when you’re back",
    memory: "This browser can’t store recordings. Please keep this page open",
    full: "This device is out of storage. Please keep this page open",
  },
  elsewhere: {
    title: "Open on another page",
    body: "So that two pages don’t interrupt each other, you can answer on one at a time. What you recorded here is kept.",
    here: "Continue here",
  },
  help: {
    title: "Help",
    recordedTitle: "What is recorded, and who sees it",
    recordedMedia:
      "You are recorded only while the page says Recording. It ends when you submit or time is up. The device check and practice are not uploaded.",
    recordedText: "You answer in writing. No video or sound is recorded.",
    recordedWho: "Only people working on this hire can see it. AI looks at what you say, never at your face.",
    recordedLost:
      "If you go offline, it is kept on this device, uploaded when you’re back, and then removed from the device.",
    personTitle: "Ask for a person",
    personBody:
      "A recruiter will contact you. The interview stops here, and the answers you submitted are kept.",
    personBodyEarly: "You can do without the AI interview. A recruiter will contact you to arrange one.",
    personBodyDone: "A recruiter will contact you to answer questions or to look again.",
    personReason: "What you’d like to tell them",
    personGo: "Ask a recruiter to contact me",
    personFailed: "That didn’t go through. Please contact the recruiter who sent you the link.",
    personSent: "The recruiters have been told. They will contact you.",
    withdrawTitle: "Leave the interview",
    withdrawBody: "You can’t answer any more after leaving.",
    withdrawBodyEarly:
      "You haven’t started. If you don’t want to take part, just close the page. Nothing was recorded.",
    withdrawGo: "Leave the interview",
    withdrawConfirmTitle: "Leave for good?",
    withdrawConfirm: "Your answers will no longer be used for this hire, and you can’t go on answering.",
    withdrawYes: "Leave the interview",
    withdrawNo: "Stay",
  },
};
