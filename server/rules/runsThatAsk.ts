import type { EntityManager } from "typeorm";
import { selectEqual, selectOne } from "../db/statements";
import { CandidacyInterview } from "../pipeline/entity";
import { type Done, RuleRun } from "./entity";

type Asking = Extract<Done, { do: "ask" }>;

const askingIn = ({ done }: RuleRun, interviewId: string): Asking[] =>
  done.filter((one): one is Asking => one.do === "ask" && one.interviewId === interviewId);

/** The runs by which the approval of an interview was ever asked; `holding` those that were not taken back. */
export async function runsThatAsk(
  manager: EntityManager,
  interviewId: string,
): Promise<{ holding: RuleRun[]; mailIds: string[] }> {
  const linked = await selectOne(manager, CandidacyInterview, { interviewId });
  const runs = linked ? await selectEqual(manager, RuleRun, { candidacyId: linked.candidacyId }) : [];
  const asking = runs.filter((run) => askingIn(run, interviewId).length > 0);
  return {
    holding: asking.filter(({ state }) => state === "done"),
    mailIds: asking.flatMap((run) => askingIn(run, interviewId).flatMap(({ mailIds }) => mailIds ?? [])),
  };
}
