import type { EntityManager } from "typeorm";
import { type Contact, contactFor, openContact } from "../candidates/contact";
import type { Candidate } from "../candidates/entity";
import { type Accounts, isPlatform, openPlatforms, reachByPhone } from "../chats/reach";
import { badRequest } from "../http/errors";
import { GATEWAYS, type MessageChannel } from "../notifications/entity";
import type { Services } from "../services";

/** By what a person can be reached. */
export type Reach = Contact & { accounts: Accounts };
/** How a message goes to somebody, and to which address, number or user id. */
export type Way = { channel: MessageChannel; to: string };

/**
 * The ways to a person of those that were asked for. Who can be written to on a chat platform gets it there and
 * nowhere else, and who is on two platforms, on the one that was named first; the others get it by SMS and mail, where they have the one or the other. Pure.
 */
export function waysTo({ accounts, ...contact }: Reach, wanted: readonly MessageChannel[]): Way[] {
  for (const platform of wanted.filter(isPlatform)) {
    const to = accounts[platform];
    if (to !== undefined) return [{ channel: platform, to }];
  }
  return GATEWAYS.flatMap((channel) => {
    const to = wanted.includes(channel) ? contactFor(contact, channel) : null;
    return to ? [{ channel, to }] : [];
  });
}

/** By what a candidate can be reached; the platforms are asked about only where they are wanted. */
export async function reachOf(
  services: Pick<Services, "cipher">,
  manager: EntityManager,
  candidate: Candidate,
  wanted: readonly MessageChannel[],
): Promise<Reach> {
  const { phoneIndex } = candidate;
  const found = phoneIndex ? await reachByPhone(manager, wanted.filter(isPlatform), [phoneIndex]) : null;
  return { ...openContact(services, candidate), accounts: found?.get(phoneIndex ?? "") ?? {} };
}

/** @throws invitation.channel_closed where a platform is not set up here */
export function assertOpen(
  services: Pick<Services, "platforms">,
  channels: readonly (MessageChannel | "link")[],
): void {
  const open = openPlatforms(services);
  for (const channel of channels) {
    if (isPlatform(channel) && !open.includes(channel)) throw badRequest("invitation.channel_closed");
  }
}
