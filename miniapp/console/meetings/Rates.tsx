import { useTranslation } from "react-i18next";
import styles from "./Meetings.module.css";
import type { PassRateAlert } from "./useMeetings";

export const percent = (share: number) => `${Math.round(share * 100)}%`;

type Rate = { passed: number; completed: number; rate: number };

/** The rate here beside the same job elsewhere, with the line that it lies below. */
export function Rates({ figures }: { figures: PassRateAlert["figures"] }) {
  const { t } = useTranslation();
  const { others, threshold } = figures;
  return (
    <dl className={styles.rates}>
      <Bar name={t("meetings.here")} rate={figures} threshold={threshold} low />
      {others ? <Bar name={t("meetings.others")} rate={others} threshold={threshold} /> : null}
    </dl>
  );
}

function Bar({
  name,
  rate,
  threshold,
  low = false,
}: {
  name: string;
  rate: Rate;
  threshold: number;
  low?: boolean;
}) {
  const { t } = useTranslation();
  const { passed, completed } = rate;
  return (
    <div className={styles.rate}>
      <dt>{name}</dt>
      <dd>
        <span className={styles.track} aria-hidden>
          <span className={low ? styles.low : styles.bar} style={{ width: percent(rate.rate) }} />
          <span className={styles.line} style={{ insetInlineStart: percent(threshold) }} />
        </span>
        <span className="numbers">
          {percent(rate.rate)} · {t("meetings.rate", { passed, completed })}
        </span>
      </dd>
    </div>
  );
}
