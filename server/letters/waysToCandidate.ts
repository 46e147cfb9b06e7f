import type { EntityManager } from "typeorm";
import type { Candidate } from "../candidates/entity";
import { isPlatform } from "../chats/reach";
import { selectEqual, selectOne } from "../db/statements";
import type { Interview } from "../interviews/entity";
import { type Way, gatewaysTo, reachOf, waysTo } from "../invitations/ways";
import { GATEWAYS, Message } from "../notifications/entity";
import type { Services } from "../services";
import { CandidateChannel } from "./entity";

/** The channel they chose for news; else the way their invitation went; else by phone, or by mail. */
export async function waysToCandidate(
  services: Pick<Services, "cipher">,
  manager: EntityManager,
  candidate: Candidate,
  interview: Pick<Interview, "id"> | null,
): Promise<Way[]> {
  const chosen = await selectOne(manager, CandidateChannel, { candidateId: candidate.id });
  if (chosen) {
    const reach = await reachOf(services, manager, candidate, []);
    const ways = gatewaysTo(reach, [chosen.channel]);
    if (ways.length > 0) return ways;
  }
  const messages = interview ? await selectEqual(manager, Message, { interviewId: interview.id }) : [];
  return waysFor(services, manager, messages, candidate);
}

/** The way their invitation reached them; else, or where that is refused, by phone, else by mail. */
async function waysFor(
  services: Pick<Services, "cipher">,
  manager: EntityManager,
  messages: readonly Message[],
  candidate: Candidate,
): Promise<Way[]> {
  const used = messages
    .filter(({ purpose, state }) => purpose === "invitation" && (state === "sent" || state === "delivered"))
    .map(({ channel }) => channel);
  const reach = await reachOf(services, manager, candidate, used);
  const known = waysTo(reach, used);
  const [instead] = gatewaysTo(reach, GATEWAYS);
  if (known.length === 0) return instead ? [instead] : [];
  return known.map((way) => (isPlatform(way.channel) && instead ? { ...way, instead } : way));
}
