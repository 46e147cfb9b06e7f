import { App, Button, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import { useErrorText } from "../common/ErrorState";
import { questionName } from "../report/questionName";
import { useDesk } from "../report/ReportContext";
import { useSession } from "../session/useSession";
import { type ReviewView, useReviewing } from "./data";
import { LevelChoice } from "./LevelChoice";
import { type Chosen, type RatingState, beginWith, bodyOf, keyOf, wantsReason } from "./ratingState";
import styles from "./Review.module.css";

/** A pause in choosing after which the draft is kept. */
const SAVE_AFTER_MS = 700;

/** One's levels for the question that is on the desk; the draft is kept as one goes. */
export function RatingForm({ interviewId, view }: { interviewId: string; view: ReviewView }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const errorText = useErrorText();
  const { report, answer, choose } = useDesk();
  const staffId = useSession().data?.staff?.id ?? null;
  const { pairs } = view;
  const sealed = view.task?.sealed ?? false;
  const [state, setState] = useState<RatingState>(() => beginWith(view, staffId));
  const [isDirty, setDirty] = useState(false);
  const { save, send } = useReviewing(interviewId);
  const { mutate: keep } = save;
  const sent = useRef(false);

  useEffect(() => {
    if (!isDirty || sent.current) return;
    const timer = setTimeout(() => {
      setDirty(false);
      keep(bodyOf(pairs, state));
    }, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isDirty, state, pairs, keep]);

  const change = (next: RatingState) => {
    setState(next);
    setDirty(true);
  };
  const rate = (key: string, chosen: Chosen) =>
    change({ ...state, ratings: { ...state.ratings, [key]: chosen } });
  const here = pairs.filter((pair) => pair.answerId === answer.id);
  const isDone = (pair: (typeof pairs)[number]) => {
    const chosen = state.ratings[keyOf(pair)];
    return chosen !== undefined && (state.comment.trim() !== "" || !wantsReason(pair, chosen, { sealed }));
  };
  const done = pairs.filter(isDone).length;
  const next =
    pairs.find((pair) => !isDone(pair) && pair.answerId !== answer.id)?.answerId ??
    pairs[pairs.findIndex((pair) => pair.answerId === answer.id) + here.length]?.answerId;
  const submit = () =>
    void modal.confirm({
      title: t("reviews.sendTitle"),
      content: t(sealed ? "reviews.sendBlind" : "reviews.sendOpen"),
      okText: t("reviews.send"),
      cancelText: t("common.cancel"),
      // The refusal is told by the mutation itself.
      onOk: () => {
        sent.current = true;
        return send.mutateAsync(bodyOf(pairs, state)).then(
          () => void message.success(t("reviews.sent")),
          () => {
            sent.current = false;
          },
        );
      },
    });
  return (
    <Card
      title={t("reviews.rate")}
      extra={
        <span className={`${styles.meta} numbers`}>
          {t("reviews.progress", { done, total: pairs.length })}
        </span>
      }
    >
      <div className={styles.form}>
        <h3 className={styles.question}>{questionName(t, report, answer.id)}</h3>
        {here.length === 0 ? (
          <p className={styles.meta}>{t(answer.followUp ? "reviews.followed" : "reviews.otherAnswer")}</p>
        ) : (
          here.map((pair) => {
            const dimension = report.dimensions.find(({ id }) => id === pair.dimensionId);
            return dimension ? (
              <LevelChoice
                key={keyOf(pair)}
                pair={pair}
                dimension={dimension}
                chosen={state.ratings[keyOf(pair)]}
                sealed={sealed}
                onChange={(chosen) => rate(keyOf(pair), chosen)}
              />
            ) : null;
          })
        )}
        <label className={styles.comment}>
          <span>{t("reviews.overall")}</span>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            placeholder={t("reviews.overallHint")}
            value={state.comment}
            onChange={({ target }) => change({ ...state, comment: target.value })}
          />
        </label>
        <div className={styles.foot}>
          <output className={styles.meta}>
            {save.isError
              ? t("reviews.unsaved", { why: errorText(save.error) })
              : save.isPending || isDirty
                ? t("reviews.saving")
                : save.isSuccess || view.draft
                  ? t("reviews.saved")
                  : ""}
          </output>
          <div className={styles.buttons}>
            {next && next !== answer.id ? (
              <Button type={done === pairs.length ? "default" : "primary"} onClick={() => choose(next)}>
                {t("reviews.next")}
              </Button>
            ) : null}
            <Button
              type={done === pairs.length ? "primary" : "default"}
              disabled={done < pairs.length}
              loading={send.isPending}
              onClick={submit}
            >
              {t("reviews.send")}
            </Button>
          </div>
        </div>
      </div>
    </Card>
  );
}
