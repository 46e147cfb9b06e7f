import { type ChildProcess, fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { invalid } from "../../../http/errors";
import { AskedProcess } from "../../../workers/askedProcess";
import { entryBeside, withExecArgv } from "../../../workers/entry";
import { refuse } from "../refusals";
import type { ResumeText } from "../types";
import type { FromReader, ToReader } from "./protocol";

/** V8 aborts when its heap is full; the watch and the system kill when memory is. */
const OUT_OF_MEMORY = new Set<string | number | null>([134, "SIGABRT", "SIGKILL"]);
const START_MS = 30_000;
/** A reader is replaced after so many files, or when it holds more than this part of what it may. */
const FILES = 100;
const HEAVY = 0.75;

export class ResumeReaderFailure extends Error {
  override readonly name = "ResumeReaderFailure";
}

/** One reader process seen from the server: one file at a time, killed when it takes too long or too much. */
export class ReaderProcess {
  private readonly child: ChildProcess;
  private readonly asked: AskedProcess<ResumeText>;
  private readonly ready: Promise<void>;
  private limits: ToReader["limits"] | undefined;
  private files = 0;
  private worn = false;

  /** `entry` is another program in the reader's place, for tests of what happens when it misbehaves. */
  constructor(
    readonly memoryMb: number,
    entry?: string,
  ) {
    const { file, execArgv } = entry ? withExecArgv(entry) : entryBeside(__filename, "main");
    this.child = fork(file, [String(memoryMb)], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: [...execArgv, `--max-old-space-size=${Math.ceil(memoryMb * 0.75)}`],
      // It needs none of the server's secrets.
      // Fewer of the C library's arenas keep less of what was freed.
      env: { SystemRoot: process.env["SystemRoot"], MALLOC_ARENA_MAX: "2" },
    });
    // Whoever waits for a page comes before a file that is being read.
    if (this.child.pid !== undefined) yieldTo(this.child.pid);
    this.asked = new AskedProcess(this.child);
    this.ready = new Promise((resolve, reject) => {
      this.child.on("message", (message: FromReader) =>
        message.kind === "ready" ? resolve() : this.receive(message),
      );
      this.child.once("error", (error) =>
        this.asked.end(new ResumeReaderFailure(error.message, { cause: error })),
      );
      this.child.once("exit", (code, signal) => {
        reject(new ResumeReaderFailure(`the reader did not start: ${signal ?? code}`));
        this.asked.end(whyEnded(signal ?? code));
      });
      this.asked.allow(START_MS, () => new ResumeReaderFailure("the reader did not start in time"));
    });
    this.ready.catch(() => undefined);
  }

  /** It can be given another file. */
  get isFresh(): boolean {
    return this.asked.ended === null && !this.worn && this.files < FILES;
  }

  /** @throws AppError resume.* when the file is at fault; ResumeReaderFailure when we are */
  async read(message: ToReader): Promise<ResumeText> {
    this.hold(true);
    await this.ready;
    this.files += 1;
    this.limits = message.limits;
    return this.asked.ask(message, message.limits.timeMs, () => tooSlow(message.limits.timeMs));
  }

  /** Whether the server waits for it before it ends. */
  hold(busy: boolean): void {
    if (busy) this.child.ref();
    else this.child.unref();
    if (busy) this.child.channel?.ref();
    else this.child.channel?.unref();
  }

  close(): void {
    this.asked.end(new ResumeReaderFailure("closed"));
  }

  private receive(message: Exclude<FromReader, { kind: "ready" }>): void {
    if (message.kind === "ocr") {
      const timeMs = this.limits?.ocrPageMs ?? 0;
      return this.asked.allow(timeMs, () => tooSlow(timeMs));
    }
    this.worn = message.rssBytes > HEAVY * this.memoryMb * 1024 * 1024;
    if (message.kind === "text") this.asked.answer(message.text);
    else this.asked.fail(invalid(message.code, { params: message.params }));
  }
}

const tooSlow = (timeMs: number): Error => refuse("resume.too_slow", { seconds: Math.ceil(timeMs / 1000) });

/** Its threads work when the server has nothing to do; where a system has no such thing, they just work. */
function yieldTo(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It may have ended already, which its exit tells.
  }
}

/** What a file can do at worst is to fill the memory, or to crash a decoder. */
const whyEnded = (how: string | number | null): Error =>
  OUT_OF_MEMORY.has(how)
    ? refuse("resume.too_large")
    : refuse("resume.damaged", {}, new ResumeReaderFailure(`the reader ended with ${how}`));
