import type { RuleCause } from "../../server/rules/schema";
import { RuleRun } from "../../server/rules/entity";
import { runOnce, runRules } from "../../server/rules/runRules";
import { recordEvent } from "../../server/pipeline/recordEvent";
import { Job } from "../../server/queue/entity";
import { updateRows } from "../../server/db/rows";
import { buildCandidacy } from "./candidacies";
import { buildPlan } from "./org";
import { administrator } from "./candidates";
import { buildOpenPosition } from "./positions";
import { changePositionRules } from "../../server/rules/positionRules";
import type { TestServer } from "./server";

export const ruleJobContext = {
  jobId: "job",
  attempt: 1,
  signal: new AbortController().signal,
  progress: async () => undefined,
};

/** Does what the worker would with the jobs of rules that wait, in their order; each once. */
export async function askRules({ services }: TestServer): Promise<void> {
  for (;;) {
    const jobs = await services.db.read.find(Job, {
      where: { kind: "rules.run", status: "pending" },
      order: { createdAt: "ASC", id: "ASC" },
    });
    if (jobs.length === 0) return;
    for (const { id, payload } of jobs) {
      const finish = await runRules(services).run(payload as RuleCause, ruleJobContext);
      await services.db.write(async (tx) => {
        await updateRows(tx, Job, { id }, { status: "done", dedupeKey: null });
        await finish?.(tx);
      });
    }
  }
}

/** An open position whose people are screened by the rules of this plan. */
export async function putUnderRules(server: TestServer, orgUnitId: string, planId: string): Promise<string> {
  const { id } = await buildOpenPosition(server, orgUnitId);
  await changePositionRules(server.services, administrator(server), id, { planId, reviewed: false });
  return id;
}

/** The same with a plan of the same unit. */
export async function buildRuledPosition(server: TestServer, orgUnitId: string) {
  const { id: planId } = await buildPlan(server, orgUnitId);
  return { planId, positionId: await putUnderRules(server, orgUnitId, planId) };
}

/** The résumé of somebody under way was screened. */
export async function screen(
  { services }: TestServer,
  candidacyId: string,
  outcome: "passes" | "fails" | "unclear",
): Promise<void> {
  const happened = { type: "candidacy.screened", data: { outcome } } as const;
  await services.db.write((tx) => recordEvent(services, tx, candidacyId, happened, { source: "product" }));
}

/** Of somebody whose résumé leaves something open: a rule has a person look. */
export async function buildWaitingRun(server: TestServer, orgUnitId: string): Promise<RuleRun> {
  const { positionId } = await buildRuledPosition(server, orgUnitId);
  const { id: candidacyId } = await buildCandidacy(server, orgUnitId, { positionId });
  const cause: RuleCause = { on: "screened", key: `screened:${candidacyId}`, candidacyId };
  await screen(server, candidacyId, "unclear");
  await server.services.db.write((tx) => runOnce(server.services, tx, cause));
  return server.services.db.read.findOneByOrFail(RuleRun, { causeKey: cause.key });
}
