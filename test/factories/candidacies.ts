import type { Candidacy } from "../../server/pipeline/entity";
import { openCandidacies } from "../../server/pipeline/openCandidacy";
import { buildCandidate } from "./candidates";
import { buildOpenPosition } from "./positions";
import type { TestServer } from "./server";

/** Somebody of a unit's pool, under way to one of its positions. */
export async function buildCandidacy(
  server: TestServer,
  orgUnitId: string,
  { name, positionId, candidateId }: { name?: string; positionId?: string | null; candidateId?: string } = {},
): Promise<Candidacy> {
  const { services } = server;
  const id = candidateId ?? (await buildCandidate(server, orgUnitId, name === undefined ? {} : { name })).id;
  const job = { positionId: positionId ?? (await buildOpenPosition(server, orgUnitId)).id, jobTitle: "" };
  const [candidacy] = await services.db.write((tx) =>
    openCandidacies(services, tx, [{ id, orgUnitId }], job, { source: "staff" }),
  );
  return candidacy as Candidacy;
}
