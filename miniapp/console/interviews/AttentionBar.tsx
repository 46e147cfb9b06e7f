import {
  ClockCircleOutlined,
  CustomerServiceOutlined,
  DisconnectOutlined,
  FileSearchOutlined,
  WarningOutlined,
} from "@ant-design/icons";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./AttentionBar.module.css";
import type { Focus } from "./filters";
import { useAttention } from "./useAttention";

const ICONS: Record<Focus, ReactNode> = {
  person: <CustomerServiceOutlined aria-hidden />,
  review: <FileSearchOutlined aria-hidden />,
  failed: <WarningOutlined aria-hidden />,
  stuck: <DisconnectOutlined aria-hidden />,
  expiring: <ClockCircleOutlined aria-hidden />,
};

type Props = {
  active: Focus | null;
  /** The list could not be read: then "nothing needs you" would be a guess. */
  failed: boolean;
  onChoose: (focus: Focus | null) => void;
};

/** What needs a person now. Every number opens the list behind it; a second press closes it. */
export function AttentionBar({ active, failed, onChoose }: Props) {
  const { t } = useTranslation();
  const counts = useAttention();
  if (!counts) return <Skeleton.Button active block className={styles.loading} />;
  if (counts.length === 0 && !active)
    return failed ? null : <p className={styles.none}>{t("attention.none")}</p>;
  const shown = active && !counts.some((entry) => entry.focus === active);
  const entries = shown ? [...counts, { focus: active, count: 0, more: false }] : counts;
  return (
    <section aria-label={t("attention.label")} className={styles.bar}>
      {entries.map(({ focus, count, more }) => (
        <button
          key={focus}
          type="button"
          className={styles.card}
          data-focus={focus}
          aria-pressed={focus === active}
          onClick={() => onChoose(focus === active ? null : focus)}
        >
          <span className={styles.icon} aria-hidden>
            {ICONS[focus]}
          </span>
          <span className={`${styles.count} numbers`}>
            {count}
            {more ? "+" : ""}
          </span>
          <span className={styles.words}>
            <strong>{t(`attention.${focus}`)}</strong>
            <span>{t(`attention.${focus}Hint`)}</span>
          </span>
        </button>
      ))}
    </section>
  );
}
