import type { Platform } from "../../../server/chats/entity";
import type { Sandbox } from "../openSandbox";
import type { Fault } from "./schema";

/** Until it is switched off. */
const LASTING = Number.MAX_SAFE_INTEGER;
const UNAUTHORIZED = 40_001;
const LIMITED = 45_009;

type Switch = (on: boolean) => void;

function dingtalkSwitches({ dingtalk: { faults, logins, gateway } }: Sandbox): Record<Fault, Switch> {
  const arm = (on: boolean, ...names: Parameters<typeof faults.arm>[0][]) => {
    for (const name of names) faults.arm(name, on ? LASTING : 0);
  };
  return {
    // The connection's ticket and the app's token: both are had anew at once, which is what is to be seen.
    expired(on) {
      if (!on) return;
      faults.arm("expiredTicket", 1);
      logins.forgetTokens();
      gateway.dropAll();
    },
    unauthorized: (on) => arm(on, "refuseToken", "refuseOpening"),
    limited: (on) => arm(on, "qps"),
    dropped: (on) => on && gateway.dropAll(),
    duplicated: (on) => arm(on, "duplicateFrame"),
    delayed(on) {
      arm(on, "delayFrame");
      if (!on) gateway.release();
    },
    malformed: (on) => arm(on, "malformedFrame"),
  };
}

function wecomSwitches({ wecom }: Sandbox): Record<Fault, Switch> {
  const { faults, bot } = wecom;
  const lasting = new Map<Fault, number>();
  const refuse = (fault: Fault, on: boolean, errcode: number) => {
    if (on) lasting.set(fault, errcode);
    else lasting.delete(fault);
    const [left] = lasting.values();
    faults.onEveryCall(left === undefined ? null : { does: "errcode", errcode: left });
    faults.bot.errcode = left ?? 0;
  };
  return {
    expired: (on) => on && wecom.forgetTokens(),
    unauthorized: (on) => refuse("unauthorized", on, UNAUTHORIZED),
    limited: (on) => refuse("limited", on, LIMITED),
    dropped: (on) => on && bot.drop(),
    duplicated(on) {
      faults.delivery.times = on ? 2 : 1;
    },
    delayed(on) {
      if (on) faults.delivery.held = true;
      else faults.release();
    },
    malformed(on) {
      faults.bot.halved = on;
    },
  };
}

const MOMENTARY: ReadonlySet<Fault> = new Set(["expired", "dropped"]);

/** The faults that the page offers, each for one platform; what they do is what the platform does. */
export function createFaultSwitches(sandbox: Sandbox) {
  const switches = { dingtalk: dingtalkSwitches(sandbox), wecom: wecomSwitches(sandbox) };
  const on = { dingtalk: new Set<Fault>(), wecom: new Set<Fault>() };
  return {
    turn(platform: Platform, fault: Fault, to: boolean): void {
      switches[platform][fault](to);
      if (to && !MOMENTARY.has(fault)) on[platform].add(fault);
      else on[platform].delete(fault);
    },
    on: (platform: Platform): Fault[] => [...on[platform]],
  };
}
