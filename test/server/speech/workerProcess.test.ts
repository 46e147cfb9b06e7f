import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RecognizeJob } from "../../../server/speech/worker/messages";
import { WorkerProcess, type WorkerProcessOptions } from "../../../server/speech/worker/workerProcess";

const worker = (name: string): string => join(__dirname, "workers", `${name}.cjs`);
const jobOf = (samples: number): RecognizeJob => ({
  kind: "recognize",
  pcm: new Float32Array(samples),
  language: "zh",
});
const opened: WorkerProcess[] = [];
let folder: string;

function open(entry: string, overrides: Partial<WorkerProcessOptions> = {}): WorkerProcess {
  const process = new WorkerProcess({
    size: "base",
    models: join(folder, entry),
    threads: 1,
    niceness: 0,
    reportMs: 60_000,
    maxRssBytes: 2 ** 34,
    budget: { graceMs: 20_000, perSoundMs: 1 },
    idleMs: 60_000,
    entry: worker(entry),
    ...overrides,
  });
  opened.push(process);
  return process;
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhimian-worker-"));
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((process) => process.close()));
  await rm(folder, { recursive: true, force: true });
});

describe("WorkerProcess", () => {
  it("starts only when there is something to do", async () => {
    const process = open("clumsy");
    expect(process.pid).toBeNull();
    await process.run(jobOf(3));
    expect(process.pid).not.toBeNull();
  });

  it("does jobs in their order, one at a time, in one process, with the sound whole", async () => {
    await writeFile(join(folder, "clumsy"), "");
    const process = open("clumsy");
    const finished: number[] = [];
    const results = await Promise.all(
      [30_000, 20, 10].map(async (samples) => {
        const result = await process.run(jobOf(samples));
        finished.push(samples);
        return result;
      }),
    );
    expect(finished).toEqual([30_000, 20, 10]);
    expect(results).toEqual([30_000, 20, 10].map((samples) => ({ samples, pid: process.pid })));
  });

  it("tries a job again when the worker was killed over it, before the jobs behind it", async () => {
    const process = open("clumsy");
    expect(await Promise.all([process.run(jobOf(5)), process.run(jobOf(6))])).toMatchObject([
      { samples: 5 },
      { samples: 6 },
    ]);
  });

  it("gives a job up that kills every worker, and goes on", async () => {
    const process = open("dying");
    await expect(process.run(jobOf(1))).rejects.toMatchObject({ name: "SpeechFailure", code: "died" });
    expect(process.load).toBe(0);
  });

  it("gives up a worker that hangs, and leaves none behind", async () => {
    const process = open("deaf", { budget: { graceMs: 300, perSoundMs: 0 } });
    const hanging = process.run(jobOf(1));
    const first = process.pid!;
    await expect(hanging).rejects.toMatchObject({ code: "hung" });
    expect(process.pid).toBeNull();
    expect(alive(first)).toBe(false);
  });

  it("gives long sound more time", async () => {
    const process = open("deaf", { budget: { graceMs: 0, perSoundMs: 1 } });
    const order: string[] = [];
    const long = process.run(jobOf(16_000)).catch(() => order.push("long"));
    const other = open("deaf", { budget: { graceMs: 0, perSoundMs: 1 } });
    const short = other.run(jobOf(16)).catch(() => order.push("short"));
    await Promise.all([long, short]);
    expect(order).toEqual(["short", "long"]);
  });

  it("ends a worker that eats memory", async () => {
    const process = open("hungry", { maxRssBytes: 2 ** 33 });
    await expect(process.run(jobOf(1))).rejects.toMatchObject({ code: "out_of_memory" });
  });

  it("forgets a job that is called off while it waits", async () => {
    const process = open("deaf");
    const running = process.run(jobOf(1)).catch(() => "closed");
    const abort = new AbortController();
    const waiting = process.run(jobOf(2), abort.signal);
    abort.abort(new Error("candidate left"));
    await expect(waiting).rejects.toThrow("candidate left");
    expect(process.load).toBe(1);
    await process.close();
    expect(await running).toBe("closed");
  });

  it("fails what is waiting when closed, and can be used again", async () => {
    await writeFile(join(folder, "clumsy"), "");
    const process = open("clumsy");
    const waiting = [process.run(jobOf(1)), process.run(jobOf(2))];
    const outcomes = Promise.allSettled(waiting);
    await process.close();
    expect(
      (await outcomes).every((outcome) => outcome.status === "rejected" && outcome.reason.code === "closed"),
    ).toBe(true);
    expect(await process.run(jobOf(4))).toMatchObject({ samples: 4 });
  });

  it("frees the worker when idle", async () => {
    await writeFile(join(folder, "clumsy"), "");
    const process = open("clumsy", { idleMs: 1 });
    await process.run(jobOf(1));
    const { pid } = process;
    // The next job is asked for when the old worker is surely gone.
    while (process.pid === pid) await new Promise((resolve) => setImmediate(resolve));
    expect(await process.run(jobOf(2))).toMatchObject({ samples: 2 });
    expect(process.pid).not.toBe(pid);
  });
});
