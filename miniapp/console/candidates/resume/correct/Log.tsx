import { Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../../common/ErrorState";
import { formatDateTime } from "../../../common/format";
import { More } from "../../../common/More";
import { useLocale } from "../../../common/When";
import { type Ids, type Logged, useCorrectionLog } from "../data";
import styles from "../Resume.module.css";
import { valueWords } from "../words";

/** Who corrected what, and what they took back: asked for when it is opened. */
export function Log({ ids }: { ids: Ids }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const list = useCorrectionLog(ids, open);
  const { data, error, refetch } = list;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles.log} aria-label={t("resume.correct.log")}>
      <button type="button" className={styles.flag} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("resume.correct.log")}
      </button>
      {open && error && !data ? <ErrorState compact error={error} onRetry={() => void refetch()} /> : null}
      {open && !data && !error ? <Skeleton active title={false} paragraph={{ rows: 2 }} /> : null}
      {open && data && items.length === 0 ? <p className={styles.none}>{t("resume.correct.noLog")}</p> : null}
      {items.length > 0 && open ? (
        <ol>
          {items.map((each) => (
            <Line key={each.id} logged={each} />
          ))}
        </ol>
      ) : null}
      {open ? <More list={list} size="small" /> : null}
    </section>
  );
}

function Line({ logged }: { logged: Logged }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { field, from, to, by, at } = logged;
  return (
    <li>
      <span>
        {from === null
          ? t("resume.correct.wasAdded", { words: valueWords(field, to, t) })
          : to === null
            ? t("resume.correct.wasRemoved", { words: valueWords(field, from, t) })
            : t("resume.correct.changed", { from: valueWords(field, from, t), to: valueWords(field, to, t) })}
      </span>
      <span className={styles.soft}>
        {by} · {formatDateTime(at, locale)}
      </span>
    </li>
  );
}
