import { DownOutlined } from "@ant-design/icons";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportDimension } from "../api/types";
import { formatScore } from "../common/format";
import { formatPercent } from "../plans/weights";
import { Anchors } from "./Anchors";
import styles from "./Dimensions.module.css";
import { questionName } from "./questionName";
import { inOrder, type Lit } from "./quotes";
import { Quotes } from "./Quotes";
import { useDesk } from "./ReportContext";
import { ScoreBar } from "./ScoreBar";

/** One dimension: score, reason in a sentence, quotes; its anchors are one press away. Pointing lights its quotes. */
export function DimensionRow({ dimension }: { dimension: ReportDimension }) {
  const { t } = useTranslation();
  const { report, reviews, lit, light } = useDesk();
  const reviewed = reviews[0]?.result.dimensions.find(({ id }) => id === dimension.id);
  const [open, setOpen] = useState(false);
  const anchorsId = useId();
  const key = `dimension:${dimension.id}`;
  const own: Lit = { key, spans: dimension.evidence };
  const order = report.answers.map((answer) => answer.id);
  const [first, ...others] = dimension.reasons;
  const enter = () => light(own);
  const leave = () => light(null);
  return (
    // Pointing only lights what the buttons inside also show.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <li
      className={styles.row}
      data-lit={lit?.key === key}
      onMouseEnter={enter}
      onMouseLeave={leave}
      onFocus={(event) => {
        if (event.target.matches(":focus-visible")) enter();
      }}
      onBlur={leave}
    >
      <div className={styles.head}>
        <h3>
          {dimension.name}
          <span className={`${styles.weight} numbers`}>
            {t("report.weight", { percent: formatPercent(dimension.weightBp) })}
          </span>
        </h3>
        <ScoreBar dimension={dimension} />
        {dimension.score === null ? (
          <span className={styles.silent}>{t("report.noEvidence")}</span>
        ) : (
          <span className={`${styles.score} numbers`}>{formatScore(dimension.score)}</span>
        )}
      </div>
      {reviewed ? (
        <p className={styles.reviewed}>
          {t("reviews.after")}{" "}
          <strong className="numbers">
            {reviewed.score === null ? t("report.noEvidence") : formatScore(reviewed.score)}
          </strong>
        </p>
      ) : null}
      <p className={styles.reason}>{first ? first.text : t("report.noEvidenceText")}</p>
      <Quotes quotes={inOrder(dimension.evidence, order)} />
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        aria-controls={anchorsId}
        onClick={() => setOpen(!open)}
      >
        {t("report.anchors")} <DownOutlined rotate={open ? 180 : 0} aria-hidden />
      </button>
      <div id={anchorsId} hidden={!open}>
        {open ? (
          <>
            {others.length > 0 ? (
              <ul className={styles.reasons}>
                {others.map((reason) => (
                  <li key={reason.answerId + reason.text}>
                    {questionName(t, report, reason.answerId)}
                    {t("common.colon")}
                    {reason.text}
                  </li>
                ))}
              </ul>
            ) : null}
            <Anchors dimension={dimension} />
          </>
        ) : null}
      </div>
    </li>
  );
}
