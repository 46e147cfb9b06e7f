import type { z } from "zod";
import { openContact } from "../candidates/contact";
import { Candidate } from "../candidates/entity";
import { masked } from "../candidates/presentCandidate";
import { DomainEventRow } from "../events/entity";
import type { StaffActor } from "../http/actors";
import { notFound } from "../http/errors";
import type { Locale } from "../http/messages";
import { listMessagesOf } from "../notifications/listMessagesOf";
import { canOver } from "../org/permissions";
import { thawPlan } from "../plans/frozenPlans";
import { findReviewed } from "../reviews/findReviewed";
import type { Services } from "../services";
import { listAsked, loadFollowUps } from "./course";
import { Answer, Interview } from "./entity";
import { presentInterviewSummary } from "./presentInterview";
import type { answerStateSchema, interviewDetailSchema } from "./staffSchema";

const presentAnswer = (answer: Answer): z.input<typeof answerStateSchema> => ({
  id: answer.id,
  questionId: answer.questionId,
  take: answer.take,
  medium: answer.medium,
  sealedAt: answer.sealedAt?.toISOString() ?? null,
  pipeline: {
    media: answer.mediaState,
    transcript: answer.transcriptState,
    score: answer.scoreState,
  },
});

/**
 * One interview as HR sees it: consents, where each answer is on its way, the timeline; the contact whole for those who
 * may change the candidate, masked for others, as on the candidate's own page.
 */
export async function viewInterview(
  services: Services,
  actor: StaffActor,
  id: string,
  locale: Locale,
): Promise<z.input<typeof interviewDetailSchema>> {
  const manager = services.db.read;
  const interview = await manager.findOneBy(Interview, { id });
  if (!interview) throw notFound("interview.not_found");
  const [candidate, answers, events, reviewed, messages] = await Promise.all([
    manager.findOneByOrFail(Candidate, { id: interview.candidateId }),
    manager.findBy(Answer, { interviewId: id }),
    manager.find(DomainEventRow, { where: { interviewId: id }, order: { id: "ASC" }, take: 500 }),
    findReviewed(manager, [id]),
    listMessagesOf(services, id, locale),
  ]);
  const contact = openContact(services, candidate);
  const mayChange = canOver(actor, "candidates.write", candidate);
  const definition = await thawPlan(manager, interview);
  const followUps = await loadFollowUps(manager, definition, id);
  const byQuestion = new Map(answers.map((answer) => [answer.questionId, answer]));
  return {
    ...presentInterviewSummary(interview, candidate, reviewed.get(id)),
    language: interview.language,
    candidate: { id: candidate.id, name: candidate.name, ...(mayChange ? contact : masked(contact)) },
    accommodations: { extraTimePercent: interview.extraTimePercent, textOnly: interview.textOnly },
    consent: { recording: interview.consentRecording, aiEvaluation: interview.consentAiEvaluation },
    personReason: interview.personReason,
    feedback:
      interview.satisfaction === null
        ? null
        : {
            satisfaction: interview.satisfaction,
            recommend: interview.recommend,
            comment: interview.feedbackComment ?? "",
          },
    plan: { id: interview.planId, name: interview.planName, definition },
    questions: listAsked(definition, followUps).map(({ stage, question, index, followUp }) => {
      const answer = byQuestion.get(question.id);
      return {
        id: question.id,
        index,
        followUp: followUp && { number: followUp.number ?? 1, why: followUp.why ?? "" },
        personal: question.personal ?? null,
        stageKind: stage.kind,
        stageTitle: stage.title,
        text: question.text,
        answer: answer ? presentAnswer(answer) : null,
      };
    }),
    messages,
    events: events.map(({ id: eventId, type, at, data }) => ({
      id: eventId,
      type,
      at: at.toISOString(),
      data,
    })),
  };
}
