import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../parts/Action";
import { Connection } from "../parts/Connection";
import { durationText } from "../parts/duration";
import { usePage, usePageState } from "../parts/hooks";
import { Screen } from "../parts/Screen";

/** Back after a reload, a crash, a call, or from another tab: where one was, and that it was kept. */
export function ResumeScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const { state, keptMs, submitting } = usePageState();
  const [busy, setBusy] = useState(false);
  if (!state?.current) return null;
  const { question, answer } = state.current;
  const n = question.index + 1;
  const kept = Math.round(keptMs / 1000);

  async function goOn() {
    setBusy(true);
    await page.desk.resume();
    setBusy(false);
  }

  return (
    <Screen
      name="resume"
      title={t("resume.title")}
      lead={
        answer.medium === "text" && answer.text !== ""
          ? t("resume.atText", { n })
          : kept > 0
            ? t("resume.atKept", { n, time: durationText(t, kept) })
            : t(question.followUp ? "resume.atFollowUp" : "resume.at", { n })
      }
      status={<Connection quiet />}
      actions={
        <Action busy={busy || submitting} onClick={() => void goOn()}>
          {t("common.continue")}
        </Action>
      }
    >
      <div className="card progress-card">
        <p>{t("resume.done", { answered: state.progress.answered, total: state.progress.total })}</p>
        <progress
          value={state.progress.answered}
          max={state.progress.total}
          aria-label={t("resume.done", {
            answered: state.progress.answered,
            total: state.progress.total,
          })}
        />
      </div>
      <output className="fine">{submitting ? t("resume.sending") : t("resume.clock")}</output>
      {answer.medium !== "text" && <p className="fine">{t("resume.camera")}</p>}
    </Screen>
  );
}
