import { useTranslation } from "react-i18next";
import { Action } from "../parts/Action";
import { durationText } from "../parts/duration";
import { usePage, usePageState } from "../parts/hooks";
import { Icon } from "../parts/icons";
import { Screen } from "../parts/Screen";
import { Voice } from "../parts/Voice";

/** Before each stage: what it is, read aloud. */
export function GuideScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const { state } = usePageState();
  if (!state?.current) return null;
  const { stage, question } = state.current;
  const count = state.stages.find(({ id }) => id === stage.id)?.questionCount ?? 1;
  const guide = stage.guide || t("guide.fallback");

  return (
    <Screen
      name="guide"
      focusKey={`guide-${stage.id}`}
      eyebrow={t("guide.stage", { n: stage.index + 1, total: state.stages.length })}
      title={stage.title}
      actions={<Action onClick={() => page.readGuide(stage.id)}>{t("guide.start")}</Action>}
    >
      <p className="guide-text" lang={state.interview.language}>
        {guide}
      </p>
      <Voice text={guide} recordedFor={null} />
      <ul className="facts">
        <li>
          <Icon name="list" />
          <span>{t("guide.count", { count })}</span>
        </li>
        {question.prepSeconds > 0 && (
          <li>
            <Icon name="clock" />
            <span>{t("guide.prep", { time: durationText(t, question.prepSeconds) })}</span>
          </li>
        )}
        <li>
          <Icon name={stage.kind === "written" ? "pencil" : "mic"} />
          <span>{t("guide.answer", { time: durationText(t, question.answerSeconds) })}</span>
        </li>
      </ul>
    </Screen>
  );
}
