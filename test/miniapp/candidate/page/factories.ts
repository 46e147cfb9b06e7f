import { freshLocal, type FlowInput, type Local } from "../../../../miniapp/candidate/page/flow";
import type { CurrentQuestion, InterviewState, InvitationView } from "../../../../miniapp/candidate/types";

export function buildInvitation(overrides: Partial<InvitationView> = {}): InvitationView {
  return {
    status: "opened",
    language: "zh",
    companyName: "云杉零售",
    jobTitle: "门店店长",
    maskedName: "王*",
    estimatedMinutes: 20,
    questionCount: 3,
    followUpBound: 0,
    stages: [{ kind: "questions", title: "经历提问", questionCount: 3 }],
    dimensions: [{ name: "沟通", description: "说清楚，听明白" }],
    expiresAt: "2026-12-01T00:00:00.000Z",
    chatAccounts: [],
    codeChannels: [{ channel: "sms", masked: "138****0000" }],
    consent: { recording: true, aiEvaluation: true },
    accommodations: { extraTimePercent: 0, textOnly: false },
    noticeVersion: "1",
    outsideModel: false,
    outsideSpeech: false,
    rejectsByItself: false,
    secondRound: false,
    serverNow: "2026-11-21T00:00:00.000Z",
    ...overrides,
  };
}

type CurrentOverrides = {
  stage?: Partial<CurrentQuestion["stage"]>;
  question?: Partial<CurrentQuestion["question"]>;
  answer?: Partial<CurrentQuestion["answer"]>;
};

export function buildCurrent({ stage, question, answer }: CurrentOverrides = {}): CurrentQuestion {
  return {
    stage: {
      id: "s1",
      index: 0,
      kind: "questions",
      title: "经历提问",
      guide: "讲讲经历",
      opens: true,
      ...stage,
    },
    question: {
      id: "q1",
      index: 0,
      text: "讲一次带团队的经历",
      material: "",
      leastLength: null,
      mostLength: null,
      prepSeconds: 30,
      answerSeconds: 120,
      voice: false,
      followUp: null,
      ...question,
    },
    answer: {
      status: "waiting",
      take: 1,
      medium: "video",
      prepRemainingMs: null,
      answerRemainingMs: 120_000,
      recordedMs: 0,
      rerecordsLeft: 1,
      nextSegment: 0,
      received: [],
      text: "",
      textRevision: 0,
      pasted: null,
      ...answer,
    },
  };
}

export function buildState(
  interview: Partial<InterviewState["interview"]> = {},
  current: CurrentQuestion | null = buildCurrent(),
): InterviewState {
  return {
    serverNow: "2026-11-21T00:00:00.000Z",
    interview: {
      id: "0190a000-0000-7000-8000-000000000001",
      status: "in_progress",
      language: "zh",
      companyName: "云杉零售",
      jobTitle: "门店店长",
      candidateName: "王小满",
      medium: "video",
      mediaAllowed: ["video", "audio", "text"],
      expiresAt: "2026-12-01T00:00:00.000Z",
      startedAt: "2026-11-21T00:00:00.000Z",
      completedAt: null,
      feedbackGiven: false,
      secondRound: false,
      ...interview,
    },
    progress: { answered: 0, total: 3 },
    stages: [{ id: "s1", kind: "questions", title: "经历提问", questionCount: 3, answered: 0 }],
    current,
    thinking: null,
    uploadsMissing: [],
  };
}

/** Someone in the middle of the interview: signed in, entered, first question waiting. */
export function buildFlow(overrides: Partial<FlowInput> = {}, local: Partial<Local> = {}): FlowInput {
  return {
    invitation: buildInvitation(),
    signedIn: true,
    state: buildState(),
    local: { ...freshLocal, entered: true, ...local },
    answering: null,
    unsentHere: false,
    ...overrides,
  };
}
