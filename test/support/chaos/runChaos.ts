import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { FaultName } from "../../../bot/sandbox/dingtalk/faults";
import { type DingtalkSandbox, openDingtalkSandbox } from "../../../bot/sandbox/dingtalk/sandbox";
import { HR, type Told, memberAt } from "./people";

export type ChaosOptions = {
  /** The compiled `botProcess`. */
  entry: string;
  dataDir: string;
  recipients: number;
  kills: number;
};
export type ChaosResult = {
  recipients: number;
  /** How many cards each person has of the platform. */
  received: Map<string, number>;
  standing: Extract<Told, { kind: "standing" }>;
  kills: number;
  faults: Partial<Record<FaultName, number>>;
  seconds: number;
};

/** So many lines HR pastes at a time. */
const LINES = 100;
const CALM_FROM = 0.9;
const PATIENCE_MS = 240_000;
const READY_MS = 60_000;
/** What a second brings. Most are answers that get lost, after which nobody knows what became of the call. */
const MISHAPS: readonly FaultName[] = [
  "loseAnswer",
  "garbleAnswer",
  "loseAnswer",
  "qps",
  "refuseToken",
  "errorPage",
];

/** The bot in a process of its own that can be killed at any moment and begun again on the same data. */
function openBot({ entry, dataDir, recipients }: ChaosOptions, sandbox: DingtalkSandbox) {
  let child: ChildProcess | null = null;
  const env = {
    PATH: process.env["PATH"] ?? "",
    NODE_ENV: "production",
    DATA_DIR: dataDir,
    LOG_LEVEL: "silent",
    SPEECH_MODEL: "base",
    CHAOS_MEMBERS: String(recipients),
    DINGTALK_CLIENT_ID: sandbox.app.clientId,
    DINGTALK_CLIENT_SECRET: sandbox.app.clientSecret,
    DINGTALK_CORP_ID: sandbox.corpId,
    DINGTALK_CARD_TEMPLATE_ID: "template",
    DINGTALK_ROBOT_CODE: sandbox.robotCode,
    DINGTALK_API_URL: sandbox.origin,
    DINGTALK_OAPI_URL: sandbox.origin,
    DINGTALK_LOGIN_URL: sandbox.origin,
  };
  const told = async <K extends Told["kind"]>(kind: K): Promise<Extract<Told, { kind: K }>> => {
    const signal = AbortSignal.timeout(READY_MS);
    for (;;) {
      const [message] = (await once(child as ChildProcess, "message", { signal })) as [Told];
      if (message.kind === kind) return message as Extract<Told, { kind: K }>;
    }
  };
  return {
    async start() {
      const own = fork(entry, { env, execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
      child = own;
      const ended = once(own, "exit").then(([code]) => {
        throw new Error(`The bot ended with ${code} before it was ready.`);
      });
      ended.catch(() => undefined);
      await Promise.race([told("ready"), ended]);
    },
    async standing() {
      const answer = told("standing");
      child?.send("standing");
      return answer;
    },
    async end(signal: NodeJS.Signals) {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill(signal);
      await gone;
    },
  };
}

async function until(what: () => boolean, deadline: number, stepMs = 20): Promise<boolean> {
  while (!what()) {
    if (performance.now() > deadline) return false;
    await pause(stepMs);
  }
  return true;
}

/**
 * HR invites members of the company in a group, while the gateway cuts connections and sends frames twice, late and in
 * halves, calls lose their answers or are refused, and the bot is killed again and again.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { recipients, kills } = options;
  const began = performance.now();
  const deadline = began + PATIENCE_MS;
  const sandbox = await openDingtalkSandbox();
  sandbox.world.addPerson({ id: HR, name: "林知夏" });
  const group = sandbox.world.addGroup("华东招聘群", [HR]);
  for (let index = 0; index < recipients; index += 1) sandbox.world.addPerson(memberAt(index));
  const received = () => {
    const counts = new Map<string, number>();
    for (const { place, form } of sandbox.world.messages) {
      if (form !== "card" || !("person" in place)) continue;
      counts.set(place.person, (counts.get(place.person) ?? 0) + 1);
    }
    return counts;
  };

  const faults: ChaosResult["faults"] = {};
  let seconds = 0;
  const mishap = (name: FaultName) => {
    sandbox.faults.arm(name);
    faults[name] = (faults[name] ?? 0) + 1;
  };
  const mishaps = setInterval(() => {
    sandbox.gateway.release();
    // Towards the end nothing new goes wrong, so that what is in doubt can be cleared up.
    if (received().size >= recipients * CALM_FROM) return sandbox.faults.clear();
    seconds += 1;
    mishap(MISHAPS[seconds % MISHAPS.length] as FaultName);
    if (seconds % 4 === 0) sandbox.gateway.dropAll();
    if (seconds % 9 === 0) mishap("expiredTicket");
  }, 1_000);

  /** Written again until it is acknowledged, as somebody does whose line brought no answer. */
  async function write(text: string, frame: FaultName | null): Promise<void> {
    if (frame) mishap(frame);
    for (;;) {
      const id = sandbox.say(HR, { group: group.id }, text);
      const heard = () => id !== null && sandbox.gateway.acksOf(id).length > 0;
      if (await until(heard, Math.min(deadline, performance.now() + 3_000))) return;
      if (performance.now() > deadline) throw new Error("Nobody listened to HR.");
    }
  }
  async function inviteAll(): Promise<void> {
    const frames = ["duplicateFrame", "delayFrame", null, "malformedFrame", "dropSocket"] as const;
    for (let from = 0; from < recipients; from += LINES) {
      const lines = Array.from({ length: Math.min(LINES, recipients - from) }, (_, index) => {
        const { name, mobile } = memberAt(from + index);
        return `${name} ${mobile}`;
      });
      await write(`邀请\n${lines.join("\n")}`, frames[(from / LINES) % frames.length] ?? null);
    }
  }

  const bot = openBot(options, sandbox);
  try {
    await bot.start();
    const invited = inviteAll();
    invited.catch(() => undefined);
    for (let killed = 1; killed <= kills; killed += 1) {
      await until(() => received().size >= (recipients * killed) / (kills + 2), deadline);
      await bot.end("SIGKILL");
      await bot.start();
    }
    await invited;
    let standing = await bot.standing();
    const isSettled = () => (standing.states["sent"] ?? 0) + (standing.states["failed"] ?? 0) >= recipients;
    while (!isSettled() && performance.now() < deadline) {
      await pause(500);
      standing = await bot.standing();
    }
    return {
      recipients,
      received: received(),
      standing,
      kills,
      faults,
      seconds: (performance.now() - began) / 1_000,
    };
  } finally {
    clearInterval(mishaps);
    await bot.end("SIGTERM");
    await sandbox.close();
  }
}
