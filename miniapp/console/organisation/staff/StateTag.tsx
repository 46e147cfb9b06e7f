import { useTranslation } from "react-i18next";
import type { StaffState } from "../data";
import styles from "../Organisation.module.css";

/** Nothing for somebody active: most are. */
export function StateTag({ state }: { state: StaffState }) {
  const { t } = useTranslation();
  return state === "active" ? null : (
    <span className={styles.state} data-state={state}>
      {t(`staff.state.${state}`)}
    </span>
  );
}
