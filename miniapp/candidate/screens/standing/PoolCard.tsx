import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../../parts/Action";
import type { Standing } from "../../types";
import { useDays } from "./useDays";

type Props = {
  pool: Standing["talentPool"];
  company: string;
  onAnswer: (agreed: boolean) => Promise<boolean>;
};

/** Whether they may be written to later: theirs to say, both ways as easy, and nothing happens by itself. */
export function PoolCard({ pool, company, onAnswer }: Props) {
  const { t } = useTranslation();
  const days = useDays();
  const [busy, setBusy] = useState(false);
  const [declined, setDeclined] = useState(false);
  if (!pool.offered) return null;
  async function answer(agreed: boolean) {
    setBusy(true);
    if (await onAnswer(agreed)) setDeclined(!agreed);
    setBusy(false);
  }
  if (pool.agreedAt !== null) {
    return (
      <section className="card">
        <h2>{t("pool.inTitle", { company })}</h2>
        <p>
          {t("pool.in", { since: days.day(pool.agreedAt), until: days.day(pool.until ?? pool.agreedAt) })}
        </p>
        <Action kind="quiet" busy={busy} onClick={() => void answer(false)}>
          {t("pool.leave")}
        </Action>
      </section>
    );
  }
  return (
    <section className="card">
      <h2>{t("pool.title")}</h2>
      <p>{t("pool.body", { company, months: pool.months })}</p>
      <output>{declined && <span className="note note-good">{t("pool.declined")}</span>}</output>
      <div className="standing-pair">
        <Action kind="quiet" busy={busy} onClick={() => void answer(true)}>
          {t("pool.agree")}
        </Action>
        {!declined && (
          <Action kind="quiet" disabled={busy} onClick={() => setDeclined(true)}>
            {t("pool.decline")}
          </Action>
        )}
      </div>
    </section>
  );
}
