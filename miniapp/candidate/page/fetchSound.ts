import { isApiError } from "../../shared/api";

/** A follow-up's sound is made while it is asked: looked for so often before the browser reads. */
const TRIES = 3;
const PAUSE_MS = 600;

/** The server's sound, which may be a moment late. @throws what the last try threw, or at once what no pause mends */
export async function fetchSound(
  fetchOnce: () => Promise<Blob>,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<Blob> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await fetchOnce();
    } catch (error) {
      if (tries === TRIES || !isApiError(error, "voice.not_available")) throw error;
    }
    await pause(PAUSE_MS);
  }
}
