import type { Handover } from "../../host/handover";
import { createApi, type Api } from "../../shared/api";
import type { Ref, Ticket } from "../recording/sendBatch";
import type {
  BeginBody,
  CandidateLetter,
  CandidateSession,
  CodeSent,
  CommitAnswer,
  ConsentBody,
  ConsentResult,
  DeviceCheck,
  FeedbackBody,
  Heartbeat,
  InterviewState,
  InvitationView,
  Medium,
  OwnFeedback,
  ProposeBody,
  SecondRoundView,
  Standing,
  SubmitBody,
  TextBody,
  TextSaved,
} from "../types";

export type Calls = ReturnType<typeof createCalls>;

/** `/api/v1/candidate/*`, one function per endpoint. Each throws ApiError or NetworkError. */
export function createCalls(options: {
  token: string;
  language: () => string;
  sessionToken: () => string | null;
  tabId: () => string;
}) {
  const { token } = options;
  const api: Api = createApi({
    base: "/api/v1/candidate",
    language: options.language,
    headers: (method) => {
      const session = options.sessionToken();
      return {
        ...(session ? { Authorization: `Bearer ${session}` } : {}),
        ...(session && method !== "GET" ? { "X-Tab-Id": options.tabId() } : {}),
      };
    },
  });
  /** Tickets name their own place and headers, which may be another origin's. */
  const objects = createApi({ base: "", language: options.language });

  return {
    open: () => api.post<InvitationView>("/open", { token }),
    consents: (body: Omit<ConsentBody, "token">) => api.post<ConsentResult>("/consents", { ...body, token }),
    sendCode: (channel: "sms" | "email") => api.post<CodeSent>("/codes", { token, channel }),
    /** By a code of the chat client, or by the account with which they have just come back from the platform. */
    verifyAccount: (chat: Handover | null) =>
      api.post<CandidateSession>(
        "/chat-sessions",
        { token, chat },
        { headers: { "X-Requested-With": "zhimian" } },
      ),
    verify: (code: string) => api.post<CandidateSession>("/sessions", { token, code }),

    interview: () => api.get<InterviewState>("/interview"),
    ping: () => api.get<void>("/ping", { timeoutMs: 5000 }),
    takeSeat: () => api.put<InterviewState>("/seat", { tabId: options.tabId() }),
    deviceCheck: (body: DeviceCheck) => api.post<InterviewState>("/device-check", body),
    start: (medium: Medium) => api.post<InterviewState>("/start", { medium }),
    heartbeat: (questionId: string | null, recordedMs: number) =>
      api.post<Heartbeat>("/heartbeat", { questionId, recordedMs }, { timeoutMs: 8000 }),
    goOn: () => api.post<InterviewState>("/go-on", {}, { timeoutMs: 8000 }),
    feedback: (body: FeedbackBody) => api.post<InterviewState>("/feedback", body),
    person: (reason: string) => api.post<InterviewState>("/person", { reason }),
    secondRound: () => api.get<SecondRoundView>("/second-round"),
    proposeTimes: (body: ProposeBody) => api.put<SecondRoundView>("/second-round/times", body),
    takeSlot: (body: { slotId: string; reason: string }) =>
      api.post<SecondRoundView>("/second-round/slot", body),
    meetingFile: async () =>
      (await api.send("GET", "/second-round/meeting.ics", { headers: { Accept: "*/*" } })).blob(),
    declineSecondRound: () => api.post<SecondRoundView>("/second-round/decline", {}),
    withdraw: () => api.post<InterviewState>("/withdraw", {}),

    standing: () => api.get<Standing>("/standing"),
    ownFeedback: () => api.get<OwnFeedback>("/own-feedback"),
    askReview: (words: string) => api.post<Standing>("/reviews", { words }),
    withdrawApplication: (id: string) => api.post<Standing>(`/applications/${id}/withdraw`, {}),
    answerPool: (agreed: boolean) => api.put<Standing>("/talent-pool", { agreed }),
    chooseChannel: (channel: "sms" | "email") => api.put<Standing>("/channel", { channel }),
    askTakeOut: () => api.post<Standing>("/take-outs", {}),
    takeOutLink: () => api.post<{ url: string }>("/take-outs/link", {}),
    openLetter: () => api.post<CandidateLetter>("/letters/open", { token }),
    askByLetter: (words: string) => api.post<CandidateLetter>("/letters/review", { token, words }),
    answerLetter: (agreed: boolean) => api.put<CandidateLetter>("/letters/talent-pool", { token, agreed }),

    present: (questionId: string) => api.post<InterviewState>(`${answer(questionId)}/present`, {}),
    begin: (questionId: string, body: BeginBody) =>
      api.post<InterviewState>(`${answer(questionId)}/begin`, body),
    rerecord: (questionId: string) => api.post<InterviewState>(`${answer(questionId)}/rerecord`, {}),
    submit: (questionId: string, body: SubmitBody) =>
      api.post<InterviewState>(`${answer(questionId)}/submit`, body),
    saveText: (questionId: string, body: TextBody) => api.put<TextSaved>(`${answer(questionId)}/text`, body),
    async voice(questionId: string): Promise<Blob> {
      const response = await api.send("GET", `/questions/${encodeURIComponent(questionId)}/voice`);
      return response.blob();
    },

    tickets: (questionId: string, chunks: unknown[]) =>
      api.post<{ tickets: Ticket[]; held: Ref[] }>(`${answer(questionId)}/tickets`, { chunks }),
    async put(ticket: Ticket, bytes: ArrayBuffer, timeoutMs: number): Promise<void> {
      await objects.send("PUT", ticket.url, { body: bytes, headers: ticket.headers, timeoutMs });
    },
    commit: (questionId: string, chunks: unknown[]) =>
      api.post<CommitAnswer>(`${answer(questionId)}/chunks`, { chunks }),
  };
}

const answer = (questionId: string) => `/answers/${encodeURIComponent(questionId)}`;
