import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../../parts/Action";
import { Sheet } from "../../parts/Sheet";
import type { Standing } from "../../types";
import { useDays } from "./useDays";

/** A person instead of, or after, the machine: asked once at a time, and answered where it was asked. */
export function ReviewCard({
  review,
  onAsk,
  before = false,
}: {
  review: Standing["review"];
  onAsk: (words: string) => Promise<boolean>;
  /** The application ended before any interview: there are no answers to go through. */
  before?: boolean;
}) {
  const { t } = useTranslation();
  const days = useDays();
  const [asking, setAsking] = useState(false);
  const { last, mayAsk } = review;
  if (!last && !mayAsk) return null;
  const answered = last?.answeredAt && last.answer ? { at: last.answeredAt, answer: last.answer } : null;
  const openTitle = before ? "review.openTitleBefore" : "review.openTitle";
  const title = !last ? "review.title" : answered ? "review.answeredTitle" : openTitle;
  return (
    <section className="card">
      <h2>{t(title)}</h2>
      {!last && <p>{t(before ? "review.bodyBefore" : "review.body")}</p>}
      {last && !answered && (
        <p>{t(before ? "review.openBefore" : "review.open", { day: days.day(last.askedAt) })}</p>
      )}
      {answered && <p>{t(`review.answer.${answered.answer}`, { day: days.day(answered.at) })}</p>}
      {last && last.words !== "" && (
        <figure className="standing-words">
          <figcaption>{t("review.yours")}</figcaption>
          <blockquote>{last.words}</blockquote>
        </figure>
      )}
      {mayAsk && (
        <Action kind="quiet" onClick={() => setAsking(true)}>
          {t(last ? "review.again" : "review.ask")}
        </Action>
      )}
      {asking && <Ask onAsk={onAsk} onClose={() => setAsking(false)} />}
    </section>
  );
}

function Ask({ onAsk, onClose }: { onAsk: (words: string) => Promise<boolean>; onClose: () => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [busy, setBusy] = useState(false);
  async function send() {
    setBusy(true);
    await onAsk(words.trim());
    setBusy(false);
    onClose();
  }
  return (
    <Sheet
      title={t("review.sheetTitle")}
      onClose={onClose}
      closable
      actions={
        <Action busy={busy} disabled={words.trim() === ""} onClick={() => void send()}>
          {t("review.send")}
        </Action>
      }
    >
      <label className="field">
        <span>{t("review.words")}</span>
        <textarea
          rows={4}
          maxLength={500}
          value={words}
          placeholder={t("review.wordsHint")}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
    </Sheet>
  );
}
