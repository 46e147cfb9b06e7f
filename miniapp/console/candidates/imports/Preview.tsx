import { Alert, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Card } from "../../common/Card";
import { useLocale } from "../../common/When";
import type { ImportView } from "../data";
import styles from "./Imports.module.css";

type Found = NonNullable<ImportView["preview"]>;

/** What the file was understood to say: its columns, what is wrong with it, and the first of its people. */
export function Preview({ preview }: { preview: Found }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { counts, head, notes, problems, rows } = preview;
  return (
    <>
      <Alert
        type={counts.invalid === 0 ? "success" : counts.valid === 0 ? "error" : "warning"}
        showIcon
        title={t("candidates.previewCounts", counts)}
        description={
          notes.length > 0 ? (
            <ul>
              {notes.map((note) => (
                <li key={note.code}>{note.message[locale]}</li>
              ))}
            </ul>
          ) : undefined
        }
      />
      <Card title={t("candidates.columns")}>
        <ul className={styles.mapping}>
          {head.columns.map(({ name, letters, title }) => (
            <li key={name}>
              <Tag>{letters}</Tag> {title} → {t(`candidates.column.${name}`)}
            </li>
          ))}
        </ul>
      </Card>
      {problems.length > 0 ? (
        <Card title={t("candidates.problems", { count: counts.invalid })}>
          <ul className={styles.problems}>
            {problems.map((problem, index) => (
              <li key={`${problem.line}-${problem.column ?? ""}-${index}`}>
                <span className="numbers">{t("candidates.line", { line: problem.line })}</span>
                <span>
                  {problem.title ? `${problem.title}${t("common.colon")}` : ""}
                  {problem.message[locale]}
                </span>
              </li>
            ))}
          </ul>
          {problems.length < counts.invalid ? (
            <p className={styles.soft}>{t("candidates.moreProblems")}</p>
          ) : null}
        </Card>
      ) : null}
      {rows.length > 0 ? (
        <Card title={t("candidates.firstRows")}>
          {/* Wider than a phone: it scrolls by itself, and a keyboard can reach it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
          <section className={styles.scroll} tabIndex={0} aria-label={t("candidates.sampleOf")}>
            <table className={styles.sample}>
              <thead>
                <tr>
                  {["name", "phone", "email", "source", "tags"].map((name) => (
                    <th key={name} scope="col">
                      {t(`candidates.column.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ line, record }) => (
                  <tr key={line}>
                    <td>{record.name}</td>
                    <td className="numbers">{record.phone}</td>
                    <td>{record.email}</td>
                    <td>{record.source ? t(`candidates.from.${record.source}`) : ""}</td>
                    <td>{record.tags?.join(t("common.comma"))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </Card>
      ) : null}
    </>
  );
}
