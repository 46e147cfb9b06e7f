import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { entryBeside, withExecArgv } from "../../workers/entry";
import { VoiceError, type VoiceLanguage } from "../types";
import type { SpeakerChoice, VoiceReply, VoiceRequest } from "./protocol";

export type VoiceProcessOptions = {
  /** Compiled entry of the process. */
  entry?: string;
  /** Node options of the process. */
  execArgv?: string[];
  /** The process is ended when nobody has asked for so long. */
  idleMs?: number;
  /** A request that takes longer costs the process its life. */
  timeoutMs?: number;
  /** Requests that may wait; further ones are refused. */
  maxWaiting?: number;
};

type Waiting = { resolve(audio: Buffer): void; reject(error: VoiceError): void; timer: NodeJS.Timeout };

const COMPLAINT_LENGTH = 500;

/**
 * The process that speaks: started by the first request, one request at a time, ended when idle. If it dies or
 * hangs, the request under way fails with a reason and the next one gets a new process.
 */
export class VoiceProcess {
  private child: ChildProcess | undefined;
  private current: Waiting | undefined;
  private idle: NodeJS.Timeout | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private lastId = 0;
  private closed = false;

  constructor(
    private readonly choice: SpeakerChoice,
    private readonly options: VoiceProcessOptions = {},
  ) {}

  /** Process id while one runs. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** MP3 of the text. @throws VoiceError */
  async speak(text: string, language: VoiceLanguage): Promise<Buffer> {
    if (this.closed) throw new VoiceError("voice.closed");
    if (this.waiting >= (this.options.maxWaiting ?? 100)) throw new VoiceError("voice.busy");
    this.waiting += 1;
    const spoken = this.turn.then(() => this.ask(text, language));
    this.turn = spoken.catch(() => undefined);
    return spoken.finally(() => {
      this.waiting -= 1;
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    const exited = this.child && once(this.child, "exit").catch(() => undefined);
    this.end("voice.closed");
    await Promise.all([exited, this.turn]);
  }

  private ask(text: string, language: VoiceLanguage): Promise<Buffer> {
    if (this.closed) return Promise.reject(new VoiceError("voice.closed"));
    clearTimeout(this.idle);
    return new Promise<Buffer>((resolve, reject) => {
      const timer = setTimeout(() => this.end("voice.timeout"), this.options.timeoutMs ?? 120_000);
      this.current = { resolve, reject, timer };
      const request: VoiceRequest = { id: ++this.lastId, text, language };
      // A failed send means that the process is ending; its exit fails the request.
      this.running().send(request, () => undefined);
    });
  }

  private running(): ChildProcess {
    if (this.child) return this.child;
    const { entry } = this.options;
    const { file, execArgv } = entry ? withExecArgv(entry) : entryBeside(__filename, "main");
    const child = fork(file, [], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      execArgv: this.options.execArgv ?? execArgv,
      // It needs its programs and nothing of the server's secrets.
      env: { PATH: process.env["PATH"], SystemRoot: process.env["SystemRoot"] },
    });
    this.child = child;
    let complaint = "";
    child.stderr?.setEncoding("utf8").on("data", (said: string) => {
      complaint = (complaint + said).slice(-COMPLAINT_LENGTH);
    });
    child.on("message", (reply: VoiceReply) => this.receive(reply));
    child.once("error", (error) => this.lost(child, error.message));
    child.once("exit", (code, signal) =>
      this.lost(child, `the process ended with ${signal ?? code}. ${complaint}`),
    );
    child.send(this.choice, () => undefined);
    return child;
  }

  private receive(reply: VoiceReply): void {
    if (reply.id !== this.lastId) return;
    if ("error" in reply) this.settle(new VoiceError("voice.failed", reply.error));
    else this.settle(reply.audio ? Buffer.from(reply.audio) : new VoiceError("voice.nothing_to_say"));
    this.idle = setTimeout(() => this.end("voice.closed"), this.options.idleMs ?? 60_000);
    this.idle.unref();
  }

  private settle(outcome: Buffer | VoiceError): void {
    const current = this.current;
    if (!current) return;
    this.current = undefined;
    clearTimeout(current.timer);
    if (outcome instanceof VoiceError) current.reject(outcome);
    else current.resolve(outcome);
  }

  private lost(child: ChildProcess, why: string): void {
    if (this.child !== child) return;
    this.child = undefined;
    this.settle(new VoiceError("voice.failed", why.trim()));
  }

  private end(code: "voice.timeout" | "voice.closed"): void {
    clearTimeout(this.idle);
    const child = this.child;
    this.child = undefined;
    child?.kill("SIGKILL");
    this.settle(new VoiceError(code));
  }
}
