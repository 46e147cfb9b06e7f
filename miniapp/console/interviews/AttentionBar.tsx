import {
  ClockCircleOutlined,
  CustomerServiceOutlined,
  DisconnectOutlined,
  FileSearchOutlined,
  MailOutlined,
  WarningOutlined,
} from "@ant-design/icons";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./AttentionBar.module.css";
import { FOCUSES, type Focus } from "./filters";
import { type AttentionCounts, useAttention } from "./useAttention";

type Reason = keyof AttentionCounts;
const ICONS: Record<Reason, ReactNode> = {
  person: <CustomerServiceOutlined aria-hidden />,
  review: <FileSearchOutlined aria-hidden />,
  failed: <WarningOutlined aria-hidden />,
  stuck: <DisconnectOutlined aria-hidden />,
  expiring: <ClockCircleOutlined aria-hidden />,
  messages: <MailOutlined aria-hidden />,
};

type Props = { active: Focus | null; onChoose: (focus: Focus | null) => void };

/** What needs a person now. Every number opens the list behind it; a second press closes it. */
export function AttentionBar({ active, onChoose }: Props) {
  const { t } = useTranslation();
  const { data: counts, isError } = useAttention();
  // Where the numbers could not be read, "nothing needs you" would be a guess.
  if (!counts) return isError ? null : <Skeleton.Button active block className={styles.loading} />;
  const shown = FOCUSES.filter((focus) => focus === active || counts[focus].count > 0);
  const { messages } = counts;
  if (shown.length === 0 && messages.count === 0) return <p className={styles.none}>{t("attention.none")}</p>;
  return (
    <section aria-label={t("attention.label")} className={styles.bar}>
      {shown.map((focus) => (
        <button
          key={focus}
          type="button"
          className={styles.card}
          data-focus={focus}
          aria-pressed={focus === active}
          onClick={() => onChoose(focus === active ? null : focus)}
        >
          <Face reason={focus} {...counts[focus]} />
        </button>
      ))}
      {messages.count > 0 ? (
        <Link to="/messages" className={styles.card} data-focus="messages">
          <Face reason="messages" {...messages} />
        </Link>
      ) : null}
    </section>
  );
}

function Face({ reason, count, more }: { reason: Reason; count: number; more: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.icon} aria-hidden>
        {ICONS[reason]}
      </span>
      <span className={`${styles.count} numbers`}>
        {count}
        {more ? "+" : ""}
      </span>
      <span className={styles.words}>
        <strong>{t(`attention.${reason}`)}</strong>
        <span>{t(`attention.${reason}Hint`)}</span>
      </span>
    </>
  );
}
