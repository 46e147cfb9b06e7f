import { LockOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import styles from "./states.module.css";

/** The role may not do this: says so, and whom to ask. */
export function NoPermission({ what }: { what: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.state}>
      <div className={styles.lock} aria-hidden>
        <LockOutlined aria-hidden />
      </div>
      <h2 className={styles.title}>{t("common.noPermissionTitle", { what })}</h2>
      <p className={styles.text}>{t("common.noPermissionText")}</p>
    </div>
  );
}
