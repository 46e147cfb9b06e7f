import type { FaultName } from "../../../bot/sandbox/dingtalk/faults";
import type { SmsRule } from "../../simulators/aliyunSms";
import type { NlsRule } from "../../simulators/nls/rules";
import { FAULTS as OSS_FAULTS } from "../../simulators/oss/faults";
import type { Production } from "./startProduction";

const SMS_FAULTS: readonly SmsRule[] = [
  // It has arrived, and nobody said so.
  { does: "accept_and_cut" },
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

/** Takes turns among faults, one each time that so many more calls were made. */
function inTurn<F>(faults: readonly F[], calls: () => number, arm: (fault: F) => void) {
  let armed = 0;
  let next = 1;
  return () => {
    if (calls() < next) return;
    arm(faults[armed % faults.length] as F);
    armed += 1;
    next = calls() + (armed < faults.length ? ONE_OF_AT_FIRST : ONE_OF);
  };
}

/** The simulators misbehave until `end` is called. @returns how often each fault was met, also those that never were */
export function misbehave({ sms, dingtalk, nls, oss }: Production): {
  faults(): Map<string, number>;
  end(): void;
} {
  const armed = new Map<FaultName, number>();
  let drops = 0;
  const turns = [
    inTurn(SMS_FAULTS, () => sms.calls.filter((call) => call === "SendSms").length, sms.behave),
    inTurn(
      CHAT_FAULTS,
      () => dingtalk.world.messages.length,
      (fault) => {
        // One that still waits is armed anew and not twice.
        if (dingtalk.faults.left(fault) === 0) armed.set(fault, (armed.get(fault) ?? 0) + 1);
        dingtalk.faults.arm(fault);
      },
    ),
    inTurn(SPEECH_FAULTS, () => nls.counts().transcriptions, nls.behave),
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
      const of = (where: string, all: readonly string[], those: readonly string[]) => {
        for (const fault of all) met.set(`${where} ${fault}`, those.filter((one) => one === fault).length);
      };
      const does = (rules: readonly { does: string }[]) => rules.map((rule) => rule.does);
      of("SMS", does(SMS_FAULTS), does(sms.met));
      of("NLS", does(SPEECH_FAULTS), does(nls.met));
      for (const fault of CHAT_FAULTS) met.set(`DingTalk ${fault}`, armed.get(fault) ?? 0);
      met.set(DROPPED, drops);
      const ofStore = oss.faults.met.map(({ fault }) => fault);
      of("OSS", OSS_FAULTS, ofStore);
      return met;
    },
    end() {
      clearInterval(timer);
      clearInterval(dropping);
      for (const [fault, times] of armed) armed.set(fault, times - dingtalk.faults.left(fault));
      dingtalk.faults.clear();
      sms.forgive();
      nls.forgive();
      oss.faults.makeTrouble(0);
    },
  };
}
