import type { EntityManager } from "typeorm";
import type { Candidacy } from "../pipeline/entity";
import type { Letter } from "./entity";
import { lastOfferOf, wasHeard } from "./offerLetters";
import { roundOf } from "./queueLetter";

/**
 * Whether what a letter says is so: of the last ending, which stands; of the last offer, which waits for an answer or
 * was taken back.
 */
export async function isLetterTrue(
  manager: EntityManager,
  { kind, round }: Pick<Letter, "kind" | "round">,
  { id, outcome, offer }: Pick<Candidacy, "id" | "outcome" | "offer">,
): Promise<boolean> {
  if (kind === "thank_you") return outcome === "rejected" && round === (await roundOf({ manager }, id));
  if (round !== (await lastOfferOf(manager, id))) return false;
  if (kind === "offer") return outcome === "open" && offer === "made";
  // Whoever was told of the offer is told that it is off, also where somebody has ended it all since.
  return (
    (outcome === "open" || outcome === "rejected") && offer === null && (await wasHeard(manager, id, round))
  );
}
