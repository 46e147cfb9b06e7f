import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import OSS from "ali-oss";
import type { OssAddress } from "./address";
import type { OssClient } from "./client";
import type { CredentialSource } from "./credentials";
import { OssFault } from "./ossFault";

/** The bucket as this process reaches it: credentials, clock, tries and times are settled here and nowhere else. */
export interface OssLink {
  /** Runs one request of the client, again where that may help. Rejects with `OssFault`. */
  call<T>(operation: string, work: (client: OssClient) => Promise<T>): Promise<T>;
  /** Now, as OSS has it: browsers are refused what is signed by a wrong clock, and could not tell us. */
  now(): Promise<Date>;
  close(): void;
}

export type OssLinkOptions = {
  tries?: number;
  /** The longest first wait, in ms; each further one is twice as long. */
  firstWaitMs?: number;
  /** How long one request may take, with the body that goes up. */
  answerMs?: number;
};

const CONNECT_MS = 5_000;
const LONGEST_WAIT_MS = 10_000;
const LOOK_AT_CLOCK_MS = 10 * 60_000;
/** An answer's Date is of whole seconds, and some time old. */
const CLOSE_ENOUGH_MS = 60_000;
const MAX_SOCKETS = 64;
/** More than any single request takes. */
const CREDENTIAL_SECONDS = 120;

export function openOssLink(
  { bucket, region, inside }: OssAddress,
  credentials: CredentialSource,
  { tries = 6, firstWaitMs = 200, answerMs = 60_000 }: OssLinkOptions = {},
): OssLink {
  const agents = [
    new HttpAgent({ keepAlive: true, maxSockets: MAX_SOCKETS }),
    new HttpsAgent({ keepAlive: true, maxSockets: MAX_SOCKETS }),
  ] as const;
  let skewMs = 0;
  let clockSeenAt = Number.NEGATIVE_INFINITY;
  let lookingAtClock: Promise<void> | null = null;
  let client: OssClient | null = null;

  async function ready(): Promise<OssClient> {
    const current = await credentials.current(CREDENTIAL_SECONDS);
    client ??= new OSS({
      ...current,
      // Its own renewal lets requests out with credentials that have ended; without a token it does not ask for one.
      stsToken: undefined,
      bucket,
      region: `oss-${region}`,
      // The bucket's own origin: nothing is put in front of it.
      endpoint: inside,
      cname: true,
      authorizationV4: true,
      agent: agents[0],
      httpsAgent: agents[1],
    } as OSS.Options) as unknown as OssClient;
    Object.assign(client.options, { stsToken: undefined, timeout: [CONNECT_MS, answerMs] }, current, {
      amendTimeSkewed: skewMs,
    });
    return client;
  }

  async function lookAtClock(): Promise<void> {
    const response = await fetch(inside, { method: "HEAD", signal: AbortSignal.timeout(CONNECT_MS) });
    const aheadMs = Date.parse(response.headers.get("date") ?? "") - Date.now();
    if (Number.isFinite(aheadMs)) skewMs = Math.abs(aheadMs) < CLOSE_ENOUGH_MS ? 0 : aheadMs;
  }

  /** A clock that is wrong by more than a quarter of an hour would be refused for ever. Unreachable: as it was. */
  function setClock(): Promise<void> {
    lookingAtClock ??= lookAtClock()
      .catch(() => undefined)
      .finally(() => {
        clockSeenAt = performance.now();
        lookingAtClock = null;
      });
    return lookingAtClock;
  }

  return {
    async call(operation, work) {
      let isMended = false;
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await work(await ready());
        } catch (error) {
          const fault = OssFault.of(operation, error);
          if (!(fault instanceof OssFault)) throw fault;
          if (!isMended && fault.code === "RequestTimeTooSkewed") {
            isMended = true;
            await setClock();
            continue;
          }
          if (!isMended && fault.isEndedToken) {
            isMended = true;
            credentials.forget();
            continue;
          }
          if (!fault.isTemporary || attempt >= tries) throw fault;
          await sleep(Math.random() * Math.min(LONGEST_WAIT_MS, firstWaitMs * 2 ** (attempt - 1)));
        }
      }
    },
    async now() {
      const isFirst = clockSeenAt === Number.NEGATIVE_INFINITY;
      if (performance.now() - clockSeenAt > LOOK_AT_CLOCK_MS) {
        const looked = setClock();
        if (isFirst) await looked;
      }
      return new Date(Date.now() + skewMs);
    },
    close() {
      for (const agent of agents) agent.destroy();
    },
  };
}
