import type { LookupAddress } from "node:dns";
import { lookup as systemLookup } from "node:dns/promises";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { type LookupFunction, isIP } from "node:net";
import { isLoopback } from "../env";
import { AddressRefused, type Resolve, assertAllowed, readTarget } from "./address";
import type { DeliveryFailure } from "./entity";

export type Sent = { status: number } | { failure: Exclude<DeliveryFailure, "status" | "endpoint_off"> };

/** The way out of this machine for webhooks. */
export interface WebhookSender {
  /**
   * That an address may be written to, by how it is written and by what it resolves to now.
   * @throws AddressRefused; an error of the resolver where there is no such host
   */
  check(url: string): Promise<void>;
  /** One POST. Never throws: what became of it is the answer. */
  send(url: string, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<Sent>;
}

/** For connecting, sending and the answer together. */
const TIMEOUT_MS = 10_000;
/** Nothing in an answer matters but its status; so much is read, for the receiver's sake. */
const READ_BYTES = 64 * 1024;

const resolveBySystem: Resolve = (host) => systemLookup(host, { all: true, verbatim: true });
/** The system's resolver knows no limit of its own. */
const RESOLVE_MS = 5_000;

function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the resolver does not answer")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[(.*)\]$/, "$1");

/**
 * @param options.toLoopback receivers on this machine, over http too: for development and tests
 * @param options.resolve for tests; the system's resolver unless told
 */
export function createWebhookSender({
  toLoopback,
  resolve = resolveBySystem,
  timeoutMs = TIMEOUT_MS,
}: {
  toLoopback: boolean;
  resolve?: Resolve;
  timeoutMs?: number;
}): WebhookSender {
  const isOurs = (url: URL) => toLoopback && isLoopback(hostOf(url));

  /** Every address of a host, after a look at each: the socket connects to one of these and asks nobody again. */
  async function resolveChecked(url: URL): Promise<LookupAddress[]> {
    const host = hostOf(url);
    const family = isIP(host);
    const addresses = family === 0 ? await inTime(resolve(host), RESOLVE_MS) : [{ address: host, family }];
    assertAllowed(
      addresses.map(({ address }) => address),
      { toLoopback: isOurs(url) },
    );
    return addresses;
  }

  return {
    async check(text) {
      await resolveChecked(readTarget(text, { toLoopback }));
    },
    async send(text, headers, body, signal) {
      let addresses: LookupAddress[];
      let url: URL;
      try {
        url = readTarget(text, { toLoopback });
        addresses = await resolveChecked(url);
      } catch (error) {
        return { failure: error instanceof AddressRefused ? "address_refused" : "not_found" };
      }
      try {
        const within = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
        return { status: await post(url, addresses, headers, body, within) };
      } catch (error) {
        return { failure: failureOf(error) };
      }
    },
  };
}

/** Answers the socket's question for the host with what was checked, and with nothing else. */
const pinnedTo =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_host, options, callback) => {
    if (options.all) callback(null, [...addresses]);
    else {
      const [first] = addresses as [LookupAddress];
      callback(null, first.address, first.family);
    }
  };

function post(
  url: URL,
  addresses: readonly LookupAddress[],
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<number> {
  return new Promise((done, failed) => {
    const send = url.protocol === "https:" ? requestHttps : requestHttp;
    const request = send(url, {
      method: "POST",
      headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
      // A connection of its own, so that none is used that was opened to another address.
      agent: false,
      lookup: pinnedTo(addresses),
      maxHeaderSize: 16 * 1024,
      signal,
    });
    let answered = false;
    request.on("error", failed);
    // Such as after a switch of protocols that nobody asked for, which is no error to Node.
    request.on("close", () => {
      if (!answered) failed(new Error("closed without an answer"));
    });
    request.on("response", (response) => {
      answered = true;
      const status = response.statusCode ?? 0;
      let read = 0;
      response.on("data", (chunk: Buffer) => {
        read += chunk.length;
        if (read > READ_BYTES) response.destroy();
      });
      // The status is here: how the rest ends does not matter any more.
      response.on("error", () => done(status));
      response.on("close", () => done(status));
    });
    request.end(body);
  });
}

const TLS = /CERT|TLS|SSL|UNABLE_TO_VERIFY|SELF_SIGNED|EPROTO|ERR_TLS/;

function failureOf(error: unknown): Exclude<DeliveryFailure, "status" | "endpoint_off"> {
  const { name, code = "" } = error as { name?: string; code?: string };
  if (name === "AbortError" || name === "TimeoutError" || code === "ETIMEDOUT") return "timeout";
  return TLS.test(code) ? "insecure" : "unreachable";
}
