import { Worker } from "node:worker_threads";
import { AppError } from "../../../http/errors";
import { readBytes } from "../readBytes";
import { asRefusal, type ResumeRefusal } from "../refusals";
import type { FromReader, ToReader } from "./protocol";

/**
 * Entry of the reader: a process for one file after another. A process and not a thread, because native decoders hold
 * memory that no thread's limit counts, and because what hangs or crashes here ends nothing else.
 */
const memoryMb = Number(process.argv[2]);

// The heap's own limit does not count what lies outside of it: unpacked streams, pixels, tensors. A thread sees it even
// while this one is held; and it sees that the server is gone, which then cannot end us any more.
const watch = `const { workerData } = require("node:worker_threads");
const server = process.ppid;
setInterval(() => {
  if (process.memoryUsage.rss() > workerData || process.ppid !== server) process.kill(process.pid, "SIGKILL");
}, 50);`;
new Worker(watch, {
  eval: true,
  workerData: memoryMb * 1024 * 1024,
  resourceLimits: { maxOldGenerationSizeMb: 8 },
}).unref();

const send = (message: FromReader): void => {
  if (process.connected) process.send?.(message);
};

const rssBytes = () => process.memoryUsage.rss();

async function answer({ path, name, limits }: ToReader): Promise<FromReader> {
  try {
    const text = await readBytes({ path, name }, { limits, beforeOcr: () => send({ kind: "ocr" }) });
    return { kind: "text", text, rssBytes: rssBytes() };
  } catch (error) {
    const { code, options }: AppError = asRefusal(error);
    return {
      kind: "refused",
      code: code as ResumeRefusal,
      params: options.params ?? {},
      rssBytes: rssBytes(),
    };
  }
}

// pdf.js leaves promises of pages that failed behind; the file has been answered for.
process.on("unhandledRejection", () => undefined);
process.on("disconnect", () => process.exit(0));
process.on("message", (message: ToReader) => void answer(message).then(send));
send({ kind: "ready" });
