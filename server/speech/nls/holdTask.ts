import { z } from "zod";
import { type Timers, pause } from "../../outside/timers";
import { NlsFailure, failureOf } from "./failure";

/** What the SDK keeps of its connection. It is private there: see `holdTask`. */
type Connection = {
  start(onMessage: (data: unknown, isBinary: boolean) => void, onClose: () => void): Promise<void>;
  shutdown(): void;
  _ws?: { bufferedAmount: number };
};
type Message = (deliver: () => void, frame: string) => void;

/** Longer than any answer of the service. */
const LARGEST_FRAME = 1_000_000;

const failedSchema = z.object({
  header: z.object({ status: z.number(), status_text: z.string().default("") }),
});

/** One use of the SDK, held so that it always ends, and ends once. */
export type HeldTask = {
  /**
   * What the promise gives, unless the task fails, is cut off or called off before, or `ms` go by.
   * @throws NlsFailure, or the signal's reason
   */
  within<T>(ms: number, what: string, promise: Promise<T>): Promise<T>;
  fail(error: Error): void;
  /** Bytes that wait to be sent. */
  unsent(): number;
  /** Cuts the connection, whatever state it is in. */
  end(): void;
};

type SdkTask = {
  on(event: "failed", handler: (frame: string) => void): void;
  on(event: "closed", handler: () => void): void;
};

/**
 * Takes hold of an instance of the SDK before it is started. By itself the SDK (1.0.4) throws out of its socket's
 * listener at a frame that it cannot read, which ends the process; its promises never settle when the service fails or
 * closes; and it forgets a connection that is still open. So its connection is caught as it is assigned: frames go
 * through `message` within a guard, and `end` cuts the connection even when the SDK has forgotten it.
 */
export function holdTask(
  task: SdkTask,
  {
    timers,
    signal,
    message = (deliver) => deliver(),
  }: { timers: Timers; signal: AbortSignal; message?: Message },
): HeldTask {
  let current: Connection | null = null;
  let connection: Connection | null = null;
  let failure: Error | null = null;
  let reject!: (error: Error) => void;
  const failed = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  const fail = (error: Error) => {
    failure ??= error;
    reject(failure);
  };
  // Whoever waits for something hears of it; if nobody waits it is no news.
  failed.catch(() => undefined);
  const abort = () => fail(signal.reason as Error);
  if (signal.aborted) abort();
  else signal.addEventListener("abort", abort, { once: true });

  function guard(onMessage: (data: unknown, isBinary: boolean) => void) {
    return (data: unknown, isBinary: boolean) => {
      const frame = isBinary ? "" : String(data);
      if (frame.length > LARGEST_FRAME) return fail(new NlsFailure("broken", "a frame without end"));
      try {
        message(() => {
          try {
            onMessage(data, isBinary);
          } catch {
            fail(new NlsFailure("broken", "a frame that is not its own"));
          }
        }, frame);
      } catch {
        fail(new NlsFailure("broken", "a frame that is not its own"));
      }
    };
  }

  Object.defineProperty(task, "_client", {
    get: () => current,
    set(next: Connection | null) {
      current = next;
      if (!next) return;
      connection = next;
      const start = next.start.bind(next);
      next.start = (onMessage, onClose) => start(guard(onMessage), onClose);
    },
  });
  task.on("failed", (frame) => {
    const { data } = failedSchema.safeParse(JSON.parse(frame));
    fail(
      data
        ? failureOf(data.header.status, data.header.status_text)
        : new NlsFailure("broken", "a failure without a status"),
    );
  });
  // Where there was no connection at all, the reason comes in the same turn.
  task.on("closed", () => setImmediate(fail, new NlsFailure("broken", "the connection was closed")));

  return {
    async within(ms, what, promise) {
      const over = new AbortController();
      const late = pause(timers, ms, over.signal).then(() => {
        throw new NlsFailure("broken", `${what} took too long`);
      });
      late.catch(() => undefined);
      promise.catch(() => undefined);
      try {
        return await Promise.race([failed, promise, late]);
      } catch (error) {
        // What the SDK rejects with beside it is a string of JSON.
        throw failure ?? connectFailure(error, what);
      } finally {
        over.abort(new Error("over"));
      }
    },
    fail,
    // oxlint-disable-next-line no-underscore-dangle -- the SDK's own name for its socket
    unsent: () => connection?._ws?.bufferedAmount ?? 0,
    end() {
      signal.removeEventListener("abort", abort);
      connection?.shutdown();
    },
  };
}

/** What Node and the socket say when there is no connection. */
function connectFailure(error: unknown, what: string): Error {
  if (error instanceof NlsFailure) return error;
  const { message = "", code = "" } = Object(error) as { message?: string; code?: string };
  const refusal = /^Unexpected server response: (\d{3})$/.exec(message)?.[1];
  if (refusal) {
    // The gateway believes a token or not before there is a socket.
    const kind = refusal === "401" || refusal === "403" ? "token" : refusal < "500" ? "refused" : "broken";
    return new NlsFailure(kind, `HTTP ${refusal}`);
  }
  return /^(?!WS_|HPE_)[A-Z][A-Z0-9_]+$/.test(code)
    ? new NlsFailure("unreachable", code)
    : new NlsFailure("broken", `${what} failed`);
}
