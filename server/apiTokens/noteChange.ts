import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import type { StaffActor } from "../http/actors";
import type { Services } from "../services";
import type { IntegrationChangeKind, IntegrationDetails } from "./changeKinds";
import { IntegrationChange } from "./entity";

/** Writes down who did it, with the change itself. `actor` is null where nobody did. */
export const noteChange = (
  { clock }: Pick<Services, "clock">,
  tx: Transaction,
  actor: Pick<StaffActor, "staffId" | "name"> | null,
  what: IntegrationChangeKind,
  { id: subjectId, orgUnitId, name }: { id: string; orgUnitId: string; name: string },
  details: IntegrationDetails | null = null,
): Promise<void> =>
  insertRow(tx, IntegrationChange, {
    id: newId(),
    orgUnitId,
    subjectId,
    name,
    what,
    details,
    staffId: actor?.staffId ?? null,
    author: actor?.name ?? "",
    at: clock.now(),
  });
