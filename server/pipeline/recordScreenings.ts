import type { Transaction } from "../db/database";
import { selectColumns } from "../db/statements";
import { jobKeyOf } from "../insight/progress/countChange";
import type { ScreeningResult } from "../profiles/screening/schema";
import type { Services } from "../services";
import { ArchiveEvent } from "./entity";
import { findOpen } from "./openCandidacy";
import { recordEvent } from "./recordEvent";

export type Screened = { candidateId: string; positionId: string; resumeId: string; result: ScreeningResult };

/**
 * Tells candidacies how their people's résumés were screened; what they were told before they are not told again, so
 * that a position whose people are all screened anew writes nothing where nothing has changed.
 */
export async function recordScreenings(
  services: Pick<Services, "db" | "clock" | "events">,
  tx: Transaction,
  screened: readonly Screened[],
): Promise<void> {
  for (const positionId of new Set(screened.map((one) => one.positionId))) {
    const here = screened.filter((one) => one.positionId === positionId);
    const open = await findOpen(
      tx,
      here.map(({ candidateId }) => candidateId),
      jobKeyOf({ positionId, jobTitle: "" }),
    );
    const told = await selectColumns(tx.manager, ArchiveEvent, ["candidacyId", "number", "data"], {
      candidacyId: [...open.values()].map(({ id }) => id),
      type: "candidacy.screened",
    });
    for (const { candidateId, resumeId, result: outcome } of here) {
      const candidacy = open.get(candidateId);
      if (!candidacy) continue;
      const [last] = told
        .filter(({ candidacyId }) => candidacyId === candidacy.id)
        .toSorted((left, right) => right.number - left.number);
      if (last?.data["outcome"] === outcome && last.data["resumeId"] === resumeId) continue;
      const data = { outcome, resumeId };
      await recordEvent(
        services,
        tx,
        candidacy.id,
        { type: "candidacy.screened", data },
        { source: "product" },
      );
    }
  }
}
