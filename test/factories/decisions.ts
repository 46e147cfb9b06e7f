import { updateRows } from "../../server/db/rows";
import { Interview } from "../../server/interviews/entity";
import { buildInterview } from "./org";
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
