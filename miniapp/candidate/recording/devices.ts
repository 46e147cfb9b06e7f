import { pickMimeType, type RecordedMedium } from "./mimeTypes";

/** Why there is no camera or microphone, in words that lead to advice. */
export type DeviceTrouble = "denied" | "missing" | "busy" | "unsupported" | "insecure" | "failed";

export class DeviceError extends Error {
  override readonly name = "DeviceError";
  constructor(
    readonly trouble: DeviceTrouble,
    options?: ErrorOptions,
  ) {
    super(`No camera or microphone: ${trouble}`, options);
  }
}

export type Choice = { cameraId?: string; microphoneId?: string };

const TROUBLES: Record<string, DeviceTrouble> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};

/** The trouble behind an error of getUserMedia, by its DOMException name. */
export const troubleOf = (name: string): DeviceTrouble => TROUBLES[name] ?? "failed";

/** @throws DeviceError */
export async function openStream(medium: RecordedMedium, choice: Choice = {}): Promise<MediaStream> {
  if (!window.isSecureContext) throw new DeviceError("insecure");
  if (!navigator.mediaDevices?.getUserMedia || !recorderMimeType(medium))
    throw new DeviceError("unsupported");
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: {
        echoCancellation: true,
        noiseSuppression: true,
        autoGainControl: true,
        ...(choice.microphoneId ? { deviceId: { exact: choice.microphoneId } } : {}),
      },
      video:
        medium === "video"
          ? {
              width: { ideal: 640 },
              height: { ideal: 480 },
              frameRate: { ideal: 24, max: 30 },
              ...(choice.cameraId ? { deviceId: { exact: choice.cameraId } } : { facingMode: "user" }),
            }
          : false,
    });
  } catch (error) {
    throw new DeviceError(troubleOf((error as DOMException | null)?.name ?? ""), { cause: error });
  }
}

/** What MediaRecorder here would write, or null. */
export function recorderMimeType(medium: RecordedMedium): string | null {
  return pickMimeType(
    medium,
    typeof MediaRecorder === "undefined"
      ? undefined
      : (mimeType) => MediaRecorder.isTypeSupported?.(mimeType) ?? false,
  );
}

export function closeStream(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop());
}

export const isLive = (stream: MediaStream | null): stream is MediaStream =>
  stream !== null &&
  stream.getTracks().length > 0 &&
  stream.getTracks().every((track) => track.readyState === "live");

/** Calls back once when a track of the stream ends by itself (unplugged, permission withdrawn, taken by a call). */
export function onStreamLost(stream: MediaStream, lost: () => void): () => void {
  const tracks = stream.getTracks();
  const stopListening = () => tracks.forEach((track) => track.removeEventListener("ended", hear));
  function hear() {
    stopListening();
    lost();
  }
  tracks.forEach((track) => track.addEventListener("ended", hear));
  return stopListening;
}

/** Cameras and microphones with names; named only after permission was given. */
export async function listDevices(): Promise<{ cameras: MediaDeviceInfo[]; microphones: MediaDeviceInfo[] }> {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  const named = devices.filter((device) => device.deviceId !== "");
  return {
    cameras: named.filter((device) => device.kind === "videoinput"),
    microphones: named.filter((device) => device.kind === "audioinput"),
  };
}
