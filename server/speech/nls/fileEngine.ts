import { z } from "zod";
import { newId } from "../../clock";
import type { MediaStore } from "../../media/types";
import { type Timers, pause, systemTimers } from "../../outside/timers";
import {
  SAMPLES_PER_MS,
  SAMPLE_RATE,
  SpeechFailure,
  type Pcm,
  type Recognition,
  type SpeechEngine,
} from "../types";
import type { NlsAccount } from "./account";
import { NlsFailure } from "./failure";
import { toWav } from "./pcm16";
import { joinSentences } from "./sentences";
import { appkeyOf } from "./streamEngine";

/** The service takes one look a second at a task. */
const POLLS_MS = [1_000, 1_500, 2_000, 3_000, 5_000];
/** It promises hours and takes seconds; for longer than this something else is quicker. */
const PATIENCE_MS = 3 * 60_000;
const LINK_SECONDS = 600;
/** Below this key sound lies that is being recognised. */
const FOLDER = "speech/being-heard";
const DAY_MS = 24 * 3_600_000;

/** Source: help.aliyun.com/document_detail/90727.html. */
const STATUS = { success: 21_050_000, running: 21_050_001, queueing: 21_050_002, nothingSaid: 21_050_003 };

const time = z.number().min(0).transform(Math.round);
const statusSchema = z.object({ StatusCode: z.number(), StatusText: z.string().default("") });
const submittedSchema = statusSchema.extend({ TaskId: z.string().min(1).max(200) });
const resultSchema = z.object({
  Sentences: z
    .array(z.object({ BeginTime: time, EndTime: time, Text: z.string().max(10_000) }))
    .max(1_000)
    .default([]),
  Words: z
    .array(z.object({ Word: z.string().max(200), BeginTime: time, EndTime: time }))
    .max(10_000)
    .default([]),
});

export type FileEngineParts = {
  account: Pick<NlsAccount, "appkeys" | "files" | "concurrency">;
  /** One whose links go to another machine: the service fetches the sound from there. */
  store: Pick<MediaStore, "put" | "remove" | "signedRead">;
  timers?: Timers;
};

/**
 * Recognition of recorded files: slower than real time promises to be, but of another quota and over another door, for
 * when real-time recognition fails. The sound is lent to the service by a link and removed at once.
 */
export function createNlsFileEngine({
  account,
  store,
  timers = systemTimers,
}: FileEngineParts): SpeechEngine {
  const { appkeys, files, concurrency } = account;
  let closing = new AbortController();

  async function ask<T extends z.infer<typeof statusSchema>>(
    action: string,
    query: Record<string, string>,
    method: "GET" | "POST",
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const reply = await files(action, query, { method, signal });
    signal.throwIfAborted();
    if (reply.kind !== "answer") throw new NlsFailure("unreachable", `${action}: ${reply.reason}`);
    const { data } = schema.safeParse(reply.body);
    if (data) return data;
    const { data: refusal } = z.object({ Code: z.string() }).safeParse(reply.body);
    const { data: status } = statusSchema.safeParse(reply.body);
    const code = (refusal?.Code ?? String(status?.StatusCode ?? reply.status)).replaceAll(/[^\w.]/g, "");
    const kind = code.startsWith("Throttling") ? "quota" : reply.status >= 500 ? "broken" : "refused";
    throw new NlsFailure(kind, `${action}: ${code.slice(0, 80)}`);
  }

  async function lend(key: string, pcm: Pcm): Promise<string> {
    try {
      await store.put(key, toWav(pcm, SAMPLE_RATE));
      return await store.signedRead(key, { expiresInSeconds: LINK_SECONDS, mimeType: "audio/wav" });
    } catch {
      // What the store says may hold the link.
      throw new NlsFailure("broken", "the sound could not be lent");
    }
  }

  /** One look at a task; null where it is not done yet, or where nothing could be learnt this time. */
  async function look(taskId: string, signal: AbortSignal): Promise<z.infer<typeof resultSchema> | null> {
    const schema = statusSchema.extend({ Result: z.unknown().optional() });
    const polled = await ask("GetTaskResult", { TaskId: taskId }, "GET", schema, signal).catch(
      (error: unknown) => {
        // The task is paid for and goes on whether we hear of it or not; only a refusal will not mend itself.
        signal.throwIfAborted();
        if (error instanceof NlsFailure && error.kind !== "refused") return null;
        throw error;
      },
    );
    if (!polled) return null;
    const { StatusCode, Result } = polled;
    if (StatusCode === STATUS.running || StatusCode === STATUS.queueing) return null;
    if (StatusCode === STATUS.nothingSaid) return { Sentences: [], Words: [] };
    const { data } = resultSchema.safeParse(Result);
    if (StatusCode === STATUS.success && data) return data;
    throw new NlsFailure("broken", `the file was not recognised: ${StatusCode}`, StatusCode);
  }

  async function waitFor(taskId: string, signal: AbortSignal): Promise<z.infer<typeof resultSchema>> {
    const late = new AbortController();
    const cancel = timers.after(PATIENCE_MS, () =>
      late.abort(new NlsFailure("broken", "the file was not recognised in time")),
    );
    const either = AbortSignal.any([signal, late.signal]);
    try {
      for (let poll = 0; ; poll += 1) {
        await pause(timers, POLLS_MS[Math.min(poll, POLLS_MS.length - 1)]!, either);
        const result = await look(taskId, either);
        if (result) return result;
      }
    } finally {
      cancel();
    }
  }

  return {
    name: "nls-file",
    version: "1.0.0",
    concurrency,
    async recognize(pcm, { language, signal }): Promise<Recognition> {
      const appkey = appkeyOf(appkeys, language);
      const both = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      both.throwIfAborted();
      const key = `${FOLDER}/${newId()}.wav`;
      try {
        const link = await lend(key, pcm);
        const task = { appkey, file_link: link, version: "4.0", enable_words: true };
        const submitted = await ask(
          "SubmitTask",
          { Task: JSON.stringify(task) },
          "POST",
          submittedSchema,
          both,
        );
        const { Sentences, Words } = await waitFor(submitted.TaskId, both);
        const words = Words.map(({ Word, BeginTime, EndTime }) => ({
          text: Word,
          startMs: BeginTime,
          endMs: EndTime,
        }));
        const sentences = Sentences.toSorted((one, other) => one.BeginTime - other.BeginTime).map(
          ({ BeginTime, EndTime, Text }) => ({
            text: Text,
            startMs: BeginTime,
            endMs: EndTime,
            words: words.filter(({ startMs }) => startMs >= BeginTime && startMs < EndTime),
            confidence: null,
          }),
        );
        return joinSentences(sentences, language, pcm.length / SAMPLES_PER_MS);
      } finally {
        await store.remove(key).catch(() => undefined);
      }
    },
    async close() {
      closing.abort(new SpeechFailure("closed", "Speech on NLS was closed"));
      closing = new AbortController();
    },
  };
}

/** Removes what a crash left lent, a day after. @returns how many */
export async function sweepLentSound(
  store: Pick<MediaStore, "list" | "remove">,
  now: number = Date.now(),
): Promise<number> {
  let removed = 0;
  for await (const { key, storedAt } of store.list(FOLDER)) {
    if (storedAt.getTime() > now - DAY_MS) continue;
    await store.remove(key);
    removed += 1;
  }
  return removed;
}
