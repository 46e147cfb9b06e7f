import { type EntityManager, In } from "typeorm";
import { Candidate } from "../candidates/entity";
import { Answer, type Interview } from "../interviews/entity";
import { Recording } from "../media/entity";
import { thawPlan } from "../plans/frozenPlans";
import { AnswerScoreRow } from "../scoring/entity";
import { Transcript } from "../speech/entity";
import type { AnswerSource, ReportSource } from "./buildReport";

/** Everything that a report or a transcript is made of, as it is stored now. Unsealed answers are left out. */
export async function loadReportSource(manager: EntityManager, interview: Interview): Promise<ReportSource> {
  const candidate = await manager.findOneByOrFail(Candidate, { id: interview.candidateId });
  return {
    plan: await thawPlan(manager, interview),
    candidateName: candidate.name,
    interview,
    answers: await loadAnswers(manager, interview.id),
  };
}

async function loadAnswers(manager: EntityManager, interviewId: string): Promise<AnswerSource[]> {
  const answers = (
    await manager.find(Answer, { where: { interviewId }, order: { questionIndex: "ASC" } })
  ).filter(({ sealedAt }) => sealedAt !== null);
  const answerId = In(answers.map(({ id }) => id));
  const [recordings, transcripts, scores] = await Promise.all([
    manager.find(Recording, { where: { answerId } }),
    manager.find(Transcript, { where: { answerId }, order: { version: "DESC" } }),
    // Several engines may have judged one version; the last word counts.
    manager.find(AnswerScoreRow, { where: { answerId }, order: { createdAt: "DESC", id: "DESC" } }),
  ]);
  return answers.map((answer) => {
    const versions = transcripts.filter((transcript) => transcript.answerId === answer.id);
    return {
      answer,
      recording: recordings.find((recording) => recording.answerId === answer.id) ?? null,
      transcripts: versions,
      score:
        scores.find((row) => row.answerId === answer.id && row.transcriptVersion === versions[0]?.version) ??
        null,
    };
  });
}
