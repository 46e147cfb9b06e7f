import type { z } from "zod";
import { type Contact, maskEmail, maskName, maskPhone } from "../candidates/contact";
import type { Candidate } from "../candidates/entity";
import type { Platform } from "../chats/entity";
import { type PlanDefinition, listQuestions } from "../plans/definition";
import { estimateMinutes } from "../plans/duration";
import { mostFollowUps } from "../plans/followUpRules";
import type { invitationViewSchema } from "./candidateSchema";
import type { Interview } from "./entity";

export function presentInvitation(
  interview: Interview,
  plan: PlanDefinition,
  candidate: Candidate,
  contact: Contact,
  {
    companyName,
    chatAccounts,
    notice,
    secondRound,
    now,
  }: {
    companyName: string;
    chatAccounts: Platform[];
    notice: { version: string; outsideModel: boolean; outsideSpeech: boolean; byItself: boolean };
    secondRound: boolean;
    now: Date;
  },
): z.input<typeof invitationViewSchema> {
  return {
    status: interview.status,
    language: interview.language,
    companyName,
    jobTitle: interview.jobTitle,
    maskedName: maskName(candidate.name),
    estimatedMinutes: estimateMinutes(plan, interview.extraTimePercent),
    questionCount: listQuestions(plan).length,
    followUpBound: mostFollowUps(plan),
    stages: plan.stages.map(({ kind, title, questions }) => ({
      kind,
      title,
      questionCount: questions.length,
    })),
    dimensions: plan.dimensions.map(({ name, description }) => ({ name, description })),
    expiresAt: interview.expiresAt.toISOString(),
    codeChannels: [
      ...(contact.phone ? [{ channel: "sms" as const, masked: maskPhone(contact.phone) }] : []),
      ...(contact.email ? [{ channel: "email" as const, masked: maskEmail(contact.email) }] : []),
    ],
    chatAccounts,
    consent: { recording: interview.consentRecording, aiEvaluation: interview.consentAiEvaluation },
    accommodations: { extraTimePercent: interview.extraTimePercent, textOnly: interview.textOnly },
    noticeVersion: notice.version,
    outsideModel: notice.outsideModel,
    outsideSpeech: notice.outsideSpeech,
    rejectsByItself: notice.byItself,
    secondRound,
    serverNow: now.toISOString(),
  };
}
