import { useId, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { connectionNow } from "../page/model";
import { Action } from "../parts/Action";
import { Connection } from "../parts/Connection";
import { durationText } from "../parts/duration";
import { usePage, usePageState } from "../parts/hooks";
import { Icon } from "../parts/icons";
import { QuestionCard } from "../parts/QuestionCard";
import { questionTitle } from "../parts/questionTitle";
import { Remaining } from "../parts/Remaining";
import { Screen } from "../parts/Screen";
import { Sheet } from "../parts/Sheet";
import { SendingPanel } from "./AnsweringPanels";

const MAX_LENGTH = 20_000;

/** An answer in writing: a written stage, or whoever answers by text. */
export function WrittenScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const now = usePageState();
  const { state, run, answer } = now;
  const written = useSyncExternalStore(page.writing.subscribe, page.writing.get);
  const [asking, setAsking] = useState(false);
  const id = useId();
  if (!state?.current) return null;
  const { question, stage } = state.current;
  const sending = run?.phase === "sending";

  return (
    <Screen
      name="written"
      focusKey={`written-${question.id}`}
      eyebrow={stage.title}
      title={questionTitle(t, state)}
      status={<Connection quiet />}
      actions={
        <Action
          busy={sending}
          disabled={!run}
          onClick={() => (written.text.trim() === "" ? setAsking(true) : void page.desk.submit())}
        >
          {t("written.submit")}
        </Action>
      }
    >
      <QuestionCard voiced={false} />
      <Remaining countdown={answer} label={t("answering.remaining")} soften />
      <div className="field writing">
        <label htmlFor={id}>{t("written.label")}</label>
        <textarea
          id={id}
          rows={10}
          maxLength={MAX_LENGTH}
          placeholder={t("written.placeholder")}
          value={written.text}
          readOnly={sending}
          aria-describedby={`${id}-state`}
          onChange={(event) => page.writing.edit(event.target.value)}
        />
        <p className="writing-state" id={`${id}-state`}>
          <span>{t("written.count", { count: written.text.length })}</span>
          <span data-saved={written.saved}>
            {written.saved === "saved" && <Icon name="check" size={16} />}
            {t(`written.${written.saved}`)}
          </span>
        </p>
      </div>
      {run && run.savedMs > 0 && (
        <p className="fine">{t("written.kept", { time: durationText(t, run.savedMs / 1000) })}</p>
      )}
      {sending && <SendingPanel offline={connectionNow(now).kind === "offline"} />}
      {asking && (
        <Sheet
          title={t("written.emptyTitle")}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Action onClick={() => setAsking(false)}>{t("answering.keepGoing")}</Action>
              <Action
                kind="quiet"
                onClick={() => {
                  setAsking(false);
                  void page.desk.submit();
                }}
              >
                {t("written.emptyGo")}
              </Action>
            </>
          }
        >
          <p>{t("written.emptyBody")}</p>
        </Sheet>
      )}
    </Screen>
  );
}
