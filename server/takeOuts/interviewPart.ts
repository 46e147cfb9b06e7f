import { selectEqual, selectOne } from "../db/statements";
import { CandidateFeedback, ReviewRequest } from "../feedback/entity";
import { FEEDBACK_AFTER_MS } from "../feedback/followForCandidates";
import { listAsked, loadFollowUps } from "../interviews/course";
import { Answer, type Interview } from "../interviews/entity";
import { Recording } from "../media/entity";
import { thawPlan } from "../plans/frozenPlans";
import type { Report } from "../reports/schema";
import { findNewestReport } from "../reports/viewReport";
import type { Services } from "../services";
import { Transcript } from "../speech/entity";
import { isEndUntold } from "../standing/told";
import { presentRequest, secondRoundsPart } from "./wayPart";

type Needed = Pick<Services, "db" | "cipher" | "clock">;

const EXTENSIONS: Record<string, string> = { "video/mp4": "mp4", "audio/mp4": "m4a", "audio/ogg": "ogg" };

/** The recordings of an interview, as they are called in the copy. */
export async function recordingsOf({ db }: Pick<Services, "db">, { id }: Interview, folder: string) {
  const answers = await selectEqual(db.read, Answer, { interviewId: id });
  const recordings = await selectEqual(db.read, Recording, { answerId: answers.map((answer) => answer.id) });
  return recordings.map(({ answerId, storeKey, mimeType }) => {
    const answer = answers.find((one) => one.id === answerId);
    const kind = mimeType.split(";")[0] ?? "";
    const name = `${folder}/${answer?.questionId ?? answerId}.${EXTENSIONS[kind] ?? "webm"}`;
    return { answerId, name, key: storeKey };
  });
}

/**
 * Everything that an interview holds of its candidate: what they were asked and said, and what was made of it by a
 * machine, with its explanation. What people of the company think of them is theirs who think it.
 */
export async function interviewPart(services: Needed, interview: Interview, folder: string) {
  const { db, cipher, clock } = services;
  const isUntold = await isEndUntold(db.read, interview.id, clock.now());
  const plan = await thawPlan(db.read, interview);
  const asked = listAsked(plan, await loadFollowUps(db.read, plan, interview.id));
  const answers = await selectEqual(db.read, Answer, { interviewId: interview.id });
  const transcripts = await selectEqual(db.read, Transcript, { answerId: answers.map(({ id }) => id) });
  const recordings = await recordingsOf(services, interview, folder);
  const requests = await selectEqual(db.read, ReviewRequest, { interviewId: interview.id });
  const feedback = await selectOne(db.read, CandidateFeedback, { interviewId: interview.id });
  return {
    jobTitle: interview.jobTitle,
    language: interview.language,
    status: interview.status,
    medium: interview.medium,
    invitedAt: interview.invitedAt,
    startedAt: interview.startedAt,
    completedAt: interview.completedAt,
    answers: answers
      .toSorted((a, b) => a.questionIndex - b.questionIndex)
      .map((answer) => ({
        question: asked.find(({ question }) => question.id === answer.questionId)?.question.text ?? "",
        medium: answer.medium,
        beganAt: answer.begunAt,
        sealedAt: answer.sealedAt,
        recording: recordings.find(({ answerId }) => answerId === answer.id)?.name ?? null,
        typed: answer.text === "" ? null : answer.text,
        transcripts: transcripts
          .filter(({ answerId }) => answerId === answer.id)
          .toSorted((a, b) => a.version - b.version)
          .map(({ version, source, text, speech, createdAt }) => ({
            version,
            source,
            text,
            speech,
            createdAt,
          })),
      })),
    said: {
      satisfaction: interview.satisfaction,
      recommend: interview.recommend,
      comment: interview.feedbackComment,
      reviewRequests: requests.map((request) => presentRequest(cipher, request, !isUntold)),
    },
    secondRounds: await secondRoundsPart(db.read, interview.id),
    feedback: feedback?.releasedAt ? feedback.feedback : null,
    evaluation: await evaluationOf(services, interview.id, feedback),
  };
}

/** From when feedback may be read: a copy is no way round the time that those who decide have. */
async function evaluationOf({ db, clock }: Needed, interviewId: string, feedback: CandidateFeedback | null) {
  const filed = await findNewestReport(db.read, interviewId);
  if (!filed) return null;
  const ripe = filed.createdAt.getTime() + FEEDBACK_AFTER_MS <= clock.now().getTime();
  return feedback?.releasedAt || ripe ? explain(filed.report) : null;
}

/** The machine's scores of this person with why: no risks, no hints for interviewers, no advice. */
const explain = ({ total, match, formulas, coverage, dimensions, engines, composedAt }: Report) => ({
  composedAt,
  aiGenerated: true,
  total,
  match,
  formulas,
  resumeCoverage: coverage ?? null,
  dimensions: dimensions.map(
    ({ name, description, weightBp, score, level, confidence, reasons, evidence }) => ({
      name,
      description,
      weightPercent: weightBp / 100,
      score,
      level,
      confidence,
      reasons: reasons.map(({ text }) => text),
      evidence: evidence.map(({ quote }) => quote),
    }),
  ),
  engines,
});
