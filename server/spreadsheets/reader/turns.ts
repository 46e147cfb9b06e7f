import { tooMany } from "../../http/errors";

const RETRY_SECONDS = 10;

/** Lets `atOnce` work at the same time; up to `maxWaiting` more wait, in the order they came. */
export function createTurns(atOnce: number, maxWaiting: number) {
  let running = 0;
  const waiting: (() => void)[] = [];

  function release(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  /** Gives the function that ends the turn; a second call does nothing. @throws request.too_many when too many wait */
  return async function takeTurn(): Promise<() => void> {
    if (running < atOnce) running += 1;
    else if (waiting.length >= maxWaiting) throw tooMany("request.too_many", RETRY_SECONDS);
    else await new Promise<void>((resolve) => waiting.push(resolve));
    let ended = false;
    return () => {
      if (!ended) release();
      ended = true;
    };
  };
}
