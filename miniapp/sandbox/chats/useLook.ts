import { useEffect, useRef, useState } from "react";
import { type LookView, type WireEntry, chatsApi } from "./api";

const RETRY_MS = 2_000;
const MOST_FRAMES = 300;

export type Looking = { view: LookView | null; lost: boolean };

/** What this person sees, as it is: each answer waits on the server until there is something new. */
export function useLook(as: string): Looking {
  const [state, setState] = useState<Looking & { as: string }>({ as, view: null, lost: false });
  useEffect(() => {
    const stop = new AbortController();
    let seen: number | undefined;
    async function follow() {
      while (!stop.signal.aborted) {
        try {
          const view: LookView = await chatsApi.look({ as, seen, signal: stop.signal });
          seen = view.revision;
          if (!stop.signal.aborted) setState({ as, view, lost: false });
        } catch {
          if (stop.signal.aborted) return;
          seen = undefined;
          setState((now) => ({ ...now, lost: true }));
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        }
      }
    }
    void follow();
    return () => stop.abort();
  }, [as]);
  // Somebody else's chats are never shown under this name, not for a moment.
  const view = state.as === as || !state.view ? state.view : { ...state.view, chats: [] };
  return { view, lost: state.lost };
}

/** The newest first; asked for again whenever something has happened. */
export function useFrames(revision: number | undefined): WireEntry[] {
  const [frames, setFrames] = useState<WireEntry[]>([]);
  const last = useRef(0);
  useEffect(() => {
    if (revision === undefined) return;
    const stop = new AbortController();
    async function read() {
      const { items } = await chatsApi.frames(last.current, stop.signal);
      if (stop.signal.aborted || items.length === 0) return;
      last.current = items.at(-1)?.number ?? last.current;
      setFrames((before) => [...items.toReversed(), ...before].slice(0, MOST_FRAMES));
    }
    // The look that follows says that the connection is lost.
    read().catch(() => undefined);
    return () => stop.abort();
  }, [revision]);
  return frames;
}
