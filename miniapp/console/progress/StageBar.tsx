import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { InterviewStatus } from "../api/types";
import { paletteFor } from "../common/chartPalette";
import { useMedia } from "../common/useMedia";
import styles from "./StageBar.module.css";
import { countIn, type Counts, STAGE_KEYS, STAGES } from "./stages";

type Props = { counts: Counts; linkTo: (statuses: readonly InterviewStatus[]) => string };

/** Everybody invited as one bar, by how far they are; below it the numbers, each a way to its list. */
export function StageBar({ counts, linkTo }: Props) {
  const { t } = useTranslation();
  const { stages } = paletteFor(useMedia("(prefers-color-scheme: dark)"));
  const parts = STAGE_KEYS.map((stage) => ({ stage, count: countIn(counts, STAGES[stage]) }));
  return (
    <div className={styles.box}>
      <div className={styles.bar} aria-hidden>
        {parts.map(({ stage, count }) =>
          count > 0 ? <span key={stage} style={{ flexGrow: count, background: stages[stage] }} /> : null,
        )}
      </div>
      <ul className={styles.legend}>
        {parts.map(({ stage, count }) => (
          <li key={stage}>
            <Link to={linkTo(STAGES[stage])}>
              <span className={styles.dot} style={{ background: stages[stage] }} aria-hidden />
              {t(`progress.stage.${stage}`)} <strong className="numbers">{count}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the colours of a chart of stages stand for; wraps where a chart's own would have pages. */
export function StageLegend() {
  const { t } = useTranslation();
  const { stages } = paletteFor(useMedia("(prefers-color-scheme: dark)"));
  return (
    <ul className={styles.legend} aria-hidden>
      {STAGE_KEYS.map((stage) => (
        <li key={stage} className={styles.entry}>
          <span className={styles.dot} style={{ background: stages[stage] }} />
          {t(`progress.stage.${stage}`)}
        </li>
      ))}
    </ul>
  );
}
