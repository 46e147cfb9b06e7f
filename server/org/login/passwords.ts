import { hash, parseOptions, verify } from "@node-rs/argon2";
import { tooMany } from "../../http/errors";
import { createTurns } from "./turns";

/**
 * argon2id (the library's default algorithm) with 46 MiB and two passes, above the least that OWASP's Password
 * Storage Cheat Sheet asks for (19 MiB, two passes): 30 to 70 ms of one core. Raising it renews each hash at its
 * owner's next login.
 */
const COST = { memoryCost: 46 * 1024, timeCost: 2, parallelism: 1, outputLen: 32 };

/** Two at once leave half of libuv's four threads to files, and bound the memory of a burst to 92 MiB. */
const AT_ONCE = 2;
/** About four seconds of work; whoever comes after them is asked to come back. */
const MAY_WAIT = 100;
const RETRY_SECONDS = 5;

const turns = createTurns(AT_ONCE, MAY_WAIT);

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = turns.take(work);
  if (turn === null) throw tooMany("session.busy", RETRY_SECONDS);
  return turn;
}

/** One spelling for what different keyboards write differently (NIST SP 800-63B §5.1.1.2). */
const spelled = (password: string) => password.normalize("NFKC");

const zeros = (bytes: number) => Buffer.alloc(bytes).toString("base64").replace(/=+$/, "");

/** Nobody's hash: checking against it takes as long as against a real one, and nothing fits. */
const NOBODY = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${zeros(16)}$${zeros(32)}`;

/**
 * The hash as it is stored, with its parameters in front (PHC form, under 120 characters). Runs off the event loop.
 * @throws AppError `session.busy` (429) when too many wait already
 */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(spelled(password), COST));

/**
 * Whether the password fits. Where there is no hash (nobody of that name, nobody who may log in) the same work is
 * done, and the answer is no.
 * @throws AppError `session.busy` (429) when too many wait already
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await inTurn(() => verify(stored ?? NOBODY, spelled(password)));
  return fits && stored !== null;
}

/** Whether a hash was made with another cost than today's. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
}
