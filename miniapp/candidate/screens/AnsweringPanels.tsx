import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../parts/Action";
import { usePage, usePageState, useSeconds } from "../parts/hooks";
import type { Countdown } from "../page/countdown";

const AUTO_SUBMIT_MS = 20_000;

/** Camera or microphone went away: nothing is lost, and there are ways on. */
export function LostPanel() {
  const { t } = useTranslation();
  const page = usePage();
  const { run, state } = usePageState();
  if (!run || !state) return null;
  const allowed = state.interview.mediaAllowed;
  const way = run.medium === "video" ? "video" : "audio";
  return (
    <div className="card note-card" role="alert">
      <p className="strong">{t("answering.lostTitle")}</p>
      <p>{t("answering.lostBody")}</p>
      {run.trouble && <p className="fine">{t(`device.advice.${run.trouble}`)}</p>}
      <div className="actions">
        <Action onClick={() => void page.desk.reconnect(way)}>{t("answering.reconnect")}</Action>
        {way === "video" && allowed.includes("audio") && (
          <Action kind="quiet" onClick={() => void page.desk.reconnect("audio")}>
            {t("device.useAudio")}
          </Action>
        )}
        {allowed.includes("text") && (
          <Action kind="quiet" onClick={() => void page.desk.reconnect("text")}>
            {t("device.useText")}
          </Action>
        )}
      </div>
    </div>
  );
}

/** The limit came, and one re-recording is left. Without an answer it submits by itself. */
export function TimeUpPanel({ busy, onRerecord }: { busy: boolean; onRerecord: () => void }) {
  const { t } = useTranslation();
  const page = usePage();
  const [countdown] = useState<Countdown>(() => ({ remainingMs: AUTO_SUBMIT_MS, at: performance.now() }));
  const seconds = useSeconds(countdown) ?? 0;
  useEffect(() => {
    if (seconds === 0 && !busy) void page.desk.submit();
  }, [page, seconds, busy]);
  return (
    <div className="card note-card">
      <output className="strong">{t("answering.timeUp")}</output>
      <p>{t("answering.timeUpBody", { seconds })}</p>
      <div className="actions">
        <Action busy={busy} onClick={() => void page.desk.submit()}>
          {t("answering.submit")}
        </Action>
        <Action kind="quiet" busy={busy} onClick={onRerecord}>
          {t("answering.rerecord")}
        </Action>
      </div>
    </div>
  );
}

export function SendingPanel({ offline }: { offline: boolean }) {
  const { t } = useTranslation();
  return (
    <output className="card note-card">
      {t(offline ? "answering.sendingOffline" : "answering.sending")}
    </output>
  );
}
