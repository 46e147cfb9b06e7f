import { useTranslation } from "react-i18next";
import { NETWORK_PROBLEM } from "../page/context";
import { usePage, usePageState } from "./hooks";
import { Icon } from "./icons";

/** A refusal in the server's words, until it is dismissed or the next try. */
export function Problem() {
  const { t } = useTranslation();
  const page = usePage();
  const { problem } = usePageState();
  return (
    <div role="alert">
      {problem && (
        <div className="note note-warn">
          <p>{problem === NETWORK_PROBLEM ? t("problem.network") : problem}</p>
          <button
            type="button"
            className="icon-button"
            onClick={page.clearProblem}
            aria-label={t("common.close")}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
