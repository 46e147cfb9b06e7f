import { useTranslation } from "react-i18next";
import type { Account } from "../api/types";
import { Card } from "../common/Card";
import { useChatPlatforms } from "../session/chatLogin";
import styles from "./Account.module.css";

/** The chat accounts by which one logs in and is written to. Not shown where the company uses none. */
export function ChatAccountsCard({ account }: { account: Account }) {
  const { t } = useTranslation();
  const platforms = useChatPlatforms();
  if (platforms.length === 0) return null;
  return (
    <Card title={t("account.chatTitle")}>
      <p className={styles.text}>
        {t(account.chatAccounts.length > 0 ? "account.chatText" : "account.chatNone")}
      </p>
      <ul className={styles.chats}>
        {account.chatAccounts.map(({ id, platform, name }) => (
          <li key={id}>
            <b>{t(`chatAccounts.platform.${platform}`)}</b> {name}
          </li>
        ))}
      </ul>
    </Card>
  );
}
