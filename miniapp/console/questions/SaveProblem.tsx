import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { isApiError } from "../../shared/api";
import { useErrorText } from "../common/ErrorState";
import styles from "./Questions.module.css";

type Props = { error: unknown; onAccept: () => void; onReload?: () => void };

/** Why a question was not saved: near-duplicates are shown and may be accepted, a newer version be loaded. */
export function SaveProblem({ error, onAccept, onReload }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  if (!error) return null;
  if (isApiError(error, "question.similar")) {
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t("questions.similar")}
        description={
          <>
            <ul className={styles.similar}>
              {error.details.map(({ path, message }) => (
                <li key={path}>
                  <Link to={`/questions/${path}`} target="_blank">
                    {message}
                  </Link>
                </li>
              ))}
            </ul>
            <Button size="small" onClick={onAccept}>
              {t("questions.saveAnyway")}
            </Button>
          </>
        }
      />
    );
  }
  const stale = isApiError(error, "question.changed") && onReload;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={stale ? t("questions.changed") : errorText(error)}
      action={
        stale ? (
          <Button size="small" onClick={onReload}>
            {t("questions.reload")}
          </Button>
        ) : null
      }
    />
  );
}
