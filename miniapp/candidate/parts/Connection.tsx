import { useTranslation } from "react-i18next";
import { clockText } from "../page/countdown";
import { connectionNow } from "../page/model";
import { usePageState } from "./hooks";
import { Icon } from "./icons";

const WORDS = { saving: "connection.saving", saved: "connection.saved", kept: "connection.kept" } as const;

/**
 * The calm line that follows the speech. It never interrupts; screen readers hear changes of state only. `quiet`
 * says nothing while all is well, and keeps the place.
 */
export function Connection({ quiet = false }: { quiet?: boolean }) {
  const { t } = useTranslation();
  const page = usePageState();
  const { kind, degraded } = connectionNow(page);
  const recording = page.run?.phase === "active" && page.run.medium !== "text";
  const savedSeconds = Math.floor((page.run?.savedMs ?? 0) / 1000);
  const state =
    kind === "offline" ? t(recording ? "connection.offline" : "connection.offlineIdle") : t(WORDS[kind]);
  const shown =
    kind === "saved" && recording && savedSeconds > 0
      ? t("connection.savedTo", { time: clockText(savedSeconds) })
      : state;

  return (
    <div className={`connection connection-${kind}`}>
      <p data-testid="connection" data-state={kind} hidden={quiet && kind === "saved"}>
        <Icon name={kind === "offline" ? "offline" : kind === "saved" ? "check" : "cloud"} size={18} />
        <span>{shown}</span>
      </p>
      {degraded && (
        <p className="connection-note">{t(degraded === "full" ? "connection.full" : "connection.memory")}</p>
      )}
      <output className="sr-only">{kind === "saving" ? "" : state}</output>
    </div>
  );
}
