import { useTranslation } from "react-i18next";
import { usePageState } from "../parts/hooks";
import type { PreviewPage } from "./previewPage";

/** Says that this is a preview, and leads through it. */
export function PreviewBar({ page }: { page: PreviewPage }) {
  const { t } = useTranslation();
  const { state, run, prep } = usePageState();
  const index = state?.current?.question.index ?? -1;
  const questions = Array.from({ length: page.questionCount }, (_, n) => n);
  const followUps = page.followUpsAt(index);
  return (
    <aside className="preview-bar" aria-label={t("preview.note")}>
      <p>
        {t("preview.note")}
        {followUps.here > 0 && (
          <strong>{t("preview.followUps", { count: followUps.here, total: followUps.total })}</strong>
        )}
      </p>
      <div>
        <select
          aria-label={t("preview.goTo")}
          value={index}
          onChange={(event) => page.goTo(Number(event.target.value))}
        >
          {index < 0 && <option value={-1}>—</option>}
          {questions.map((n) => (
            <option key={n} value={n}>
              {t("preview.question", { n: n + 1 })}
            </option>
          ))}
        </select>
        {(run?.phase === "active" || (!run && prep)) && (
          <button type="button" onClick={page.skipTime}>
            {t(run ? "preview.skipAnswer" : "preview.skipPrep")}
          </button>
        )}
        {index < 0 && (
          <button type="button" onClick={() => page.goTo(0)}>
            {t("preview.again")}
          </button>
        )}
      </div>
    </aside>
  );
}
