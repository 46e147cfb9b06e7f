import { InfoCircleOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { Answer, Definition, Figure, ResultRow } from "./data";
import { isRate } from "./data";
import styles from "./Answer.module.css";
import { useWords } from "./useWords";

type Props = { answer: Answer; definition: Definition };
type Domain = { from: number; to: number };

/** From where to where a measure's bars are drawn: rates from nothing to all, means as far as their intervals. */
function domainOf(answer: Answer, measure: string, index: number): Domain {
  if (isRate(measure)) return { from: 0, to: 1 };
  const figures = [answer.total, ...answer.rows].flatMap(({ figures: all }) => all[index] ?? []);
  const ends = figures.flatMap(({ low, high }) => (low === null || high === null ? [] : [low, high]));
  if (ends.length === 0) return { from: 0, to: 1 };
  const from = Math.min(...ends);
  const to = Math.max(...ends);
  const room = Math.max((to - from) / 10, 0.1);
  return { from: from - room, to: to + room };
}

/** What was answered: a row for each part, everybody last, with each figure's interval drawn to one scale. */
export function AnswerTable({ answer, definition: { measures, by } }: Props) {
  const { t } = useTranslation();
  const { measureName } = useWords();
  const { rows, total, names, smallest } = answer;
  const titles = measures.map((measure, index) => measureName(measure, names[index]));
  const domains = measures.map((measure, index) => domainOf(answer, measure, index));
  const cells = ({ people, figures }: Pick<ResultRow, "people" | "figures">) => (
    <>
      <td className={styles.people} data-title={t("archiveQueries.people")}>
        {people}
      </td>
      {figures.map((figure, index) => (
        <td key={measures[index]} data-title={titles[index]}>
          <Shown
            measure={measures[index] ?? ""}
            title={titles[index] ?? ""}
            figure={figure}
            domain={domains[index] ?? { from: 0, to: 1 }}
            least={smallest}
          />
        </td>
      ))}
    </>
  );
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t("archiveQueries.result")}</caption>
      <thead>
        <tr>
          {by.map((field) => (
            <th key={field} scope="col">
              {t(`archiveQueries.field.${field}`)}
            </th>
          ))}
          {by.length === 0 ? <th scope="col">{t("archiveQueries.count")}</th> : null}
          <th scope="col" className={styles.people}>
            {t("archiveQueries.people")}
          </th>
          {titles.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={JSON.stringify(row.labels)}>
            {row.labels.map((label, index) => (
              <th key={by[index]} scope="row" data-merged={label === null}>
                <Label field={by[index] ?? "unit"} label={label} least={smallest} />
              </th>
            ))}
            {cells(row)}
          </tr>
        ))}
        <tr className={styles.total}>
          <th scope="row" colSpan={Math.max(1, by.length)}>
            {t("archiveQueries.everybody")}
          </th>
          {cells(total)}
        </tr>
      </tbody>
    </table>
  );
}

type LabelProps = { field: Definition["by"][number]; label: ResultRow["labels"][number]; least: number };

function Label({ field, label, least }: LabelProps) {
  const { t } = useTranslation();
  const { labelName } = useWords();
  if (label !== null) return <>{labelName(field, label)}</>;
  return (
    <Tooltip title={t("archiveQueries.mergedWhy", { least })}>
      <button type="button" className={styles.merged}>
        {t("archiveQueries.merged")} <InfoCircleOutlined aria-hidden />
      </button>
    </Tooltip>
  );
}

type ShownProps = { measure: string; title: string; figure: Figure; domain: Domain; least: number };

function Shown({
  measure,
  title,
  figure: { value, low, high, n, waiting, together },
  domain,
  least,
}: ShownProps) {
  const { t } = useTranslation();
  const { figure } = useWords();
  const late = (
    <>
      {waiting ? <p className={styles.note}>{t("archiveQueries.waiting", { count: waiting })}</p> : null}
      {together ? <p className={styles.note}>{t("archiveQueries.together", { count: together })}</p> : null}
    </>
  );
  if (value === null || low === null || high === null) {
    return (
      <div className={styles.figure}>
        <span className={styles.few}>{t("archiveQueries.few", { least })}</span>
        {late}
      </div>
    );
  }
  const place = (one: number) => `${(((one - domain.from) / (domain.to - domain.from)) * 100).toFixed(2)}%`;
  const width = `${(((high - low) / (domain.to - domain.from)) * 100).toFixed(2)}%`;
  return (
    <div className={styles.figure}>
      <span className={styles.value}>{figure(measure, value)}</span>
      <span className={styles.track} aria-hidden title={t("archiveQueries.chart", { measure: title })}>
        <span className={styles.range} style={{ left: place(low), width }} />
        <span className={styles.dot} style={{ left: place(value) }} />
      </span>
      <p className={styles.note}>
        {t("archiveQueries.interval", { low: figure(measure, low), high: figure(measure, high), n })}
      </p>
      {late}
    </div>
  );
}
