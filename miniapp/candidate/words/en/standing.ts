import type { standing as zh } from "../zh/standing";

export const standing: typeof zh = {
  standing: {
    open: "See progress and feedback",
    logIn: "Log in to see progress and feedback",
    title: "Where your application stands",
    lead: "{{name}}, this page always shows the latest on {{job}}.",
    closedTitle: "Thank you, {{name}}",
    closedLead:
      "We are not taking your application for {{job}} further this time. We know this is not the news you hoped for, and we are sorry.",
    progress: "Progress",
    point: { received: "Received", looking: "Being read", result: "Result", next: "What’s next" },
    step: {
      received:
        "We have your application. A recruiter at {{company}} reads it first, and we’ll write when there is a next step.",
      yours: "We’re waiting for your interview: open the link you received to begin or go on.",
      looking:
        "Recruiters at {{company}} are reading your answers. They decide about the next round, not AI. We’ll write as soon as there is a result.",
      talking: "You’re through to the next round and will meet the team. We’ll tell you when and where.",
      offer: "Good news: we would like you to join us. A recruiter will talk to you about the details.",
      hired: "Welcome to {{company}}! A recruiter will be in touch about your first day.",
      closed:
        "This is about one position and one application, and no judgement of you as a person. Thank you for your time and care.",
      withdrawn:
        "You withdrew this application. Thank you for your time. If you change your mind, please contact the recruiter.",
    },
    lookingByRule:
      "Recruiters at {{company}} are reading your answers. As you read before the interview, a result below the line may follow from a rule; you can ask for a person at any time.",
    short: {
      received: "Received",
      yours: "Waiting for your interview",
      looking: "Being read",
      talking: "Next round",
      offer: "Offer",
      hired: "Hired",
      closed: "Not taken further",
      withdrawn: "Withdrawn",
    },
    automatedTitle: "This result was reached automatically",
    automated:
      "It follows from rules that were written in advance, and nobody has looked at your answers yet. You have a right to ask that a person look again, and to say how you see it.",
    automatedLetter:
      "It follows from rules that were written in advance, and nobody has looked at your details yet. You have a right to ask that a person look again, and to say how you see it.",
    others: "Your other applications",
    appliedOn: "Applied on {{day}}",
    round: "Back to the second round",
    feedbackTitle: "Your personal feedback",
    feedbackReady: "It is ready: first what you did well, then two suggestions that you can use elsewhere.",
    feedbackRead: "Read your feedback",
    feedbackBy: "You’ll see it with the result, and no later than {{day}}.",
    feedbackComing: "It will appear here when it is ready.",
  },
  review: {
    title: "Ask a person to look again",
    body: "If you feel that something was not seen, or doubt the result, you can ask that a person go through all of your answers again. It will not count against you.",
    bodyBefore:
      "If you feel that something was not seen, or doubt the result, you can ask that a person look at your details again. It will not count against you.",
    openBefore: "We received your request on {{day}} and passed it to the recruiters, who will contact you.",
    ask: "Ask a person",
    sheetTitle: "Ask a person to look again",
    words: "What should we look at in particular?",
    wordsHint: "For example: my recording of question 2 broke off; what I meant was …",
    send: "Send the request",
    openTitle: "A person is looking again",
    openTitleBefore: "We have your request",
    open: "We received your request on {{day}}. Somebody usually begins within one working day. We’ll write when there is an answer, and it will be shown here.",
    yours: "What you wrote",
    answeredTitle: "A person has looked again",
    answer: {
      reviewed:
        "A member of staff went through all of your answers again on {{day}}. The progress above is the result as it stands; if it changes, it changes there.",
      decided: "A recruiter decided on {{day}}. The progress above is the result as it stands.",
      closed:
        "A member of staff read your request on {{day}}. The progress above is the result as it stands. If questions remain, you can ask once more.",
    },
    again: "Ask once more",
  },
  pool: {
    title: "May we write to you about other positions?",
    body: "If you like, {{company}} keeps your details in its talent pool for {{months}} months and writes when a position fits. If you choose nothing, you are not in it, and it makes no difference to later applications.",
    agree: "Join the talent pool",
    decline: "Not now",
    declined: "All right, you have not joined the talent pool. You can come back here at any time.",
    inTitle: "You are in the talent pool of {{company}}",
    in: "You agreed on {{since}}. It ends by itself on {{until}}, and you can leave at any time.",
    leave: "Leave the talent pool",
  },
  channel: {
    title: "How we reach you",
    sms: "Text message {{to}}",
    email: "E-mail {{to}}",
    note: "Results, feedback and answers go there, never between 9 pm and 9 am.",
  },
  data: {
    title: "Your data",
    body: "You can take out everything that we keep about you: details, résumé, recordings and words of your answers, their evaluation with its explanation, consents and messages.",
    ask: "Prepare a copy",
    making: "Preparing: {{done}} / {{total}}",
    starting: "We have begun. It usually takes a few minutes; you can close this page and come back later.",
    ready: "Your copy is ready ({{size}}). Download it before {{day}}, when it is deleted.",
    download: "Download the copy",
    taken: "Downloaded. The copy is deleted on {{day}}.",
    again: "Download again",
    over: "Your last copy was deleted. You can ask for another one.",
    failed: "It did not work. Please try again.",
    withdraw: "Withdraw the application",
    withdrawTitle: "Withdraw your application for {{job}}?",
    withdrawBody:
      "Your answers are then no longer used for this position, {{company}} will not write to you about it any more, and interviews that are still to come are cancelled. You cannot undo this yourself.",
    withdrawKept: "You can still take out a copy of your data.",
    withdrawYes: "Withdraw",
    withdrawNo: "Keep it",
  },
  ownFeedback: {
    title: "Your personal feedback",
    lead: "Interview for {{job}}, {{company}}",
    ai: "Made by AI from your answers, and not always right. It holds no score and ranks you against nobody.",
    strengths: "What you did well",
    band: {
      top10: "Among the top 10 % of comparable people",
      top25: "Among the top 25 % of comparable people",
      top50: "In the upper half of comparable people",
    },
    comparable:
      "Comparable: {{count}} people with the same position, interview plan and language. Only ranges are told, nobody in particular is compared.",
    said: "You said",
    improvements: "Two suggestions that you can use elsewhere",
    improvement: "One suggestion that you can use elsewhere",
    noImprovements: "We have nothing particular to suggest: your answers told the whole story.",
    kind: {
      too_little:
        "Say a little more: what the situation was, what you did, and what came of it. A sentence or two for each is enough.",
      example:
        "Give an example of something that really happened; it tells more about you than a general view.",
      action: "Tell which steps you took yourself: what came first, and what next.",
      own_part: "When you say “we”, add which part of it was yours.",
      result: "Go on to the result: how did it end, and what was different afterwards?",
      figures: "Add a number or two: how many people, how long, by how much.",
      situation:
        "Begin with a sentence or two about the situation and what made it hard; it is easier to follow then.",
      steps: "Divide what you would do into steps, and say for each of them why.",
      detail: "Pick one point and be more concrete: whom would you talk to, and how would you go about it?",
      deepen: "This shows {{dimension}}. One more detail would make it even more convincing.",
    },
    unclear: "What there was too little to say about",
    unclearBody:
      "{{names}}: the questions gave you little room for it, or the recording was not clear. It does not mean that you did badly.",
    bands: "How much you showed of each",
    shown: { strong: "Shown fully", shown: "Shown", growing: "Could show more", none: "Too little to say" },
    print: "Print or save as PDF",
    back: "Back to progress",
    none: "There was too little in your answers to make feedback of. It does not mean that you did badly: the recording may have been unclear, or the questions gave you no room.",
  },
  letter: {
    title: "Thank you, {{name}}",
    lead: "Thank you for applying for {{job}} at {{company}}. We are not going further this time, and we are sorry that this is not the news you hoped for.",
    body: "It is about this one position and this one application, and no judgement of you as a person. We wish you all the best.",
  },
};
