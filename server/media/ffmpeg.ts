import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { setPriority } from "node:os";
import { delimiter, join } from "node:path";

export type FfmpegOptions = {
  /** Path of the program; found by `resolveFfmpeg` when absent. */
  ffmpeg?: string;
  /** Folder in which relative paths are looked up. */
  cwd?: string;
  /** Written to ffmpeg's standard input; none is connected otherwise. */
  stdin?: Buffer | NodeJS.ReadableStream;
  timeoutMs: number;
  /** More standard output than this ends the run. */
  maxOutputBytes?: number;
  signal?: AbortSignal;
};

export type FfmpegResult = {
  /** `exited` says nothing about success: look at `code`. */
  outcome: "exited" | "timed_out" | "output_too_large" | "aborted";
  code: number | null;
  stdout: Buffer;
  /** What ffmpeg said; of more than 64 KiB the beginning and the end. */
  stderr: string;
};

const HALF_STDERR = 32 * 1024;
const LOW_PRIORITY = 10;
/** No single allocation of a decoder may exceed this, whatever sizes a hostile header names. */
const MAX_ALLOCATION_BYTES = 256 * 1024 * 1024;

/**
 * Path of the ffmpeg to use: the one that is configured, else the machine's (newer, with security updates), else
 * the one that npm brought.
 * @throws Error with a sentence for the operator
 */
export function resolveFfmpeg(configured?: string, searchPath = process.env["PATH"] ?? ""): string {
  if (configured) {
    if (!isExecutable(configured))
      throw new Error(`ffmpeg: "${configured}" is not a program that can be run.`);
    return configured;
  }
  const name = process.platform === "win32" ? "ffmpeg.exe" : "ffmpeg";
  const candidates = searchPath
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name));
  const found = candidates.find(isExecutable) ?? installedByNpm();
  if (!found) throw new Error("ffmpeg is neither on the PATH nor installed by npm.");
  return found;
}

function installedByNpm(): string | undefined {
  try {
    // Loaded only when needed: the package throws on a platform for which it has no program.
    const { path } = require("@ffmpeg-installer/ffmpeg") as { path: string };
    return isExecutable(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Arguments for one input. Forces the demuxer, so that a file cannot choose one that opens other files (playlists,
 * concat scripts), and allows no protocol that reaches the network.
 */
export function inputArgs(file: string, demuxer: string, options: readonly string[] = []): string[] {
  return ["-protocol_whitelist", "file,pipe", ...options, "-f", demuxer, "-i", file];
}

/**
 * Runs ffmpeg at low priority and never longer than `timeoutMs`; whatever still runs then is killed. Resolves for
 * every way in which the run can end; rejects only when it could not be started.
 */
export function runFfmpeg(args: readonly string[], options: FfmpegOptions): Promise<FfmpegResult> {
  const { stdin, timeoutMs, maxOutputBytes = 1024 * 1024, signal, cwd } = options;
  return new Promise((resolve, reject) => {
    const program = resolveFfmpeg(options.ffmpeg);
    const fixed = ["-hide_banner", "-nostdin", "-y", "-max_alloc", String(MAX_ALLOCATION_BYTES)];
    const child = spawn(program, [...fixed, ...args], {
      cwd,
      stdio: [stdin ? "pipe" : "ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    let outcome: FfmpegResult["outcome"] = "exited";
    let stdout: Buffer[] = [];
    let stdoutBytes = 0;
    let stderr = "";

    const stop = (why: FfmpegResult["outcome"]) => {
      if (outcome === "exited") outcome = why;
      child.kill("SIGKILL");
    };
    const timer = setTimeout(() => stop("timed_out"), timeoutMs);
    const onAbort = () => stop("aborted");
    signal?.addEventListener("abort", onAbort, { once: true });
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };

    child.once("spawn", () => lowerPriority(child.pid));
    child.once("error", (error) => {
      settle();
      reject(error);
    });
    child.stdout?.on("data", (data: Buffer) => {
      stdoutBytes += data.length;
      if (stdoutBytes <= maxOutputBytes) stdout.push(data);
      else {
        stdout = [];
        stop("output_too_large");
      }
    });
    child.stderr?.setEncoding("utf8").on("data", (data: string) => {
      stderr += data;
      if (stderr.length > 2 * HALF_STDERR) stderr = stderr.slice(0, HALF_STDERR) + stderr.slice(-HALF_STDERR);
    });
    child.once("close", (code) => {
      settle();
      resolve({ outcome, code, stdout: Buffer.concat(stdout), stderr });
    });

    if (stdin && child.stdin) {
      // ffmpeg may close its input before it has read everything; its exit code is what counts.
      child.stdin.on("error", () => {});
      if (Buffer.isBuffer(stdin)) child.stdin.end(stdin);
      else {
        stdin.on("error", () => stop("aborted"));
        stdin.pipe(child.stdin);
      }
    }
    if (signal?.aborted) onAbort();
  });
}

/** Media work must not take the processor from those who are being interviewed. */
function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, LOW_PRIORITY);
  } catch {
    // The child has ended already, or the system does not allow it; either way it is only a courtesy.
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
