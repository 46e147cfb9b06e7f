import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useTitle } from "../common/useTitle";
import styles from "./Entry.module.css";
import { EntryCard } from "./EntryFrame";
import { LinkPage } from "./LinkPage";
import { useSessionActions } from "./useSession";

/** Somebody's first visit: they choose a password and are in. */
export function Component() {
  const { t } = useTranslation();
  useTitle(t("entry.setPassword"));
  return (
    <LinkPage
      purpose="invitation"
      title={({ name }) => t("entry.welcomeTitle", { name })}
      text={({ companyName }) => t("entry.welcomeText", { company: companyName })}
      done={<Done />}
    />
  );
}

function Done() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { readAgain } = useSessionActions();
  const go = (to: string) => void readAgain().finally(() => void navigate(to, { replace: true }));
  return (
    <EntryCard title={t("entry.welcomeDoneTitle")} text={t("entry.welcomeDone")}>
      <div className={styles.actions}>
        <Button type="primary" size="large" block onClick={() => go("/account")}>
          {t("entry.setUpFactor")}
        </Button>
        <Button size="large" block onClick={() => go("/")}>
          {t("entry.start")}
        </Button>
      </div>
    </EntryCard>
  );
}
