import { updateRows } from "../../server/db/rows";
import type { DecisionOutcome } from "../../server/decisions/schema";
import { Interview } from "../../server/interviews/entity";
import { buildColleague, buildInterview, inUnit } from "./org";
import type { TestServer } from "./server";

/** An interview of the unit that was completed and whose report is there: it can be decided on. */
export async function buildReported(
  server: TestServer,
  orgUnitId: string,
  { positionId = null, ...over }: Partial<Interview> & { name?: string } = {},
) {
  const { services } = server;
  const { name, ...change } = over;
  const built = await buildInterview(server, orgUnitId, name === undefined ? {} : { name });
  const now = services.clock.now();
  await services.db.write((tx) =>
    updateRows(
      tx,
      Interview,
      { id: built.id },
      {
        status: "completed",
        consentRecording: true,
        consentAiEvaluation: true,
        completedAt: now,
        reportState: "ready",
        reportTotal: 8.1,
        recommendation: "advance",
        positionId,
        ...change,
      },
    ),
  );
  return built;
}

/** One on which a hiring manager of its unit has decided. */
export async function buildDecided(
  server: TestServer,
  orgUnitId: string,
  outcome: DecisionOutcome = "advance",
): Promise<{ id: string; decisionId: string }> {
  const { id } = await buildReported(server, orgUnitId);
  const manager = await buildColleague(server, [inUnit("hiring_manager", orgUnitId)]);
  const reason = outcome === "decline" ? { reason: "experience" } : {};
  const { body } = await manager.call("POST", `/interviews/${id}/decision`, { outcome, ...reason });
  return { id, decisionId: body.decision.id };
}
