import { createGate } from "../../outside/gate";
import { type Timers, systemTimers } from "../../outside/timers";
import { SAMPLES_PER_MS, SpeechFailure, type SpeechEngine, type SpokenLanguage } from "../types";
import type { NlsAccount } from "./account";
import { NlsFailure } from "./failure";
import { patiently } from "./patiently";
import { joinSentences } from "./sentences";
import { transcribe } from "./transcribe";

/** What is too much for the account is tried again after these. */
const QUOTA_PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 16_000];

type Needed = Pick<NlsAccount, "url" | "appkeys" | "tokens" | "concurrency" | "pace">;

/**
 * Real-time recognition of NLS, a session for each stretch. So many sessions at once as this process' share of the
 * account's concurrency; the others wait in their order.
 */
export function createNlsStreamEngine(account: Needed, timers: Timers = systemTimers): SpeechEngine {
  const { url, appkeys, tokens, concurrency, pace } = account;
  const gate = createGate(concurrency);
  let closing = new AbortController();

  return {
    name: "nls-stream",
    version: "1.0.0",
    concurrency,
    async recognize(pcm, { language, signal }) {
      const appkey = appkeyOf(appkeys, language);
      const both = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      await gate.enter(both);
      try {
        const sentences = await patiently(
          (token) => transcribe(pcm, { url, appkey, token, pace, timers, signal: both }),
          { tokens, pausesMs: QUOTA_PAUSES_MS, timers, signal: both },
        );
        return joinSentences(sentences, language, pcm.length / SAMPLES_PER_MS);
      } finally {
        gate.leave();
      }
    },
    async close() {
      closing.abort(new SpeechFailure("closed", "Speech on NLS was closed"));
      closing = new AbortController();
    },
  };
}

/** @throws NlsFailure where there is no project of the language */
export function appkeyOf(appkeys: NlsAccount["appkeys"], language: SpokenLanguage): string {
  const appkey = appkeys[language];
  if (!appkey) throw new NlsFailure("refused", `no project of the language ${language}`);
  return appkey;
}
