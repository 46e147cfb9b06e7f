import { useState } from "react";
import { useTranslation } from "react-i18next";
import { allGood, canAnswer, deviceCheckBody, reportAdvice, reportRows } from "../page/deviceReport";
import { Action } from "../parts/Action";
import { usePage, usePageState } from "../parts/hooks";
import { Icon } from "../parts/icons";
import { Meter } from "../parts/Meter";
import { Preview } from "../parts/Preview";
import { Screen } from "../parts/Screen";
import type { Medium } from "../types";
import { useDeviceCheck } from "./useDeviceCheck";

const ORDER: Medium[] = ["video", "audio", "text"];
const MEDIUM_ICONS = { video: "camera", audio: "mic", text: "pencil" } as const;

/** Step 3: advice, not verdicts. */
export function DeviceScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const { state, stream } = usePageState();
  const allowed = ORDER.filter((medium) => state?.interview.mediaAllowed.includes(medium));
  const check = useDeviceCheck(allowed[0] ?? "text");
  const [busy, setBusy] = useState(false);
  const { found } = check;
  const idle = found.phase === "idle" && found.medium !== "text";
  const ready = canAnswer(found) && !idle;

  async function goOn() {
    setBusy(true);
    await page.visit.deviceCheck(deviceCheckBody(found));
    setBusy(false);
  }

  const next = idle ? (
    <Action onClick={() => check.start(found.medium)}>{t("device.start")}</Action>
  ) : ready ? (
    <Action busy={busy} onClick={() => void goOn()}>
      {t(allGood(found) ? "device.go" : "device.anyway")}
    </Action>
  ) : (
    <>
      <Action busy={!found.microphoneTrouble} onClick={() => check.start(found.medium)}>
        {t("common.retry")}
      </Action>
      {found.microphoneTrouble && (
        <Action kind="quiet" onClick={() => check.start("text")}>
          {t("device.useText")}
        </Action>
      )}
    </>
  );

  return (
    <Screen
      name="device"
      title={t("device.title")}
      lead={t(allowed[0] === "text" ? "device.leadText" : "device.lead")}
      actions={next}
      status={
        <output className={`advice${ready && allGood(found) ? " advice-good" : ""}`}>
          {idle ? t("device.ask") : t(`device.advice.${reportAdvice(found)}`)}
        </output>
      }
    >
      {found.medium !== "text" && (
        <div className="viewfinder">
          <Preview
            stream={stream}
            label={t("device.preview")}
            compact={found.medium === "audio"}
            empty={t(found.medium === "audio" ? "device.audioOnly" : "device.previewOff")}
          />
          <Meter stream={found.listening ? stream : null} label={t("device.level")} onLevel={check.hear} />
        </div>
      )}
      {allowed.length > 1 && (
        <fieldset className="segments">
          <legend>{t("device.medium")}</legend>
          <div>
            {allowed.map((medium) => (
              <label key={medium}>
                <input
                  type="radio"
                  name="medium"
                  checked={found.medium === medium}
                  onChange={() => check.start(medium)}
                />
                <span>
                  <Icon name={MEDIUM_ICONS[medium]} size={18} />
                  {t(`device.${medium}`)}
                </span>
              </label>
            ))}
          </div>
          <p className="fine">{t("device.mediumHint")}</p>
        </fieldset>
      )}
      <ul className="checks card">
        {reportRows(found).map(({ item, status }) => (
          <li key={item} data-status={status}>
            <span>{t(`device.${item}`)}</span>
            <span className="check-status">
              {status === "ok" && <Icon name="check" size={18} />}
              {t(`device.status.${status}`)}
              {item === "network" && found.latencyMs !== null && status !== "offline" && (
                <small>{`${Math.round(found.latencyMs)} ms`}</small>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Pickers check={check} />
      {found.microphoneTrouble === "unsupported" && <CopyLink />}
    </Screen>
  );
}

function Pickers({ check }: { check: ReturnType<typeof useDeviceCheck> }) {
  const { t } = useTranslation();
  const { cameras, microphones } = check.devices;
  const { medium } = check.found;
  if (medium === "text") return null;
  return (
    <>
      {medium === "video" && cameras.length > 1 && (
        <Picker
          label={t("device.pickCamera")}
          devices={cameras}
          value={check.choice.cameraId}
          onPick={(cameraId) => check.choose({ cameraId })}
        />
      )}
      {microphones.length > 1 && (
        <Picker
          label={t("device.pickMicrophone")}
          devices={microphones}
          value={check.choice.microphoneId}
          onPick={(microphoneId) => check.choose({ microphoneId })}
        />
      )}
    </>
  );
}

function Picker(props: {
  label: string;
  devices: MediaDeviceInfo[];
  value: string | undefined;
  onPick: (id: string) => void;
}) {
  return (
    <label className="field">
      <span>{props.label}</span>
      <select
        value={props.value ?? props.devices[0]?.deviceId}
        onChange={(event) => props.onPick(event.target.value)}
      >
        {props.devices.map((device, n) => (
          <option key={device.deviceId} value={device.deviceId}>
            {device.label || `${props.label} ${n + 1}`}
          </option>
        ))}
      </select>
    </label>
  );
}

function CopyLink() {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className="link"
      onClick={() => void navigator.clipboard?.writeText(location.href).then(() => setCopied(true))}
    >
      {t(copied ? "device.copied" : "device.copy")}
    </button>
  );
}
