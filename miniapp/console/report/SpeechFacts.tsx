import { useTranslation } from "react-i18next";
import type { ReportAnswer } from "../api/types";
import styles from "./AnswerNotes.module.css";

type Props = { speech: NonNullable<ReportAnswer["speech"]>; language: "zh" | "en" };

/** How it was said, for the reader only: none of it moves a score. */
export function SpeechFacts({ speech, language }: Props) {
  const { t } = useTranslation();
  const longest = Math.max(0, ...speech.pauses.map((pause) => pause.endMs - pause.startMs));
  const fillers = speech.fillers.filter((filler) => filler.count > 0);
  const facts: [name: string, value: string | null][] = [
    [
      t("speech.rate"),
      speech.charsPerMinute === null
        ? null
        : t(`speech.rateUnit.${language}`, { rate: Math.round(speech.charsPerMinute) }),
    ],
    [
      t("speech.pauses"),
      speech.pauses.length === 0
        ? t("speech.noPauses")
        : t("speech.pausesValue", { count: speech.pauses.length, seconds: (longest / 1000).toFixed(1) }),
    ],
    [
      t("speech.fillers"),
      fillers.length === 0
        ? t("speech.noFillers")
        : fillers.map((filler) => `${filler.text} ×${filler.count}`).join("，"),
    ],
    [
      t("speech.noise"),
      speech.noise.snrDb === null
        ? null
        : t(
            speech.noise.snrDb >= 20
              ? "speech.quiet"
              : speech.noise.snrDb >= 10
                ? "speech.someNoise"
                : "speech.noisy",
          ),
    ],
  ];
  return (
    <div className={styles.speech}>
      <h3>
        {t("speech.title")}
        <span>{t("speech.note")}</span>
      </h3>
      <dl>
        {facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="numbers">{value}</dd>
            </div>
          ))}
      </dl>
      <Quarters rates={speech.rateByQuarter} />
    </div>
  );
}

/** Four small bars: the rate in each quarter of the answer. */
function Quarters({ rates }: { rates: (number | null)[] }) {
  const { t } = useTranslation();
  const known = rates.filter((rate) => rate !== null);
  if (known.length < 2) return null;
  const most = Math.max(...known);
  const words = rates.map((rate) => (rate === null ? "—" : Math.round(rate))).join(" → ");
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn by style, there is no image file
    <div className={styles.quarters} role="img" aria-label={t("speech.quarters", { rates: words })}>
      {rates.map((rate, index) => (
        // Four places in time: their index is what they are.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <span key={index} title={rate === null ? "—" : String(Math.round(rate))}>
          <span style={{ height: `${rate === null || most === 0 ? 0 : (rate / most) * 100}%` }} />
        </span>
      ))}
      <small>{t("speech.quartersShort")}</small>
    </div>
  );
}
