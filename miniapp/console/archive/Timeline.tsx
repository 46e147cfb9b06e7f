import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Card } from "../common/Card";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { formatDateTime } from "../common/format";
import { More } from "../common/More";
import { useLocale } from "../common/When";
import { useMay } from "../session/usePermission";
import styles from "./Archive.module.css";
import { type ArchiveEvent, useTimeline } from "./data";
import {
  authorOf,
  factsOf,
  hasHour,
  isBackdated,
  isCorrection,
  linkOf,
  noteOf,
  sentenceOf,
} from "./eventWords";

const dayOf = (instant: string, locale: string) =>
  new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en-GB", {
    year: "numeric",
    month: locale === "zh" ? "2-digit" : "short",
    day: "2-digit",
  }).format(new Date(instant));

const monthOf = (instant: string, locale: string) =>
  new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en-GB", { year: "numeric", month: "long" }).format(
    new Date(instant),
  );

type Month = { name: string; events: ArchiveEvent[] };

/** Events under their months, in their order. */
function byMonth(events: readonly ArchiveEvent[], locale: string): Month[] {
  const months: Month[] = [];
  for (const event of events) {
    const name = monthOf(event.at, locale);
    const last = months.at(-1);
    if (last?.name === name) last.events.push(event);
    else months.push({ name, events: [event] });
  }
  return months;
}

/** All that happened with a person, from the first application to the last day at work, the newest first. */
export function Timeline({ candidateId }: { candidateId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const list = useTimeline(candidateId);
  return (
    <Card title={t("archive.timeline")}>
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.items.length === 0 ? (
        <EmptyState title={t("archive.empty")} text={t("archive.emptyText")} />
      ) : (
        <>
          {byMonth(list.items, locale).map(({ name, events }) => (
            <section key={name} aria-label={name}>
              <h3 className={styles.month}>{name}</h3>
              <ol className={styles.events}>
                {events.map((event) => (
                  <Event key={event.id} event={event} />
                ))}
              </ol>
            </section>
          ))}
          <More list={list} className={styles.more ?? ""} />
        </>
      )}
    </Card>
  );
}

function Event({ event }: { event: ArchiveEvent }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const mayReadInterviews = useMay("interviews.read");
  const mayReadBoards = useMay("candidacies.read");
  const { at, writtenAt, position } = event;
  const facts = factsOf(t, event);
  const note = noteOf(t, event);
  const link = linkOf(event);
  return (
    <li className={styles.event} data-kind={event.type.split(".")[0]} data-struck={event.struck}>
      <time className={`${styles.at} numbers`} dateTime={at}>
        {hasHour(event) ? formatDateTime(at, locale) : dayOf(at, locale)}
      </time>
      <div className={styles.what}>
        <p className={styles.sentence}>
          <span className={styles.text}>{sentenceOf(t, event)}</span>
          {facts.map((fact) => (
            <span key={fact} className={styles.fact}>
              {fact}
            </span>
          ))}
          {event.struck ? <span className={styles.mark}>{t("archive.struck")}</span> : null}
          {isCorrection(event) ? <span className={styles.mark}>{t("archive.correction")}</span> : null}
          {link && mayReadInterviews ? (
            <Link to={link.to} className={styles.link}>
              {t(`archive.see.${link.word}`)}
            </Link>
          ) : null}
        </p>
        {note ? <blockquote className={styles.note}>{note}</blockquote> : null}
        <p className={styles.meta}>
          <span>{authorOf(t, event)}</span>
          {position.title ? (
            position.id && mayReadBoards ? (
              <Link to={`/pipeline?position=${position.id}`} className={styles.job}>
                {position.title}
              </Link>
            ) : (
              <span>{position.title}</span>
            )
          ) : null}
          {isBackdated(event) ? (
            <span className={styles.mark}>
              {t("archive.backdated", { at: formatDateTime(writtenAt, locale) })}
            </span>
          ) : null}
        </p>
      </div>
    </li>
  );
}
