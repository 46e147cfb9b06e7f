import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { Tag } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { WarnTag } from "../common/WarnTag";
import { useLocale } from "../common/When";
import type { LintFinding } from "./data";
import styles from "./Positions.module.css";
import type { LintedText } from "./useLint";

type Props = {
  text: LintedText;
  findings: LintFinding[] | null;
  isChecking: boolean;
  hasFailed?: boolean;
};

const fieldText = (text: LintedText, { field, index }: LintFinding): string =>
  field === "skills" || field === "screening" ? (text[field][index] ?? "") : text[field];

/** What in the wording may not stand: each sentence with the words marked, why, and what to write instead. */
export function LintPanel({ text, findings, isChecking, hasFailed = false }: Props) {
  const { t } = useTranslation();
  if (hasFailed) return <p className={styles.hint}>{t("lint.failed")}</p>;
  if (!findings) return <p className={styles.hint}>{t("lint.checking")}</p>;
  const shown = findings.filter(
    (finding) => fieldText(text, finding).slice(finding.start, finding.end) === finding.quote,
  );
  if (shown.length === 0) {
    return (
      <p className={styles.clear}>
        <CheckCircleFilled aria-hidden /> {t(isChecking ? "lint.checking" : "lint.clear")}
      </p>
    );
  }
  return (
    <ul className={styles.findings} aria-live="polite">
      {shown.map((finding) => (
        <li
          key={`${finding.field}${finding.index}:${finding.start}:${finding.category}`}
          data-severity={finding.severity}
        >
          <Finding finding={finding} text={fieldText(text, finding)} />
        </li>
      ))}
    </ul>
  );
}

function Finding({ finding, text }: { finding: LintFinding; text: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const unlawful = finding.severity === "unlawful";
  const kind = `${t(`lint.${finding.severity}`)} · ${t(`lint.category.${finding.category}`)}`;
  const where: ReactNode =
    finding.field === "skills"
      ? t("lint.skill", { number: finding.index + 1 })
      : finding.field === "screening"
        ? t("lint.screening", { number: finding.index + 1 })
        : t(`positions.${finding.field}`);
  return (
    <>
      <p className={styles.findingHead}>
        {unlawful ? (
          <Tag color="error" icon={<ExclamationCircleFilled aria-hidden />}>
            {kind}
          </Tag>
        ) : (
          <WarnTag icon={<ExclamationCircleFilled aria-hidden />}>{kind}</WarnTag>
        )}
        <span>{where}</span>
      </p>
      <blockquote className={styles.sentence}>
        {text.slice(finding.sentence.start, finding.start)}
        <mark>{finding.quote}</mark>
        {text.slice(finding.end, finding.sentence.end)}
      </blockquote>
      <p>{finding.message[locale]}</p>
      <p className={styles.suggestion}>{finding.suggestion[locale]}</p>
    </>
  );
}
