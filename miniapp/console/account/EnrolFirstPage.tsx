import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../common/ErrorState";
import { useTitle } from "../common/useTitle";
import { EntryCard, EntryFrame } from "../session/EntryFrame";
import { useSession, useSessionActions } from "../session/useSession";
import { Enrolment } from "./Enrolment";
import { useAccount } from "./useAccount";

/** Where the company asks for a second step: what stands in place of the console until it is set up. */
export default function EnrolFirstPage() {
  const { t } = useTranslation();
  useTitle(t("account.enrolFirstTitle"));
  const account = useAccount();
  const companyName = useSession().data?.companyName;
  const { readAgain, logout } = useSessionActions();
  return (
    <EntryFrame
      companyName={companyName}
      foot={
        <Button type="link" onClick={() => void logout()}>
          {t("nav.logout")}
        </Button>
      }
    >
      <EntryCard title={t("account.enrolFirstTitle")} text={t("account.enrolFirstText")}>
        {account.isPending ? (
          <Skeleton active />
        ) : !account.data ? (
          <ErrorState compact error={account.error} onRetry={() => void account.refetch()} />
        ) : (
          <Enrolment account={account.data} onDone={() => void readAgain()} />
        )}
      </EntryCard>
    </EntryFrame>
  );
}
