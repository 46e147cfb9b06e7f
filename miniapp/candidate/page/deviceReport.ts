import type { DeviceTrouble } from "../recording/devices";
import { isAudible, isNoisy } from "../recording/levels";
import type { DeviceCheck, Medium } from "../types";

/** What the device check has found so far. */
export type Findings = {
  phase: "idle" | "running";
  /** How the candidate will answer as things stand. */
  medium: Medium;
  /** Why the camera, or the microphone, could not be used. */
  cameraTrouble: DeviceTrouble | null;
  microphoneTrouble: DeviceTrouble | null;
  /** Devices are open and being listened to. */
  listening: boolean;
  /** Loudest level so far, dBFS; −120 is silence. */
  peakDb: number;
  /** The room between words, dBFS; null until heard long enough. */
  floorDb: number | null;
  /** Median round trip; null before measuring. */
  latencyMs: number | null;
  unreachable: boolean;
  /** This browser keeps recordings on the device. */
  storage: boolean;
  mimeType: string | null;
};

export type Status =
  | "waiting"
  | "checking"
  | "ok"
  | "skipped"
  | "notHeard"
  | "noisy"
  | "slow"
  | "offline"
  | "memory"
  | DeviceTrouble;
export type Row = { item: "camera" | "microphone" | "noise" | "network" | "browser"; status: Status };

/** Slower than this, live saving lags behind the speech. */
const SLOW_MS = 600;

/** One short word for each thing that is checked. */
export function reportRows(found: Findings): Row[] {
  const { medium, phase } = found;
  const idle: Status = phase === "idle" ? "waiting" : "checking";
  const network: Row = {
    item: "network",
    status: found.unreachable
      ? "offline"
      : found.latencyMs === null
        ? idle
        : found.latencyMs > SLOW_MS
          ? "slow"
          : "ok",
  };
  if (medium === "text") return [network];

  const heard: Status = !found.listening ? idle : isAudible(found.peakDb) ? "ok" : "notHeard";
  const noise: Status = !found.listening || found.floorDb === null ? idle : "ok";
  return [
    {
      item: "camera",
      status: found.cameraTrouble ?? (medium === "audio" ? "skipped" : found.listening ? "ok" : idle),
    },
    { item: "microphone", status: found.microphoneTrouble ?? heard },
    { item: "noise", status: found.microphoneTrouble ? "waiting" : isNoisy(found.floorDb) ? "noisy" : noise },
    network,
    { item: "browser", status: phase === "idle" ? "waiting" : browserStatus(found) },
  ];
}

function browserStatus({ mimeType, storage }: Findings): Status {
  if (!mimeType) return "unsupported";
  return storage ? "ok" : "memory";
}

const isTrouble = (status: Status): status is DeviceTrouble =>
  ["denied", "missing", "busy", "unsupported", "insecure", "failed"].includes(status);

/**
 * The one piece of advice that matters most now, as a key under `device.advice`. Never a verdict: whoever wants to
 * go on may.
 */
export function reportAdvice(found: Findings): string {
  const rows = new Map(reportRows(found).map((row) => [row.item, row.status]));
  const microphone = rows.get("microphone");
  if (microphone && isTrouble(microphone)) return microphone;
  const camera = rows.get("camera");
  if (camera && isTrouble(camera)) return found.medium === "audio" ? "audioInstead" : camera;
  if (rows.get("network") === "offline") return "offline";
  if (found.medium === "text") return rows.get("network") === "slow" ? "slow" : "goodText";
  if (microphone !== "ok") return "say";
  if (rows.get("noise") === "noisy") return "noisy";
  if (rows.get("network") === "slow") return "slow";
  if (rows.get("browser") === "memory") return "memory";
  return found.medium === "audio" ? "goodAudio" : "good";
}

export const allGood = (found: Findings): boolean =>
  reportRows(found).every(({ status }) => status === "ok" || status === "skipped" || status === "memory");

/** Whether the chosen way to answer can work at all. */
export const canAnswer = (found: Findings): boolean => found.medium === "text" || found.listening;

const REPORTED = { denied: "denied", missing: "missing" } as const;
const reported = (trouble: DeviceTrouble) =>
  trouble in REPORTED ? REPORTED[trouble as keyof typeof REPORTED] : ("failed" as const);

/** The findings in the words of the contract. */
export function deviceCheckBody(found: Findings): DeviceCheck {
  const { medium } = found;
  return {
    medium,
    camera: found.cameraTrouble ? reported(found.cameraTrouble) : medium === "video" ? "ok" : "skipped",
    microphone: found.microphoneTrouble
      ? reported(found.microphoneTrouble)
      : medium === "text"
        ? "skipped"
        : isAudible(found.peakDb)
          ? "ok"
          : "quiet",
    noiseDb: medium === "text" || found.floorDb === null ? null : Math.max(-120, Math.min(0, found.floorDb)),
    latencyMs: found.latencyMs === null ? null : Math.min(60_000, Math.round(found.latencyMs)),
    recorderMimeType: medium === "text" ? null : found.mimeType,
  };
}
