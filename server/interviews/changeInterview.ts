import type { Transaction } from "../db/database";
import { updateRows } from "../db/rows";
import { conflict } from "../http/errors";
import { countChange } from "../insight/progress/countChange";
import type { Services } from "../services";
import { Interview } from "./entity";
import { type InterviewAction, isReported, transition } from "./status";

/**
 * The one way to move an interview: asks the table of transitions, writes, returns the row as it is now.
 * The caller holds the row (findForUpdate) and publishes the event.
 */
export async function changeInterview(
  services: Pick<Services, "clock" | "env">,
  tx: Transaction,
  interview: Interview,
  action: InterviewAction | null,
  change: Partial<Interview> = {},
): Promise<Interview> {
  const status = action ? transition(interview.status, action) : interview.status;
  if (!status) throw conflict("interview.status");
  const written: Partial<Interview> = { ...change, status, updatedAt: services.clock.now() };
  // Withdrawn or opened again meanwhile: nobody waits for a report that will not come.
  if (!isReported(status) && interview.reportState === "pending") written.reportState = "none";
  await updateRows(tx, Interview, { id: interview.id }, written);
  await countChange(services, tx, interview, interview.status, status);
  return { ...interview, ...written };
}
