import { type EntityManager, In } from "typeorm";
import { Candidate } from "../candidates/entity";
import type { FollowUp } from "../followUps/entity";
import { loadFollowUps } from "../interviews/course";
import { Answer, type Interview } from "../interviews/entity";
import { Recording } from "../media/entity";
import { thawPlan } from "../plans/frozenPlans";
import { AnswerScoreRow, ThreadScoreRow } from "../scoring/entity";
import { basisOf } from "../scoring/threads";
import { Transcript } from "../speech/entity";
import type { AnswerSource, ReportSource } from "./buildReport";

/** Everything that a report or a transcript is made of, as it is stored now. Unsealed answers are left out. */
export async function loadReportSource(manager: EntityManager, interview: Interview): Promise<ReportSource> {
  const candidate = await manager.findOneByOrFail(Candidate, { id: interview.candidateId });
  const plan = await thawPlan(manager, interview);
  const followUps = await loadFollowUps(manager, plan, interview.id);
  return {
    plan,
    candidateName: candidate.name,
    interview,
    followUps,
    answers: await withThreads(manager, await loadAnswers(manager, interview.id), followUps),
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

/** Answers that were followed up carry the judgement of all that was said to their question. */
async function withThreads(
  manager: EntityManager,
  sources: AnswerSource[],
  followUps: readonly FollowUp[],
): Promise<AnswerSource[]> {
  const threads = new Map(
    sources.map((source) => {
      const ids = followUps
        .filter(({ state, questionId }) => state === "asked" && questionId === source.answer.questionId)
        .toSorted((left, right) => (left.number ?? 0) - (right.number ?? 0))
        .map(({ askedAs }) => askedAs);
      const answers = [source, ...ids.map((id) => sources.find(({ answer }) => answer.questionId === id))];
      return [source.answer.id, answers.flatMap((each) => each?.transcripts[0] ?? [])] as const;
    }),
  );
  const followed = [...threads].filter(([, spoken]) => spoken.length > 1).map(([id]) => id);
  if (followed.length === 0) return sources;
  const rows = await manager.find(ThreadScoreRow, {
    where: { answerId: In(followed) },
    order: { createdAt: "DESC", id: "DESC" },
  });
  return sources.map((source) => {
    if (!followed.includes(source.answer.id)) return source;
    const basis = basisOf(threads.get(source.answer.id) ?? []);
    const row = rows.find((each) => each.answerId === source.answer.id && each.basis === basis);
    // Judged together or not at all: its own words alone would judge what was asked on.
    return { ...source, score: row ?? null };
  });
}
