import { useCallback, useEffect, useEffectEvent, useState, type RefObject } from "react";
import type { Playhead } from "./playhead";
import type { SeekRequest } from "./ReportContext";

export type PlayerControls = {
  playing: boolean;
  rate: number;
  muted: boolean;
  toggle: () => void;
  seekTo: (ms: number) => void;
  setRate: (rate: number) => void;
  setMuted: (muted: boolean) => void;
};

const STEP_MS = 5000;

/** Drives a media element, and moves the playhead at every frame while it plays. */
export function usePlayer(
  mediaRef: RefObject<HTMLVideoElement | null>,
  playhead: Playhead,
  request: SeekRequest | null,
): PlayerControls {
  const [playing, setPlaying] = useState(false);
  const [rate, setRate] = useState(1);
  const [muted, setMuted] = useState(false);

  useEffect(() => {
    const media = mediaRef.current;
    if (!media) return;
    let frame = 0;
    const report = () => playhead.set(Math.round(media.currentTime * 1000));
    const follow = () => {
      report();
      frame = requestAnimationFrame(follow);
    };
    const onPlay = () => {
      setPlaying(true);
      cancelAnimationFrame(frame);
      follow();
    };
    const onPause = () => {
      setPlaying(false);
      cancelAnimationFrame(frame);
      report();
    };
    media.addEventListener("play", onPlay);
    media.addEventListener("pause", onPause);
    media.addEventListener("seeked", report);
    return () => {
      cancelAnimationFrame(frame);
      media.removeEventListener("play", onPlay);
      media.removeEventListener("pause", onPause);
      media.removeEventListener("seeked", report);
    };
  }, [mediaRef, playhead]);

  useEffect(() => {
    if (!mediaRef.current) return;
    mediaRef.current.playbackRate = rate;
    mediaRef.current.muted = muted;
  }, [mediaRef, rate, muted]);

  const seekTo = useCallback(
    (ms: number) => {
      const media = mediaRef.current;
      if (!media) return;
      media.currentTime = Math.max(0, ms / 1000);
      playhead.set(ms);
    },
    [mediaRef, playhead],
  );

  // A quote or a word was chosen: go there and play, as soon as the recording is known.
  useEffect(() => {
    const media = mediaRef.current;
    const ms = request?.ms ?? null;
    if (!media || ms === null) return;
    const start = () => {
      seekTo(ms);
      // A browser may refuse sound without a touch of the page: then it stands ready at the place.
      media.play().catch(() => undefined);
    };
    if (media.readyState >= HTMLMediaElement.HAVE_METADATA) {
      start();
      return;
    }
    media.addEventListener("loadedmetadata", start, { once: true });
    return () => media.removeEventListener("loadedmetadata", start);
  }, [mediaRef, request, seekTo]);

  const toggle = useCallback(() => {
    const media = mediaRef.current;
    if (!media) return;
    if (media.paused) media.play().catch(() => undefined);
    else media.pause();
  }, [mediaRef]);

  useEffect(() => {
    const media = mediaRef.current;
    media?.addEventListener("click", toggle);
    return () => media?.removeEventListener("click", toggle);
  }, [mediaRef, toggle]);

  // Space and arrows drive the player only where they have nothing else to do.
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.target !== document.body || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " ") toggle();
    else if (event.key === "ArrowLeft") seekTo(playhead.get() - STEP_MS);
    else if (event.key === "ArrowRight") seekTo(playhead.get() + STEP_MS);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  return { playing, rate, muted, toggle, seekTo, setRate, setMuted };
}
