import { spawn } from "node:child_process";

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

/**
 * Runs a program without a shell, feeds it `input` and returns what it wrote to stdout.
 * @throws Error with the end of stderr when it can't be started, fails, writes more than 64 MiB or takes over 60 s
 */
export function runProgram(
  program: string,
  args: string[],
  input: Uint8Array | string = "",
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { windowsHide: true });
    // Not spawn's own `timeout`: its timer outlives a program that could not be started.
    const timer = setTimeout(() => child.kill("SIGKILL"), TIMEOUT_MS);
    const output: Buffer[] = [];
    let size = 0;
    let complaint = "";
    child.stdout.on("data", (bytes: Buffer) => {
      size += bytes.length;
      if (size > MAX_OUTPUT_BYTES) child.kill("SIGKILL");
      else output.push(bytes);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint = (complaint + text).slice(-500);
    });
    child.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(Buffer.concat(output));
      else reject(new Error(`${program} ended with ${signal ?? code}. ${complaint.trim()}`.trim()));
    });
    // A program that ends early closes its stdin; how it ended tells why.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
