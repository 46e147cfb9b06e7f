import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useTitle } from "../common/useTitle";
import styles from "./Entry.module.css";
import { EntryCard } from "./EntryFrame";
import { LinkPage } from "./LinkPage";
import { useSessionActions } from "./useSession";

/** A forgotten password is replaced; one logs in with the new one. */
export function Component() {
  const { t } = useTranslation();
  useTitle(t("entry.resetTitle"));
  return (
    <LinkPage
      purpose="reset"
      title={() => t("entry.resetTitle")}
      text={() => t("entry.resetText")}
      done={<Done />}
    />
  );
}

function Done() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { readAgain } = useSessionActions();
  return (
    <EntryCard title={t("entry.resetDoneTitle")} text={t("entry.resetDone")}>
      <div className={styles.actions}>
        <Button
          type="primary"
          size="large"
          block
          onClick={() => void readAgain().finally(() => void navigate("/", { replace: true }))}
        >
          {t("entry.logIn")}
        </Button>
      </div>
    </EntryCard>
  );
}
