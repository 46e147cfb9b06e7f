import { useTranslation } from "react-i18next";
import type { InterviewStatus } from "../api/types";
import { TAB_KEYS, tabCount, tabOf, TABS } from "./filters";
import styles from "./StatusTabs.module.css";

type Props = {
  counts: Partial<Record<InterviewStatus, number>> | null | undefined;
  statuses: InterviewStatus[];
  /** A focus narrows further than a tab: then none is chosen. */
  off: boolean;
  onChange: (statuses: InterviewStatus[]) => void;
};

export function StatusTabs({ counts, statuses, off, onChange }: Props) {
  const { t } = useTranslation();
  const active = off ? null : tabOf(statuses);
  // Under a name that thousands bear nothing is counted; nor is there anything to say of an empty list.
  const known = counts && tabCount(counts, "all") > 0 ? counts : null;
  return (
    <div className={styles.tabs} role="tablist" aria-label={t("list.tabsLabel")}>
      {TAB_KEYS.map((key) => (
        <button
          key={key}
          type="button"
          role="tab"
          aria-selected={key === active}
          className={styles.tab}
          onClick={() => onChange(TABS[key])}
        >
          {t(`list.tab.${key}`)}
          <span className={`${styles.count} numbers`}>{known ? tabCount(known, key) : ""}</span>
        </button>
      ))}
    </div>
  );
}
