import { z } from "zod";

/** The steps on the way to a hire, in the order in which one takes them. */
export const STAGES = ["screening", "written_test", "interview", "second_round", "on_site", "offer"] as const;
export const stage = z.enum(STAGES);
export type Stage = z.infer<typeof stage>;

/** Where a way ends. */
export const candidacyOutcome = z.enum(["hired", "rejected", "withdrawn"]);
export type CandidacyOutcome = z.infer<typeof candidacyOutcome>;

/** What a job has unless it says otherwise. */
export const DEFAULT_STAGES: readonly Stage[] = [
  "screening",
  "interview",
  "second_round",
  "on_site",
  "offer",
];

/** The stages of a job: the fixed order, each once, the interview among them. */
export const pipelineStages = z
  .array(stage)
  .min(1)
  .refine((stages) => stages.includes("interview"))
  .transform((stages) => STAGES.filter((each) => stages.includes(each)));

/** The stage behind this one, or null at the end. `stages` are the job's own. */
export function stageAfter(stages: readonly Stage[], current: Stage): Stage | null {
  const at = STAGES.indexOf(current);
  return stages.find((each) => STAGES.indexOf(each) > at) ?? null;
}

/** Whether a move leads on, not back. */
export const isForward = (from: Stage, to: Stage): boolean => STAGES.indexOf(to) > STAGES.indexOf(from);
