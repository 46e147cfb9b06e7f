import type { Socket } from "node:net";
import type { Connection } from "mysql2";

const EVERY_MS = 2_000;
const PATIENCE_MS = 5_000;
/** Patience is counted in so many turns of this process: one that stood still has not listened, whatever the clock says. */
const TURNS = 5;

/**
 * Asks a server every two seconds whether it is there, on a connection of its own. One that is gone closes its
 * connections, and everybody knows; one that is frozen, or behind a network that was cut, says nothing, and whoever
 * waits for it would wait for as long as TCP does. Its connections are cut, and nobody asks it until it answers.
 * @param connect without a limit of time: the patience is ours
 * @param cut ends all that wait for it
 */
export function watchServer(
  connect: () => Connection,
  cut: () => void,
  { everyMs = EVERY_MS, patienceMs = PATIENCE_MS } = {},
) {
  let connection: Connection | null = null;
  let silent = false;
  let asking = false;

  function leave() {
    connection?.destroy();
    // The driver only says good-bye, which a server that is frozen never answers.
    (connection as unknown as { stream: Socket } | null)?.stream.destroy();
    connection = null;
  }

  /** Null where it said nothing for too long. A refusal is an answer. */
  function ask(): Promise<boolean | null> {
    return new Promise((resolve) => {
      let late: NodeJS.Timeout;
      const listen = (turns: number) => {
        late = setTimeout(() => {
          if (turns > 1) listen(turns - 1);
          // Node runs timers before it reads what has arrived.
          else setImmediate(() => resolve(null));
        }, patienceMs / TURNS);
      };
      listen(TURNS);
      const settle = (answered: boolean | null) => {
        clearTimeout(late);
        resolve(answered);
      };
      if (!connection) {
        connection = connect();
        connection.on("error", (error: NodeJS.ErrnoException) =>
          settle(error.code === "ETIMEDOUT" ? null : false),
        );
      }
      connection.ping((error: NodeJS.ErrnoException | null) =>
        settle(!error ? true : error.code === "ETIMEDOUT" ? null : false),
      );
    });
  }

  async function look() {
    if (asking) return;
    asking = true;
    const answered = await ask();
    asking = false;
    silent = answered === null;
    if (!answered) leave();
    if (silent) cut();
  }

  const timer = setInterval(() => void look(), everyMs).unref();
  return {
    isSilent: () => silent,
    close() {
      clearInterval(timer);
      leave();
    },
  };
}
