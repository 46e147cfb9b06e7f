import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { createPractice } from "../page/practice";
import { Action } from "../parts/Action";
import { usePage, usePageState } from "../parts/hooks";
import { Meter } from "../parts/Meter";
import { Preview } from "../parts/Preview";
import { Remaining } from "../parts/Remaining";
import { Screen } from "../parts/Screen";

/** Step 4: one question that does not count and never leaves the device. */
export function PracticeScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const { stream, medium, state } = usePageState();
  const way = medium ?? state?.interview.medium ?? "text";
  const [recorder] = useState(() => createPractice(page));
  const practice = useSyncExternalStore(recorder.subscribe, recorder.get);
  useEffect(() => recorder.close, [recorder]);
  const [busy, setBusy] = useState(false);

  async function start() {
    setBusy(true);
    await page.visit.start(way);
    setBusy(false);
  }
  const record = () => void (way !== "text" && recorder.record(way));
  const begin = (kind: "primary" | "quiet") => (
    <Action kind={kind} busy={busy} onClick={() => void start()}>
      {t("practice.start")}
    </Action>
  );

  const actions =
    way === "text" ? (
      begin("primary")
    ) : practice.phase === "recording" ? (
      <Action onClick={recorder.stop}>{t("practice.stop")}</Action>
    ) : practice.phase === "recorded" ? (
      <>
        {begin("primary")}
        <Action kind="quiet" onClick={record}>
          {t("practice.again")}
        </Action>
      </>
    ) : (
      <>
        <Action busy={practice.phase === "opening"} onClick={record}>
          {t("practice.record")}
        </Action>
        {begin("quiet")}
      </>
    );

  return (
    <Screen name="practice" title={t("practice.title")} lead={t("practice.lead")} actions={actions}>
      <div className="card ask">
        <p className="ask-text">{t("practice.question")}</p>
      </div>
      {way === "text" ? (
        <label className="field">
          <span>{t("written.label")}</span>
          <textarea rows={5} placeholder={t("practice.write")} />
        </label>
      ) : (
        <div className="viewfinder">
          {practice.phase === "recorded" && practice.url ? (
            <div className="preview">
              {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the candidate's own words, seconds ago */}
              <video src={practice.url} controls playsInline aria-label={t("practice.playback")} />
            </div>
          ) : (
            <Preview
              stream={stream}
              label={t("device.preview")}
              compact={way === "audio"}
              empty={t(way === "audio" ? "device.audioOnly" : "device.previewOff")}
            />
          )}
          <Meter stream={practice.phase === "recorded" ? null : stream} label={t("device.level")} />
          {practice.phase === "recording" ? (
            <Remaining countdown={practice.left} label={t("practice.recording")} soften={false} />
          ) : (
            <p className="fine viewfinder-note">
              {t(practice.phase === "failed" ? "practice.denied" : "practice.ready")}
            </p>
          )}
        </div>
      )}
      <button type="button" className="link" onClick={page.visit.backToDevices}>
        {t("practice.toDevices")}
      </button>
    </Screen>
  );
}
