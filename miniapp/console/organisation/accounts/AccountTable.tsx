import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import styles from "../Organisation.module.css";
import own from "./Accounts.module.css";
import type { ChatAccount } from "./data";

type Props = {
  accounts: ChatAccount[];
  onLink: (account: ChatAccount) => void;
};

export function AccountTable({ accounts, onLink }: Props) {
  const { t } = useTranslation();
  return (
    <table className={`${styles.table} ${own.table}`}>
      <caption className="visually-hidden">{t("chatAccounts.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("chatAccounts.columnAccount")}</th>
          <th scope="col">{t("chatAccounts.columnUnit")}</th>
          <th scope="col">{t("chatAccounts.columnStaff")}</th>
          <th scope="col">
            <span className="visually-hidden">{t("chatAccounts.columnActions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <td>
              <span className={own.name}>{account.name}</span>{" "}
              <Tag>{t(`chatAccounts.platform.${account.platform}`)}</Tag>
              <span className={`${styles.faint} ${styles.clip}`} title={account.userId}>
                {account.userId}
              </span>
            </td>
            <td title={account.orgUnit?.path.join(" / ")}>
              {account.orgUnit?.name ?? <span className={own.none}>{t("chatAccounts.outside")}</span>}
            </td>
            <td>
              <Whose account={account} />
            </td>
            <td className={own.action}>
              {account.manageable ? (
                <Button
                  size="small"
                  onClick={() => onLink(account)}
                  aria-label={t(account.staff ? "chatAccounts.changeOf" : "chatAccounts.linkOf", {
                    name: account.name,
                  })}
                >
                  {t(account.staff ? "chatAccounts.change" : "chatAccounts.link")}
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Whose({ account: { staff, proposed, hidden, linkedBy, leftAt } }: { account: ChatAccount }) {
  const { t } = useTranslation();
  if (leftAt) return <span className={own.left}>{t("chatAccounts.left")}</span>;
  if (hidden) return <span className={own.none}>{t("chatAccounts.hidden")}</span>;
  if (!staff) {
    return (
      <>
        <span className={own.none}>{t("chatAccounts.nobody")}</span>
        {proposed ? (
          <span className={styles.faint}>{t("chatAccounts.proposed", { name: proposed.name })}</span>
        ) : null}
      </>
    );
  }
  return (
    <>
      {staff.name}
      <span className={styles.faint}>{linkedBy ? t(`chatAccounts.by.${linkedBy}`) : null}</span>
    </>
  );
}
