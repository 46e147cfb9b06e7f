import { setTimeout as pause } from "node:timers/promises";
import type { FaultName } from "../../../bot/sandbox/dingtalk/faults";
import type { SmsRule } from "../../simulators/aliyunSms";
import type { NlsRule } from "../../simulators/nls/rules";
import type { KeptProcess } from "./keptProcess";
import type { Production } from "./startProduction";

/** How far things are, each from 0 to 1. */
export type Progress = { invited: number; spoken: number; reported: number };
export type Mishap = { name: string; at: Partial<Progress>; happen(): Promise<void> };
/** When it began, and when all was there again, in seconds from the start; and how many requests the proxy saw cut. */
export type Happened = { name: string; from: number; until: number; cut: number };

const OUTAGE_MS = 10_000;
const LOOK_MS = 100;

const killed =
  (kept: KeptProcess): Mishap["happen"] =>
  async () => {
    await kept.kill();
    await kept.start();
  };
const stopped =
  (service: { kill(): Promise<void>; start(): Promise<void> }): Mishap["happen"] =>
  async () => {
    await service.kill();
    await pause(OUTAGE_MS);
    await service.start();
  };

/** As an operator brings a new version: one after the other, each given the time to end what it has begun. */
const restartedInTurn =
  (some: readonly KeptProcess[], isReady: (name: string) => boolean): Mishap["happen"] =>
  async () => {
    for (const kept of some) {
      await kept.stop();
      await kept.start();
      // Else the next one would leave nobody behind the proxy.
      while (!isReady(kept.name)) await pause(LOOK_MS);
    }
  };
export const ROLLING = "APIs restarted in turn";

/** Each process is killed once, those that the way leads through while it leads there; Redis and the database stop. */
export function planMishaps({ processes, mariadb, redis, proxy }: Production): Mishap[] {
  const { apis, workers, bots } = processes;
  const kill = (kept: KeptProcess | undefined, at: Partial<Progress>): Mishap[] =>
    kept ? [{ name: `${kept.name} killed`, at, happen: killed(kept) }] : [];
  return [
    ...kill(workers[0], { invited: 0.3 }),
    ...kill(bots[0], { invited: 0.6 }),
    ...kill(apis[0], { spoken: 0.1 }),
    { name: "Redis stopped", at: { spoken: 0.2 }, happen: stopped(redis) },
    { name: "MariaDB stopped", at: { spoken: 0.45 }, happen: stopped(mariadb) },
    ...kill(apis[1], { spoken: 0.7 }),
    { name: ROLLING, at: { spoken: 0.75 }, happen: restartedInTurn(apis, proxy.isReady) },
    ...kill(workers[1], { reported: 0.3 }),
    ...kill(bots[0], { reported: 0.5 }),
  ];
}

const SMS_FAULTS: readonly SmsRule[] = [
  // It has arrived, and nobody said so.
  { does: "accept_and_cut" },
  // It has surely not arrived, and may be sent again.
  { does: "answer", status: 503, code: "ServiceUnavailable" },
  // It has not arrived, and nobody can say so.
  { does: "bad_gateway" },
];
const CHAT_FAULTS: readonly FaultName[] = ["loseAnswer", "errorPage", "qps", "garbleAnswer", "refuseToken"];
const SPEECH_FAULTS: readonly NlsRule[] = [
  { does: "fail", at: "audio", status: 50_000_000 },
  { does: "cut", at: "audio" },
  { does: "babble", at: "start" },
  { does: "close", at: "stop" },
  { does: "refuse", http: 503 },
];
/** Of all calls of the media store, by candidates and processes. */
const OSS_TROUBLE = 0.04;
/** One of so many calls goes wrong. */
const ONE_OF = 8;
const LOOK_FAULTS_MS = 100;

/** Takes turns among faults, one each time that so many more calls were made. */
function inTurn<F>(faults: readonly F[], calls: () => number, arm: (fault: F) => void) {
  let armed = 0;
  let next = ONE_OF / 2;
  return () => {
    if (calls() < next) return;
    arm(faults[armed % faults.length] as F);
    armed += 1;
    next = calls() + ONE_OF;
  };
}

/** The simulators misbehave until `end` is called. @returns how often each did */
export function misbehave({ sms, dingtalk, nls, oss }: Production): {
  faults(): Map<string, number>;
  end(): void;
} {
  const faults = new Map<string, number>();
  const count = (name: string) => void faults.set(name, (faults.get(name) ?? 0) + 1);
  const turns = [
    inTurn(
      SMS_FAULTS,
      () => sms.calls.filter((call) => call === "SendSms").length,
      (fault) => {
        sms.behave(fault);
        count(`SMS ${fault.does}`);
      },
    ),
    inTurn(
      CHAT_FAULTS,
      () => dingtalk.world.messages.length,
      (fault) => {
        dingtalk.faults.arm(fault);
        count(`DingTalk ${fault}`);
      },
    ),
    inTurn(
      SPEECH_FAULTS,
      () => nls.counts().transcriptions,
      (fault) => {
        nls.behave(fault);
        count(`NLS ${fault.does}`);
      },
    ),
  ];
  oss.faults.makeTrouble(OSS_TROUBLE);
  const timer = setInterval(() => turns.forEach((turn) => turn()), LOOK_FAULTS_MS);
  const drops = setInterval(() => {
    dingtalk.gateway.dropAll();
    count("DingTalk connection dropped");
  }, 10_000);
  return {
    faults: () => {
      const all = new Map(faults);
      for (const { fault } of oss.faults.met) all.set(`OSS ${fault}`, (all.get(`OSS ${fault}`) ?? 0) + 1);
      return all;
    },
    end() {
      clearInterval(timer);
      clearInterval(drops);
      dingtalk.faults.clear();
      oss.faults.makeTrouble(0);
    },
  };
}

/** Lets one after the other happen, each as soon as things are so far. */
export async function letHappen(
  mishaps: readonly Mishap[],
  {
    progress,
    cut,
    until,
  }: { progress: () => Progress; /** Requests so far. */ cut: () => number; until: AbortSignal },
): Promise<Happened[]> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  const happened: Happened[] = [];
  for (const { name, at, happen } of mishaps) {
    const isDue = (now: Progress) =>
      Object.entries(at).every(([what, share]) => now[what as keyof Progress] >= share);
    while (!until.aborted && !isDue(progress())) await pause(LOOK_MS);
    if (until.aborted) break;
    const [from, before] = [seconds(), cut()];
    await happen();
    happened.push({ name, from, until: seconds(), cut: cut() - before });
  }
  return happened;
}
