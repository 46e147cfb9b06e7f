import type { LookupAddress } from "node:dns";
import { isIP } from "node:net";
import { parse } from "ipaddr.js";
import { isLoopback } from "../env";

/** Why an address may not be written to. */
export type AddressRefusal = "invalid" | "scheme" | "credentials" | "port" | "notation" | "private";

export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
  constructor(readonly reason: AddressRefusal) {
    super(`The address may not be written to: ${reason}.`);
  }
}

const LONGEST = 500;
/** Below are other protocols than ours: mail, shells, directories. */
const FIRST_FREE_PORT = 1024;

/**
 * Whether an address is one of the public Internet: neither this machine, nor a network of ours, nor one that stands for
 * another (mapped, translated, tunnelled), nor the services that clouds keep at link-local addresses.
 * @param address as the resolver gives it
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = parse(address);
  if (parsed.range() !== "unicast") return false;
  // Of IPv6 only 2000::/3 is given out; what the library does not know yet is not public either.
  return parsed.kind() === "ipv4" || (parsed.toByteArray()[0] as number) >> 5 === 1;
}

const isOwnMachine = (address: string) => isIP(address) !== 0 && parse(address).range() === "loopback";

/**
 * Reads where a webhook goes, and refuses by how it is written what may not be: before anything is resolved.
 * @param toLoopback allows http to this machine, and to it alone: for development (`WEBHOOKS_TO_LOOPBACK`)
 * @throws AddressRefused
 */
export function readTarget(text: string, { toLoopback }: { toLoopback: boolean }): URL {
  const [, authority] = /^https?:\/\/([^/?#\\\s]+)\S*$/i.exec(text) ?? [];
  if (authority === undefined || text.length > LONGEST || !URL.canParse(text))
    throw new AddressRefused(/^https?:/i.test(text) ? "invalid" : "scheme");
  const url = new URL(text);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (url.username !== "" || url.password !== "") throw new AddressRefused("credentials");
  // Decimal, octal, short and full-width notations come out of the parser as something else than was written.
  if (isIP(host) !== 0 && !authority.toLowerCase().includes(url.hostname))
    throw new AddressRefused("notation");
  if (toLoopback && isLoopback(host)) {
    if (url.protocol === "http:" || url.protocol === "https:") return url;
  }
  if (url.protocol !== "https:") throw new AddressRefused("scheme");
  const port = url.port === "" ? 443 : Number(url.port);
  if (port !== 443 && port < FIRST_FREE_PORT) throw new AddressRefused("port");
  if (isIP(host) !== 0) assertAllowed([host], { toLoopback: false });
  return url;
}

/**
 * That all of these may be written to. One that may not refuses the others too: who answers with both hopes that we take
 * the wrong one.
 * @throws AddressRefused
 */
export function assertAllowed(addresses: readonly string[], { toLoopback }: { toLoopback: boolean }): void {
  const allowed = toLoopback ? isOwnMachine : isPublicAddress;
  if (addresses.length === 0 || !addresses.every(allowed)) throw new AddressRefused("private");
}

export type Resolve = (host: string) => Promise<LookupAddress[]>;
