import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../parts/Action";
import type { FeedbackBody } from "../types";

const SATISFACTION = [1, 2, 3, 4, 5];
const RECOMMEND = Array.from({ length: 11 }, (_, n) => n);

/** Three questions, two of them optional; none of them touches the result. */
export function Feedback(props: { onSend: (body: FeedbackBody) => Promise<boolean>; onSkip: () => void }) {
  const { t } = useTranslation();
  const [satisfaction, setSatisfaction] = useState<number | null>(null);
  const [recommend, setRecommend] = useState<number | null>(null);
  const [comment, setComment] = useState("");
  const [busy, setBusy] = useState(false);

  async function send() {
    if (satisfaction === null) return;
    setBusy(true);
    await props.onSend({ satisfaction, recommend, comment });
    setBusy(false);
  }

  return (
    <section className="card feedback">
      <h2>{t("confirm.feedbackTitle")}</h2>
      <p className="fine">{t("confirm.feedbackLead")}</p>
      <fieldset className="scale scale-five">
        <legend>{t("confirm.satisfaction")}</legend>
        <div>
          {SATISFACTION.map((n) => (
            <label key={n}>
              <input
                type="radio"
                name="satisfaction"
                aria-label={t(`confirm.s${n}`)}
                checked={satisfaction === n}
                onChange={() => setSatisfaction(n)}
              />
              <span>{n}</span>
            </label>
          ))}
        </div>
        <p className="scale-ends">
          <span>{t("confirm.satisfactionLow")}</span>
          <span>{t("confirm.satisfactionHigh")}</span>
        </p>
      </fieldset>
      <fieldset className="scale">
        <legend>
          {t("confirm.recommend")} <small>{t("common.optional")}</small>
        </legend>
        <div>
          {RECOMMEND.map((n) => (
            <label key={n}>
              <input
                type="radio"
                name="recommend"
                checked={recommend === n}
                onChange={() => setRecommend(n)}
              />
              <span>{n}</span>
            </label>
          ))}
        </div>
        <p className="scale-ends">
          <span>{t("confirm.recommendLow")}</span>
          <span>{t("confirm.recommendHigh")}</span>
        </p>
      </fieldset>
      <label className="field">
        <span>
          {t("confirm.comment")} <small>{t("common.optional")}</small>
        </span>
        <textarea
          rows={3}
          maxLength={1000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </label>
      <div className="actions">
        <Action busy={busy} disabled={satisfaction === null} onClick={() => void send()}>
          {t("confirm.send")}
        </Action>
        <Action kind="quiet" onClick={props.onSkip}>
          {t("confirm.skip")}
        </Action>
      </div>
    </section>
  );
}
