import type { FaultName } from "../../../bot/sandbox/dingtalk/faults";
import type { SmsRule } from "../../simulators/aliyunSms";
import type { NlsRule } from "../../simulators/nls/rules";
import { FAULTS as OSS_FAULTS } from "../../simulators/oss/faults";
import type { Production } from "./startProduction";

/** It has arrived, and nobody said so. */
const ARRIVED: SmsRule = { does: "accept_and_cut" };
const SMS_FAULTS: readonly SmsRule[] = [
  ARRIVED,
  // It has surely not arrived, and may be sent again.
  { does: "answer", status: 503, code: "ServiceUnavailable" },
  // It has not arrived, and nobody can say so.
  { does: "bad_gateway" },
];
export const LOST_SMS = "SMS bad_gateway";
const CHAT_FAULTS: readonly FaultName[] = ["loseAnswer", "errorPage", "qps", "garbleAnswer", "refuseToken"];
const SPEECH_FAULTS: readonly NlsRule[] = [
  { does: "fail", at: "audio", status: 50_000_000 },
  { does: "cut", at: "audio" },
  { does: "babble", at: "start" },
  { does: "close", at: "stop" },
  { does: "refuse", http: 503 },
];
const DROPPED = "DingTalk connection dropped";
/** Of all calls of the media store, by candidates and processes. */
const OSS_TROUBLE = 0.04;
/** One of so many calls goes wrong; more often until each fault has been there once, so that ten interviews meet all. */
const ONE_OF = 8;
const ONE_OF_AT_FIRST = 3;
const LOOK_MS = 100;
const DROP_EVERY_MS = 10_000;

/**
 * Takes turns among faults, one each time that so many more calls were made. One that came to a call which ended for
 * another reason before its moment was never met: it comes again first.
 */
function inTurn<F>(
  faults: readonly F[],
  { calls, met, arm }: { calls(): number; met(fault: F): number; arm(fault: F): void },
) {
  let armed = 0;
  let next = 1;
  return () => {
    if (calls() < next) return;
    const turn = faults.map((_, place) => faults[(armed + place) % faults.length] as F);
    const unmet = armed < faults.length ? undefined : turn.find((fault) => met(fault) === 0);
    arm(unmet ?? (turn[0] as F));
    armed += 1;
    next = calls() + (armed < faults.length || unmet !== undefined ? ONE_OF_AT_FIRST : ONE_OF);
  };
}

const timesOf = (all: readonly { does: string }[], { does }: { does: string }) =>
  all.filter((one) => one.does === does).length;

/**
 * The simulators misbehave until `end` is called.
 * @param mayLose whether an SMS may be lost now: whose code is lost waits a minute for another one, and whoever waits
 * when all others are done makes the run longer and proves nothing more
 * @returns how often each fault was met, also those that never were
 */
export function misbehave(
  { sms, dingtalk, nls, oss }: Production,
  mayLose: () => boolean,
): {
  faults(): Map<string, number>;
  end(): void;
} {
  const armed = new Map<FaultName, number>();
  const metInChat = (fault: FaultName) => (armed.get(fault) ?? 0) - dingtalk.faults.left(fault);
  let drops = 0;
  const turns = [
    inTurn(SMS_FAULTS, {
      calls: () => sms.calls.filter((call) => call === "SendSms").length,
      met: (fault) => timesOf(sms.met, fault),
      arm: (fault) => sms.behave(fault.does === "bad_gateway" && !mayLose() ? ARRIVED : fault),
    }),
    inTurn(CHAT_FAULTS, {
      calls: () => dingtalk.world.messages.length,
      met: metInChat,
      arm(fault) {
        // One that still waits is armed anew and not twice.
        if (dingtalk.faults.left(fault) === 0) armed.set(fault, (armed.get(fault) ?? 0) + 1);
        dingtalk.faults.arm(fault);
      },
    }),
    inTurn(SPEECH_FAULTS, {
      calls: () => nls.counts().transcriptions,
      met: (fault) => timesOf(nls.met, fault),
      arm: nls.behave,
    }),
  ];
  oss.faults.makeTrouble(OSS_TROUBLE);
  const timer = setInterval(() => turns.forEach((turn) => turn()), LOOK_MS);
  const dropping = setInterval(() => {
    if (dingtalk.gateway.connections.length === 0) return;
    dingtalk.gateway.dropAll();
    drops += 1;
  }, DROP_EVERY_MS);
  return {
    faults() {
      const met = new Map<string, number>();
      for (const fault of SMS_FAULTS) met.set(`SMS ${fault.does}`, timesOf(sms.met, fault));
      for (const fault of SPEECH_FAULTS) met.set(`NLS ${fault.does}`, timesOf(nls.met, fault));
      for (const fault of CHAT_FAULTS) met.set(`DingTalk ${fault}`, metInChat(fault));
      met.set(DROPPED, drops);
      const ofStore = oss.faults.met.map(({ fault }) => ({ does: fault }));
      for (const does of OSS_FAULTS) met.set(`OSS ${does}`, timesOf(ofStore, { does }));
      return met;
    },
    end() {
      clearInterval(timer);
      clearInterval(dropping);
      for (const fault of armed.keys()) armed.set(fault, metInChat(fault));
      dingtalk.faults.clear();
      sms.forgive();
      nls.forgive();
      oss.faults.makeTrouble(0);
    },
  };
}
