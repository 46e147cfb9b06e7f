import type { EntityManager } from "typeorm";
import { type Contact, contactFor, openContact } from "../candidates/contact";
import type { Candidate } from "../candidates/entity";
import { type Accounts, isPlatform, openPlatforms, reachByPhone } from "../chats/reach";
import { badRequest } from "../http/errors";
import { GATEWAYS, type Gateway, type Instead, type MessageChannel } from "../notifications/entity";
import type { Services } from "../services";

/** By what a person can be reached. */
export type Reach = Contact & { accounts: Accounts };
/**
 * How a message goes to somebody, and to which address, number or user id; `instead` where a chat platform refuses it.
 */
export type Way = { channel: MessageChannel; to: string; instead?: Gated };
type Gated = { channel: Gateway; to: string };

/**
 * The ways to a person of those that were asked for. Who can be written to on a chat platform gets it there and
 * nowhere else, unless the platform refuses it; who is on two platforms, on the one that was named first. The others
 * get it by SMS and mail, where they have the one or the other. Pure.
 */
export function waysTo(reach: Reach, wanted: readonly MessageChannel[]): Way[] {
  const { accounts } = reach;
  const others = gatewaysTo(reach, wanted);
  const [instead] = others;
  for (const platform of wanted.filter(isPlatform)) {
    const to = accounts[platform];
    if (to !== undefined) return [{ channel: platform, to, ...(instead ? { instead } : {}) }];
  }
  return others;
}

/** By SMS and by mail, as far as they were asked for and there is a number or an address. */
export const gatewaysTo = (contact: Contact, wanted: readonly MessageChannel[]): Gated[] =>
  GATEWAYS.flatMap((channel) => {
    const to = wanted.includes(channel) ? contactFor(contact, channel) : null;
    return to ? [{ channel, to }] : [];
  });

/** The other way of a message, in the words that suit it. */
export const insteadOf = ({ instead }: Way, textFor: (channel: MessageChannel) => string): Instead | null =>
  instead ? { ...instead, text: textFor(instead.channel) } : null;

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
