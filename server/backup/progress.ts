/** What the operator sees while it goes on. */
export interface Progress {
  /** A part of the work begins. */
  begin(what: string): void;
  /** So much more of it is done. */
  done(count: number, bytes: number): void;
}

const TELL_MS = 3_000;
const MEGABYTE = 1_000_000;

export const megabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 1 : 0)} MB`;
export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** Lines of text; a long part says every few seconds how far it is. */
export function tellProgress(
  say: (line: string) => void,
  now: () => number = () => performance.now(),
): Progress {
  let part = "";
  let count = 0;
  let bytes = 0;
  let told = now();
  return {
    begin(what) {
      part = what;
      count = 0;
      bytes = 0;
      told = now();
      say(`${what} …`);
    },
    done(more, moreBytes) {
      count += more;
      bytes += moreBytes;
      if (now() - told < TELL_MS) return;
      told = now();
      say(`${part} … ${count.toLocaleString("en")}, ${megabytes(bytes)}`);
    },
  };
}
