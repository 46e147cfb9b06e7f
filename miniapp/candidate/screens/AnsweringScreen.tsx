import { useState } from "react";
import { useTranslation } from "react-i18next";
import { connectionNow } from "../page/model";
import { Action } from "../parts/Action";
import { Connection } from "../parts/Connection";
import { usePage, usePageState } from "../parts/hooks";
import { Hearing } from "../parts/Meter";
import { Preview } from "../parts/Preview";
import { QuestionCard } from "../parts/QuestionCard";
import { questionTitle } from "../parts/questionTitle";
import { Remaining } from "../parts/Remaining";
import { Screen } from "../parts/Screen";
import { Sheet } from "../parts/Sheet";
import { LostPanel, SendingPanel, TimeUpPanel } from "./AnsweringPanels";

/** Shorter than this may well be a slip of the thumb. */
const SHORT_MS = 5000;

/** While speaking: the question, the time left, and the quiet proof that one is heard and saved. */
export function AnsweringScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const now = usePageState();
  const { state, run, answer, stream } = now;
  const [asking, setAsking] = useState<{ about: "rerecord" } | { about: "short"; seconds: number } | null>(
    null,
  );
  const [busy, setBusy] = useState(false);
  if (!state?.current) return null;
  const { question, answer: told, stage } = state.current;
  const phase = run?.phase ?? "starting";

  async function rerecord() {
    setBusy(true);
    await page.desk.rerecord();
    setBusy(false);
    setAsking(null);
  }
  function finish() {
    const ms = page.desk.recordedMs();
    if (ms < SHORT_MS) setAsking({ about: "short", seconds: Math.floor(ms / 1000) });
    else void page.desk.submit();
  }

  return (
    <Screen
      name="answering"
      focusKey={`answering-${question.id}-${told.take}`}
      eyebrow={stage.title}
      title={questionTitle(t, state)}
      wide
      status={<Connection />}
      actions={
        phase === "active" || phase === "starting" ? (
          <>
            <Action disabled={phase !== "active"} onClick={finish}>
              {t("answering.finish")}
            </Action>
            {told.rerecordsLeft > 0 && (
              <Action
                kind="quiet"
                disabled={phase !== "active" || !run?.begun}
                onClick={() => setAsking({ about: "rerecord" })}
              >
                {t("answering.rerecord")}
              </Action>
            )}
          </>
        ) : undefined
      }
    >
      <QuestionCard voiced={false} />
      <div className="stagehand">
        <div className="panel">
          {phase === "lost" ? (
            <LostPanel />
          ) : phase === "stopped" ? (
            <TimeUpPanel busy={busy} onRerecord={() => void rerecord()} />
          ) : phase === "sending" ? (
            <SendingPanel offline={connectionNow(now).kind === "offline"} />
          ) : (
            <>
              <p className="on-air" data-on={phase === "active"}>
                <span aria-hidden="true" />
                {t(phase === "active" ? "answering.recording" : "answering.starting")}
              </p>
              <Remaining countdown={answer} label={t("answering.remaining")} soften />
              <Hearing stream={phase === "active" ? stream : null} />
            </>
          )}
        </div>
        {run?.medium === "video" && (
          <div className="self">
            <Preview stream={stream} label={t("answering.you")} />
          </div>
        )}
      </div>
      {asking && (
        <Sheet
          title={t(asking.about === "rerecord" ? "answering.rerecordTitle" : "answering.shortTitle")}
          onClose={() => setAsking(null)}
          actions={
            <>
              <Action onClick={() => setAsking(null)}>{t("answering.keepGoing")}</Action>
              <Action
                kind="quiet"
                busy={busy}
                onClick={() => {
                  if (asking.about === "rerecord") void rerecord();
                  else {
                    setAsking(null);
                    void page.desk.submit();
                  }
                }}
              >
                {t(asking.about === "rerecord" ? "answering.rerecordGo" : "answering.shortGo")}
              </Action>
            </>
          }
        >
          <p>
            {asking.about === "rerecord"
              ? t("answering.rerecordBody")
              : t("answering.shortBody", { seconds: asking.seconds })}
          </p>
        </Sheet>
      )}
    </Screen>
  );
}
