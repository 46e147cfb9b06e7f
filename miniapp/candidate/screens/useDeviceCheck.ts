import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Findings } from "../page/deviceReport";
import { DeviceError, listDevices, recorderMimeType, type Choice } from "../recording/devices";
import { FLOOR_DB, median, noiseFloorDb } from "../recording/levels";
import { createStore } from "../page/store";
import { usePage, usePageState } from "../parts/hooks";
import type { Medium } from "../types";

const PINGS = 5;
/** Levels come about twelve times a second; this keeps the last ten seconds. */
const KEPT_LEVELS = 120;

type Devices = Awaited<ReturnType<typeof listDevices>>;

/** Runs the device check: opens what the medium needs, listens, measures the way to the server. */
export function useDeviceCheck(first: Medium) {
  const page = usePage();
  const { degraded } = usePageState();
  const [findings] = useState(() =>
    createStore<Findings>({
      phase: "idle",
      medium: first,
      cameraTrouble: null,
      microphoneTrouble: null,
      listening: false,
      peakDb: FLOOR_DB,
      floorDb: null,
      latencyMs: null,
      unreachable: false,
      storage: typeof indexedDB !== "undefined",
      mimeType: null,
    }),
  );
  const found = useSyncExternalStore(findings.subscribe, findings.get);
  const patch = findings.set;
  const [devices, setDevices] = useState<Devices>({ cameras: [], microphones: [] });
  const [choice, setChoice] = useState<Choice>({});
  const levels = useRef<number[]>([]);

  const measureNetwork = useCallback(async () => {
    const times: number[] = [];
    for (let n = 0; n < PINGS; n++) {
      const began = performance.now();
      try {
        await page.calls.ping();
        times.push(performance.now() - began);
      } catch {
        // A lost ping is what is being measured.
      }
    }
    // The first one also opens the connection.
    const latencyMs = median(times.length > 1 ? times.slice(1) : times);
    patch({ latencyMs, unreachable: latencyMs === null });
  }, [page, patch]);

  const open = useCallback(
    async (medium: "video" | "audio", chosen: Choice) => {
      levels.current = [];
      patch({
        phase: "running",
        medium,
        listening: false,
        peakDb: FLOOR_DB,
        floorDb: null,
        cameraTrouble: null,
        microphoneTrouble: null,
        mimeType: recorderMimeType(medium),
      });
      try {
        await page.desk.ensureStream(medium, chosen);
        patch({ listening: true });
      } catch (error) {
        const trouble = error instanceof DeviceError ? error.trouble : "failed";
        const hopeless = trouble === "insecure" || trouble === "unsupported";
        const soundOnly = medium === "video" && !hopeless;
        if (soundOnly && (await page.desk.ensureStream("audio", chosen).catch(() => null))) {
          patch({
            medium: "audio",
            listening: true,
            cameraTrouble: trouble,
            mimeType: recorderMimeType("audio"),
          });
        } else {
          patch({ cameraTrouble: medium === "video" ? trouble : null, microphoneTrouble: trouble });
        }
      }
      setDevices(await listDevices());
    },
    [page, patch],
  );

  useEffect(() => {
    if (first === "text") void measureNetwork();
  }, [first, measureNetwork]);

  return {
    found: { ...found, storage: found.storage && degraded === null },
    devices,
    choice,
    start(medium: Medium) {
      if (found.latencyMs === null) void measureNetwork();
      if (medium === "text") {
        page.desk.closeCamera();
        patch({ phase: "running", medium, listening: false });
      } else void open(medium, choice);
    },
    choose(next: Choice) {
      const chosen = { ...choice, ...next };
      setChoice(chosen);
      if (found.medium !== "text") void open(found.medium, chosen);
    },
    hear(db: number) {
      levels.current.push(db);
      if (levels.current.length > KEPT_LEVELS) levels.current.shift();
      // Sixty renders a minute are plenty for words that change now and then.
      if (levels.current.length % 12 !== 0) return;
      patch({
        peakDb: Math.max(findings.get().peakDb, ...levels.current),
        floorDb: noiseFloorDb(levels.current),
      });
    },
  };
}
