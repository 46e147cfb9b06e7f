import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { startOf, useChatPlatforms } from "./chatLogin";
import styles from "./Entry.module.css";

/** The ways in by a chat account, where there are any. */
export function ChatLogins() {
  const { t } = useTranslation();
  const platforms = useChatPlatforms();
  if (platforms.length === 0) return null;
  return (
    <div className={styles.others}>
      <p className={styles.or}>{t("entry.or")}</p>
      {platforms.map((platform) => (
        <Button key={platform} size="large" block href={startOf(platform)}>
          {t(`entry.by_${platform}`)}
        </Button>
      ))}
    </div>
  );
}
