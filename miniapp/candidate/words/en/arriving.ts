import type { arriving as zh } from "../zh/arriving";

export const arriving: typeof zh = {
  notice: {
    followUps: "Up to {{count}} short follow-ups to what you say",
    greeting: "Hello, {{name}}",
    lead: "{{company}} invites you to interview for {{job}}. Please take half a minute to read this first.",
    factsLabel: "At a glance",
    deadline: "Start before {{date}}",
    media: "Answer by video, voice or text",
    mediaText: "Answer in writing",
    extraTime: "You have {{percent}}% more time to answer",
    point1: "Each question is shown and read aloud. You prepare and answer at your own pace.",
    why1: "Everyone answers the same questions and is judged by the same standard. That is fairer.",
    point2: "The interview looks at {{dimensions}}.",
    why2: "These are what the job really needs. Looks, accent, pace and expressions are never scored.",
    point3: "AI summarises and suggests. People decide.",
    why3: "AI makes sure each answer is seen in full. It can be wrong, so every score must quote your own words for a person to check.",
    point3Auto:
      "AI sorts your answers and advises. If the total is clearly below what is asked, a thank-you letter may come by itself; you can ask for a person to look again.",
    why3Auto:
      "Whatever comes by itself, a person looks at again when you ask, and it does not count against you later. Nobody is hired without a person.",
    point4: "If you lose the network, take a call or close the page, just open the link again.",
    why4: "Your answer is saved on your device and our server while you speak. At most the last second is lost.",
    consentTitle: "Please choose each one separately",
    recording: "I agree to my video and voice being recorded",
    recordingWhy:
      "The recruiting team watches it to check the scores. Only people working on this hire can see it. You can withdraw at any time.",
    aiWhyAuto:
      "AI turns what you say into text, compares it with the scoring guide and shows what it relies on. You can always ask for a person to look again.",
    recordingElse: "If not, you can answer in writing.",
    ai: "I agree to AI analysing what I say",
    aiWhy:
      "AI turns your words into text, compares them with the scoring standard, and shows its evidence. It never decides for a person.",
    speechOutside:
      "What you say is put into writing by Alibaba Cloud's speech service on behalf of {{company}}; without your consent no recording is sent to it.",
    aiOutside:
      "The words of your answers are sent to a language model service that works for {{company}}, without names, schools and contact details. Video and sound are not sent to it.",
    aiElse: "If not, a person will interview you.",
    textOnly: "As agreed, you will answer in writing. No video or sound is recorded.",
    noRecordingTitle: "Writing is fine too",
    noRecordingBody:
      "You have not agreed to recording. You’ll answer every question in writing, with the same questions and the same standard.",
    noRecordingGo: "Answer in writing",
    noAiTitle: "A person can interview you",
    noAiBody:
      "You have not agreed to AI analysis. We’ll tell {{company}}, and a recruiter will contact you to arrange an interview. It does not count against you.",
    noAiGo: "Ask for a person",
    backToChoices: "Back to the choices",
  },
  identity: {
    title: "Confirm it’s you",
    lead: "We’ll send a 6-digit code to the contact you applied with.",
    again: "To keep you safe, please confirm it’s you once more. Everything you recorded is still here.",
    unsent: "Part of your answer is still on this device. It will be uploaded once you confirm.",
    by_dingtalk: "Confirm by DingTalk",
    by_wecom: "Confirm by WeCom",
    byAccount: "The recruiter wrote to you there, or it has your phone number: no code needed.",
    accountFailed: "The platform did not confirm it. Try again, or use a code.",
    channel: "Send the code to",
    sms: "Phone {{to}}",
    email: "Email {{to}}",
    send: "Send code",
    sent: "Code sent to {{to}}. It works for 10 minutes",
    code: "6-digit code",
    resend: "Send again",
    resendIn: "Send again in {{seconds}} s",
    verify: "Confirm",
    notYours: "Not your number or address? Tap Help at the top and ask a recruiter to contact you.",
    noChannel:
      "There is no phone number or email on file, so we can’t send a code. Please contact the recruiter who sent you the link.",
  },
};
