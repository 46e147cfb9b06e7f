import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./LiveBadge.module.css";
import { useLive } from "./LiveProvider";

/** A calm word on whether the page follows what happens. */
export function LiveBadge() {
  const { t } = useTranslation();
  const state = useLive();
  return (
    <Tooltip title={t(`live.${state}Hint`)}>
      <output className={styles.badge} data-state={state}>
        <span className={styles.dot} aria-hidden />
        {t(`live.${state}`)}
      </output>
    </Tooltip>
  );
}
