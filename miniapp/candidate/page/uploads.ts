import { openIdbStore } from "../recording/idbStore";
import { createMemoryStore } from "../recording/memoryStore";
import { createResilientStore } from "../recording/resilientStore";
import { createUploader, type Halt, type Uploader } from "../recording/uploader";
import type { ChunkStore } from "../recording/chunk";
import type { Context } from "./context";

/** Opens this browser's chunk store, or memory with a word in the connection state. */
export async function openChunkStore(store: Context["store"]): Promise<ChunkStore> {
  const durable = await openIdbStore().catch(() => null);
  return createResilientStore(durable, createMemoryStore(), (degraded) => store.set({ degraded }));
}

/** The page's one uploader, made when the interview is known. */
export function createUploads(context: Context, onHalt: (why: Halt) => void, onStale: () => void) {
  const { store, calls, now } = context;
  let uploader: Uploader | null = null;
  let forgetting = false;
  let forgotten = false;

  /** All is with the server: nothing of the interview stays on this device. The store looks once more itself. */
  async function forget(interviewId: string) {
    if (forgotten || forgetting) return;
    forgetting = true;
    try {
      await (await context.chunks()).forget(interviewId);
      forgotten = true;
    } catch {
      // The store did not answer: the next count asks again.
    } finally {
      forgetting = false;
    }
  }

  return {
    async start(interviewId: string) {
      if (uploader) {
        uploader.resume();
        return;
      }
      uploader = createUploader({
        interviewId,
        store: await context.chunks(),
        calls,
        random: Math.random,
        now,
        onProgress: ({ pending, refused, failures }) => {
          const page = store.get();
          if (page.pending !== pending || page.refused !== refused || page.uploadFailures !== failures) {
            store.set({ pending, refused, uploadFailures: failures });
          }
          if (pending === 0 && refused === 0 && page.state?.interview.status === "completed")
            void forget(interviewId);
        },
        onReleased(released) {
          const { run } = store.get();
          if (!run) return;
          const ms = released
            .filter((chunk) => chunk.questionId === run.questionId && chunk.take === run.take)
            .reduce((sum, chunk) => sum + chunk.durationMs, 0);
          if (ms > 0) store.set({ run: { ...run, savedMs: run.savedMs + ms } });
        },
        onCommitted(questionId, { answerRemainingMs }) {
          const { run } = store.get();
          if (run?.questionId === questionId && run.begun && run.phase === "active") {
            store.set({ answer: { remainingMs: answerRemainingMs, at: now() } });
          }
        },
        onHalt,
        onStale,
      });
      uploader.start();
    },
    added: () => uploader?.added(),
    wake: () => uploader?.wake(),
    resume: () => uploader?.resume(),
    sendAgain: () => uploader?.sendAgain(),
  };
}
export type Uploads = ReturnType<typeof createUploads>;
