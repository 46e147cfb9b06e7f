import { notFound } from "../../../server/http/errors";
import { takeHelpRequest } from "../../../server/helpRequests/takeHelpRequest";
import type { Press } from "../../context";
import { loadHelpRequest } from "../../views/helpRequest";

/** 我来处理: of two at once it is the first; the card says to both who. */
const take: Press = async ({ services, sender, card }) => {
  await takeHelpRequest(services, sender.actor, card.subjectId);
  const faces = await loadHelpRequest(services, card, sender);
  if (!faces) throw notFound("interview.not_found");
  return faces;
};

export const helpRequestPresses: Record<string, Press> = { take };
