import type { Clock } from "../clock";
import { type Breaker, createBreaker } from "../outside/breaker";
import { type Timers, pause, systemTimers } from "../outside/timers";
import {
  SAMPLES_PER_MS,
  SpeechFailure,
  type Pcm,
  type Recognition,
  type RecognizeOptions,
  type SpeechEngine,
  type SpokenLanguage,
} from "./types";

/** What became of one stretch at one engine. */
export type HeardStretch = {
  engine: string;
  /** How long the sound lasts, and how long the engine took with its own queue. */
  soundMs: number;
  tookMs: number;
  /** Null where it was heard. */
  failure: string | null;
};

export type ChainLink = {
  engine: SpeechEngine;
  /** What it is asked for. An engine of this machine is asked for anything that must stay here. */
  languages: readonly SpokenLanguage[];
  /** Not of this machine: it is left alone for a while when it fails again and again. */
  outside: boolean;
};

export type EngineChainOptions = {
  /** The first that can is asked; where it fails, the next. */
  links: readonly [ChainLink, ...ChainLink[]];
  /** When all have failed, they are asked again for so long. */
  patienceMs: number;
  clock: Clock;
  observe(heard: HeardStretch): void;
  timers?: Timers;
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Several engines as one: each result says who heard it. */
export function createEngineChain(options: EngineChainOptions): SpeechEngine {
  const { patienceMs, clock, observe, timers = systemTimers } = options;
  const links = options.links.map((link) => ({
    ...link,
    breaker: link.outside ? createBreaker(clock) : null,
  }));
  const [first] = options.links;

  async function ask(
    { engine, breaker }: { engine: SpeechEngine; breaker: Breaker | null },
    pcm: Pcm,
    asked: RecognizeOptions,
  ): Promise<Recognition> {
    const name = `${engine.name}@${engine.version}`;
    const begun = performance.now();
    const seen = (failure: string | null) =>
      observe({
        engine: name,
        soundMs: pcm.length / SAMPLES_PER_MS,
        tookMs: performance.now() - begun,
        failure,
      });
    try {
      const heard = await engine.recognize(pcm, asked);
      breaker?.succeeded();
      seen(null);
      return { ...heard, engine: name };
    } catch (error) {
      if (!isOwn(error) || asked.signal?.aborted) {
        breaker?.abandoned();
        throw error;
      }
      breaker?.failed();
      seen(error.message);
      throw error;
    }
  }

  /** @returns the failure of the last one asked; null when all of them are left alone for now */
  async function askAll(pcm: Pcm, asked: RecognizeOptions): Promise<Recognition | SpeechFailure | null> {
    let failure: SpeechFailure | null = null;
    for (const link of links) {
      const isMeant = asked.hereOnly ? !link.outside : link.languages.includes(asked.language);
      if (!isMeant || link.breaker?.admit() === false) continue;
      try {
        return await ask(link, pcm, asked);
      } catch (error) {
        if (!isOwn(error) || asked.signal?.aborted) throw error;
        failure = error;
      }
    }
    return failure;
  }

  return {
    name: first.engine.name,
    version: first.engine.version,
    concurrency: first.engine.concurrency,
    async recognize(pcm, asked) {
      const never = new AbortController().signal;
      let waited = 0;
      for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs)) {
        const heard = await askAll(pcm, asked);
        if (heard !== null && !(heard instanceof SpeechFailure)) return heard;
        if (waited >= patienceMs) {
          throw heard ?? new SpeechFailure("unavailable", "No engine is left that could be asked");
        }
        await pause(timers, pauseMs, asked.signal ?? never);
        waited += pauseMs;
      }
    },
    close: async () => void (await Promise.all(links.map(({ engine }) => engine.close()))),
  };
}

/** An engine's own failure; "closed" and what a caller calls off go straight out. */
const isOwn = (error: unknown): error is SpeechFailure =>
  error instanceof SpeechFailure && error.code !== "closed";
