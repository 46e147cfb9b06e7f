import { useTranslation } from "react-i18next";
import { connectionNow } from "../page/model";
import { Connection } from "../parts/Connection";
import { usePageState, useSeconds } from "../parts/hooks";
import { Screen } from "../parts/Screen";

/** Between an answer and what comes of it: nothing to do, and not for long. */
export function ThinkingScreen() {
  const { t } = useTranslation();
  const now = usePageState();
  const seconds = useSeconds(now.thinking);
  const offline = connectionNow(now).kind === "offline";
  return (
    <Screen
      name="thinking"
      title={t("thinking.title")}
      lead={t("thinking.body")}
      status={<Connection quiet />}
    >
      <div className="card thinking">
        <span className="thinking-dots" aria-hidden="true">
          <span />
          <span />
          <span />
        </span>
        <p className="fine" role="timer">
          {offline ? t("thinking.offline") : seconds ? t("thinking.left", { seconds }) : t("thinking.now")}
        </p>
      </div>
    </Screen>
  );
}
