import { z } from "zod";
import { instant, uuid } from "../http/schema";
import { chunkRefSchema, chunkSchema, manifestSchema } from "../media/types";
import { interviewLanguage, stageKind } from "../plans/definition";
import { interviewStatus } from "./status";

/** The candidate's side of an interview: everything `/api/v1/candidate/*` takes and gives. */

export const medium = z.enum(["video", "audio", "text"]);
export type Medium = z.infer<typeof medium>;

export const codeChannel = z.enum(["sms", "email"]);

/** The link's secret part, as in `/i/<token>`. */
export const linkToken = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/);
export const linkBody = z.strictObject({ token: linkToken });

/** What the link alone shows, before anybody has proved who they are: no full name, phone or question. */
export const invitationViewSchema = z
  .object({
    status: interviewStatus,
    language: interviewLanguage,
    companyName: z.string(),
    jobTitle: z.string(),
    /** 王* / M. */
    maskedName: z.string(),
    estimatedMinutes: z.int(),
    questionCount: z.int(),
    /** How many follow-ups there may be beside the questions; 0 in a structured interview. */
    followUpBound: z.int(),
    stages: z.array(z.object({ kind: stageKind, title: z.string(), questionCount: z.int() })),
    /** What is assessed, in the plan's words. */
    dimensions: z.array(z.object({ name: z.string(), description: z.string() })),
    expiresAt: instant,
    /** Where a one-time code can go, masked. */
    codeChannels: z.array(z.object({ channel: codeChannel, masked: z.string() })),
    /** By which chat accounts they may confirm who they are in place of a code. */
    chatAccounts: z.array(z.enum(["dingtalk", "wecom"])),
    consent: z.object({ recording: z.boolean().nullable(), aiEvaluation: z.boolean().nullable() }),
    accommodations: z.object({ extraTimePercent: z.int(), textOnly: z.boolean() }),
    noticeVersion: z.string(),
    /** Whether the notice says that a language model outside the company reads the answers' words. */
    outsideModel: z.boolean(),
    /** Whether the notice says that a service outside the company hears the answers. */
    outsideSpeech: z.boolean(),
    /** Whether it says that a rejection may come by itself. */
    rejectsByItself: z.boolean(),
    /** After the end there is something to log in for: a second round to arrange. */
    secondRound: z.boolean(),
    serverNow: instant,
  })
  .meta({ id: "InvitationView" });
export type InvitationView = z.infer<typeof invitationViewSchema>;

export const consentBody = z.strictObject({
  token: linkToken,
  recording: z.boolean(),
  aiEvaluation: z.boolean(),
  noticeVersion: z.string().max(40),
});
/** `written_only`: recording declined, answers are typed. `needs_person`: AI evaluation declined. */
export const consentResultSchema = z.object({
  outcome: z.enum(["granted", "written_only", "needs_person"]),
  invitation: invitationViewSchema,
});

export const codeBody = z.strictObject({ token: linkToken, channel: codeChannel });
export const codeSentSchema = z.object({
  sentTo: z.string(),
  expiresAt: instant,
  retryAfterSeconds: z.int(),
});

export const verifyBody = z.strictObject({ token: linkToken, code: z.string().regex(/^\d{6}$/) });
/** Without a code: what the platform said on the way back (`/session/chat/:platform/start?as=candidate`). */
export const accountBody = z.strictObject({
  token: linkToken,
  chat: z
    .strictObject({ platform: z.enum(["dingtalk", "wecom"]), code: z.string().min(1).max(512) })
    .nullable(),
});
/** Send it as `Authorization: Bearer <sessionToken>`. */
export const candidateSessionSchema = z.object({ sessionToken: z.string(), expiresAt: instant });

export const seatBody = z.strictObject({ tabId: z.uuid() });

export const deviceCheckBody = z.strictObject({
  medium,
  camera: z.enum(["ok", "missing", "denied", "failed", "skipped"]),
  microphone: z.enum(["ok", "quiet", "missing", "denied", "failed", "skipped"]),
  /** dBFS of the quiet room; null where it was not measured. */
  noiseDb: z.number().min(-120).max(0).nullable(),
  latencyMs: z.number().min(0).max(60_000).nullable(),
  recorderMimeType: z.string().max(100).nullable(),
});

export const startBody = z.strictObject({ medium });

/** Chunks the server holds durably for the current take, so that a returning page knows what to send again. */
export const receivedSegmentSchema = z.object({
  take: z.int(),
  segment: z.int(),
  /** Sequences 0 … contiguous−1 are all held. */
  contiguous: z.int(),
  /** Held beyond the first gap. */
  beyond: z.array(z.int()),
});

export const answerStatus = z.enum(["waiting", "preparing", "answering", "sealed"]);

/** Of the whole answer: a page that counts on from what it was told sends the same totals twice without harm. */
export const pastedSchema = z.strictObject({
  times: z.int().min(1).max(10_000),
  /** As `writtenLength` counts. */
  length: z.int().min(0).max(1_000_000),
});
export type Pasted = z.infer<typeof pastedSchema>;

export const currentQuestionSchema = z.object({
  stage: z.object({
    id: z.string(),
    index: z.int(),
    kind: stageKind,
    title: z.string(),
    guide: z.string(),
    /** True at the first question of a stage: the guide text is shown before it. */
    opens: z.boolean(),
  }),
  question: z.object({
    id: z.string(),
    /** 0-based, over the whole interview. */
    index: z.int(),
    /** Empty until the question is presented. */
    text: z.string(),
    prepSeconds: z.int(),
    answerSeconds: z.int(),
    /** To be read for written work; empty until the question is presented, and where there is nothing to read. */
    material: z.string(),
    /** What is asked for, in characters or words (plans/writtenLength); null where it is left open. */
    leastLength: z.int().nullable(),
    mostLength: z.int().nullable(),
    /** Whether `GET /candidate/questions/:questionId/voice` has sound; a follow-up's may come a moment later. */
    voice: z.boolean(),
    /** Asked on after the answer to the plan's question of this index, and why; null for the plan's own questions. */
    followUp: z.object({ why: z.string() }).nullable(),
  }),
  answer: z.object({
    status: answerStatus,
    take: z.int(),
    medium,
    /** Preparation left on the server's clock; null when there is no countdown running. */
    prepRemainingMs: z.int().nullable(),
    /** Answer time left on the server's clock; the whole limit while it has not begun. */
    answerRemainingMs: z.int(),
    /** Media time acknowledged for this take. */
    recordedMs: z.int(),
    rerecordsLeft: z.int(),
    nextSegment: z.int(),
    received: z.array(receivedSegmentSchema),
    text: z.string(),
    textRevision: z.int(),
    /** What was put in from elsewhere so far; null where nothing was. */
    pasted: pastedSchema.nullable(),
  }),
});

export const interviewStateSchema = z
  .object({
    serverNow: instant,
    interview: z.object({
      id: uuid,
      status: interviewStatus,
      language: interviewLanguage,
      companyName: z.string(),
      jobTitle: z.string(),
      candidateName: z.string(),
      /** Chosen at the device check; null before. */
      medium: medium.nullable(),
      /** What consent and accommodations allow. */
      mediaAllowed: z.array(medium),
      expiresAt: instant,
      startedAt: instant.nullable(),
      completedAt: instant.nullable(),
      feedbackGiven: z.boolean(),
      /** `GET /candidate/second-round` tells more. */
      secondRound: z.boolean(),
    }),
    progress: z.object({ answered: z.int(), total: z.int() }),
    stages: z.array(
      z.object({
        id: z.string(),
        kind: stageKind,
        title: z.string(),
        questionCount: z.int(),
        answered: z.int(),
      }),
    ),
    /** Null when nothing is left to answer, or the interview is not in progress. */
    current: currentQuestionSchema.nullable(),
    /**
     * The last answer is being read for a follow-up to the question of this index. What comes next is known after
     * `remainingMs` at the latest: ask with `POST /candidate/go-on`.
     */
    thinking: z.object({ index: z.int(), remainingMs: z.int() }).nullable(),
    /** Sealed answers whose chunks have not all arrived: the page goes on sending them. */
    uploadsMissing: z.array(
      z.object({ questionId: z.string(), take: z.int(), missing: z.array(chunkRefSchema).max(2000) }),
    ),
  })
  .meta({ id: "InterviewState" });
export type InterviewState = z.infer<typeof interviewStateSchema>;

export const questionParams = z.object({ questionId: z.string().max(40) });

/** `take` is what the page believes; a stale page gets `interview.state_changed` (409) and reloads its state. */
export const beginBody = z.strictObject({ take: z.int().min(1).max(9), medium });

export const ticketsBody = z.strictObject({ chunks: z.array(chunkSchema).min(1).max(60) });
export const ticketsSchema = z.object({
  tickets: z.array(
    chunkRefSchema.extend({
      url: z.string(),
      method: z.literal("PUT"),
      headers: z.record(z.string(), z.string()),
      expiresAt: instant,
    }),
  ),
  /** Already held with the same checksum: nothing to put, count them as acknowledged. */
  held: z.array(chunkRefSchema),
});

export const commitBody = z.strictObject({
  chunks: z
    .array(chunkSchema.extend({ durationMs: z.int().min(0).max(60_000) }))
    .min(1)
    .max(60),
});
/** Only what is listed here may leave the browser's own storage. */
export const commitResultSchema = z.object({
  acknowledged: z.array(chunkRefSchema),
  /** Not found in the store: put them again. */
  missing: z.array(chunkRefSchema),
  serverNow: instant,
  answerRemainingMs: z.int(),
});

export const textBody = z.strictObject({
  text: z.string().max(20_000),
  /** Grows by one with each save of this page; an older one is ignored and answered with the newer text. */
  revision: z.int().min(1),
  pasted: pastedSchema.optional(),
});
export const textSavedSchema = z.object({ text: z.string(), revision: z.int(), savedAt: instant });

export const submitBody = z.strictObject({
  take: z.int().min(1).max(9),
  medium,
  manifest: manifestSchema.nullable(),
  text: z.string().max(20_000).nullable(),
  pasted: pastedSchema.optional(),
});

export const heartbeatBody = z.strictObject({
  questionId: z.string().max(40).nullable(),
  /** Media time recorded in this take, sent or not, so that a lost network is told from an idle page. */
  recordedMs: z.int().min(0).max(7_200_000),
});
export const heartbeatSchema = z.object({
  serverNow: instant,
  prepRemainingMs: z.int().nullable(),
  answerRemainingMs: z.int().nullable(),
  status: interviewStatus,
});

export const feedbackBody = z.strictObject({
  satisfaction: z.int().min(1).max(5),
  /** 0–10, would you recommend. */
  recommend: z.int().min(0).max(10).nullable(),
  comment: z.string().trim().max(1000).default(""),
});

export const personBody = z.strictObject({ reason: z.string().trim().max(500).default("") });
