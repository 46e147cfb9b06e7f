import type { CandidacyLiveEvent, InterviewLiveEvent } from "../api/types";

export type LiveState = "connecting" | "live" | "reconnecting";

type Handlers = {
  onState: (state: LiveState) => void;
  onInterview: (event: InterviewLiveEvent) => void;
  onReport: (event: InterviewLiveEvent) => void;
  onCandidacy: (event: CandidacyLiveEvent) => void;
  /** The server does not want to talk to us: perhaps the login has ended. */
  onRefused: () => void;
  /** What was missed is not told: the stream was closed for good and has no Last-Event-ID, or it was too much. */
  onResumed: () => void;
};

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Listens to `GET /live`. The browser reconnects by itself (with Last-Event-ID) after a broken line; after an
 * answer it does not accept it gives up, and then a new stream is opened, waiting longer each time.
 * @returns a function that ends it.
 */
export function openLive(handlers: Handlers): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;
  let gaveUp = false;

  const open = () => {
    source = new EventSource("/api/v1/live");
    source.addEventListener("open", () => {
      wait = FIRST_WAIT_MS;
      handlers.onState("live");
      if (gaveUp) handlers.onResumed();
      gaveUp = false;
    });
    source.addEventListener("interview", (event: MessageEvent<string>) =>
      handlers.onInterview(JSON.parse(event.data) as InterviewLiveEvent),
    );
    source.addEventListener("report", (event: MessageEvent<string>) =>
      handlers.onReport(JSON.parse(event.data) as InterviewLiveEvent),
    );
    source.addEventListener("candidacy", (event: MessageEvent<string>) =>
      handlers.onCandidacy(JSON.parse(event.data) as CandidacyLiveEvent),
    );
    source.addEventListener("reload", () => handlers.onResumed());
    source.addEventListener("error", () => {
      handlers.onState("reconnecting");
      if (source?.readyState !== EventSource.CLOSED) return;
      gaveUp = true;
      handlers.onRefused();
      timer = setTimeout(open, wait);
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    });
  };

  const close = () => {
    clearTimeout(timer);
    source?.close();
  };
  // A page that the browser keeps to go back to would hold its line, and six of them are all that a browser has.
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    gaveUp = true;
    open();
  };

  open();
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", comeBack);
  return () => {
    window.removeEventListener("pagehide", close);
    window.removeEventListener("pageshow", comeBack);
    close();
  };
}
