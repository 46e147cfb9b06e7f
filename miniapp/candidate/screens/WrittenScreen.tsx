import { useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { writtenLength } from "../../../server/plans/writtenLength";
import { connectionNow } from "../page/model";
import { Action } from "../parts/Action";
import { Connection } from "../parts/Connection";
import { durationText } from "../parts/duration";
import { usePage, usePageState } from "../parts/hooks";
import { Material } from "../parts/Material";
import { QuestionCard } from "../parts/QuestionCard";
import { questionTitle } from "../parts/questionTitle";
import { Remaining } from "../parts/Remaining";
import { Screen } from "../parts/Screen";
import { Sheet } from "../parts/Sheet";
import { SendingPanel } from "./AnsweringPanels";
import { lengthState } from "./lengthState";
import { OtherWords } from "./OtherWords";
import { WritingField } from "./WritingField";

/** Why somebody is asked once more before their words are sent; `over` has to be cut first. */
type Doubt = "empty" | "short" | "over";

/** An answer in writing: a written stage, or whoever answers by text. */
export function WrittenScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const now = usePageState();
  const { state, run, answer } = now;
  const written = useSyncExternalStore(page.writing.subscribe, page.writing.get);
  const [doubt, setDoubt] = useState<Doubt | null>(null);
  if (!state?.current) return null;
  const { question, stage } = state.current;
  const sending = run?.phase === "sending";
  const stand = lengthState(writtenLength(written.text), question);
  const mostly = written.text.trim() === "" ? "empty" : stand.kind === "fits" ? null : stand.kind;
  const goOn = <Action onClick={() => setDoubt(null)}>{t("answering.keepGoing")}</Action>;

  return (
    <Screen
      name="written"
      focusKey={`written-${question.id}`}
      eyebrow={stage.title}
      title={questionTitle(t, state)}
      wide={question.material !== ""}
      status={<Connection quiet />}
      actions={
        <Action
          busy={sending}
          disabled={!run}
          onClick={() => (mostly ? setDoubt(mostly) : void page.desk.submit())}
        >
          {t("written.submit")}
        </Action>
      }
    >
      <div className="writing-desk">
        <div className="writing-read">
          <QuestionCard voiced={false} />
          <Material />
        </div>
        <div className="writing-write">
          <Remaining countdown={answer} label={t("answering.remaining")} soften calm />
          <WritingField question={question} readOnly={sending} />
          <OtherWords />
          {run && run.savedMs > 0 && (
            <p className="fine">{t("written.kept", { time: durationText(t, run.savedMs / 1000) })}</p>
          )}
          {sending && <SendingPanel offline={connectionNow(now).kind === "offline"} />}
        </div>
      </div>
      {doubt && (
        <Sheet
          title={t(`written.${doubt}Title`, { by: stand.by })}
          onClose={() => setDoubt(null)}
          actions={
            doubt === "over" ? (
              goOn
            ) : (
              <>
                {goOn}
                <Action
                  kind="quiet"
                  onClick={() => {
                    setDoubt(null);
                    void page.desk.submit();
                  }}
                >
                  {t("written.emptyGo")}
                </Action>
              </>
            )
          }
        >
          <p>{t(`written.${doubt}Body`, { least: question.leastLength, most: question.mostLength })}</p>
        </Sheet>
      )}
    </Screen>
  );
}
