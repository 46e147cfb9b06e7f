import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../parts/Action";
import { Connection } from "../parts/Connection";
import { durationText } from "../parts/duration";
import { usePage, usePageState } from "../parts/hooks";
import { Material } from "../parts/Material";
import { Preview } from "../parts/Preview";
import { QuestionCard } from "../parts/QuestionCard";
import { questionTitle } from "../parts/questionTitle";
import { Remaining } from "../parts/Remaining";
import { Screen } from "../parts/Screen";

/** The question, time to prepare, and the start of the answer. */
export function QuestionScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const { state, prep, stream, medium } = usePageState();
  const current = state?.current;
  const waiting = current?.answer.status === "waiting";
  const again = (current?.answer.take ?? 1) > 1;
  const id = current?.question.id;
  useEffect(() => {
    if (id && waiting && !again) void page.desk.present(id);
  }, [page, id, waiting, again]);
  if (!state || !current) return null;
  const { question, answer, stage } = current;
  const prepared = question.prepSeconds > 0 && !again;
  const written = stage.kind === "written" || answer.medium === "text";

  return (
    <Screen
      name="question"
      focusKey={`question-${question.id}-${answer.take}`}
      eyebrow={stage.title}
      title={questionTitle(t, state)}
      wide={!written}
      status={<Connection quiet />}
      actions={
        <Action disabled={waiting && !again} onClick={() => void page.desk.begin()}>
          {t("question.begin")}
        </Action>
      }
    >
      <QuestionCard voiced={!again} />
      <Material />
      <div className="stagehand">
        <div className="panel">
          <Remaining
            countdown={prep}
            label={t(prepared ? "question.prepare" : again ? "question.again" : "question.starting")}
            soften={false}
          />
          <p className="fine">
            {t(
              again
                ? "question.againHint"
                : waiting
                  ? "question.loading"
                  : prepared
                    ? "question.prepareHint"
                    : "question.startingHint",
            )}
          </p>
          <p className="fine">
            {t("question.limit", { time: durationText(t, answer.answerRemainingMs / 1000) })}
            {answer.rerecordsLeft > 0 && !written && ` · ${t("question.rerecord")}`}
          </p>
        </div>
        {!written && stream && medium === "video" && (
          <div className="self">
            <Preview stream={stream} label={t("answering.you")} />
          </div>
        )}
      </div>
    </Screen>
  );
}
