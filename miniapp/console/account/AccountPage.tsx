import { useTranslation } from "react-i18next";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { useTitle } from "../common/useTitle";
import styles from "./Account.module.css";
import { ChatAccountsCard } from "./ChatAccountsCard";
import { DelegationsCard } from "./DelegationsCard";
import { PasswordCard } from "./PasswordCard";
import { SecondFactorCard } from "./SecondFactorCard";
import { SessionsCard } from "./SessionsCard";
import { useAccount } from "./useAccount";

/** What is one's own: password, second step, devices. */
export function Component() {
  const { t } = useTranslation();
  useTitle(t("account.title"));
  const account = useAccount();
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{t("account.title")}</h1>
        <p>{account.data ? t("account.loadedAs", account.data) : t("account.intro")}</p>
      </div>
      {account.isPending ? (
        <Loading shape="panel" />
      ) : !account.data ? (
        <ErrorState error={account.error} onRetry={() => void account.refetch()} />
      ) : (
        <>
          <SecondFactorCard account={account.data} />
          <PasswordCard account={account.data} />
          <ChatAccountsCard account={account.data} />
          <DelegationsCard />
          <SessionsCard />
        </>
      )}
    </div>
  );
}
