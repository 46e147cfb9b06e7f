import { Alert, Tag } from "antd";
import { useTranslation } from "react-i18next";
import styles from "../../candidates/imports/Imports.module.css";
import { Card } from "../../common/Card";
import { useLocale } from "../../common/When";
import type { ArchiveImportView } from "./data";

type Found = NonNullable<ArchiveImportView["preview"]>;

/** What the file was understood to say: its columns, what is wrong with it, and the first of its rows. */
export function Preview({ preview }: { preview: Found }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { counts, head, notes, problems, rows } = preview;
  return (
    <>
      <Alert
        type={counts.invalid === 0 ? "success" : counts.valid === 0 ? "error" : "warning"}
        showIcon
        title={t("workImport.counts", counts)}
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
      {problems.length > 0 ? (
        <Card title={t("workImport.problems", { count: counts.invalid })}>
          <ul className={styles.problems}>
            {problems.map((problem, index) => (
              <li key={`${problem.line}-${problem.column ?? ""}-${index}`}>
                <span className="numbers">{t("workImport.line", { line: problem.line })}</span>
                <span>
                  {problem.title ? `${problem.title}${t("common.colon")}` : ""}
                  {problem.message[locale]}
                </span>
              </li>
            ))}
          </ul>
          {problems.length < counts.invalid ? (
            <p className={styles.soft}>{t("workImport.moreProblems")}</p>
          ) : null}
        </Card>
      ) : null}
      {rows.length > 0 ? (
        <Card title={t("workImport.firstRows")}>
          <Sample rows={rows} />
        </Card>
      ) : null}
      <Card title={t("workImport.columns")}>
        <ul className={styles.mapping}>
          {head.columns.map(({ name, letters, title }) => (
            <li key={name}>
              <Tag>{letters}</Tag> {title}
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function Sample({ rows }: { rows: Found["rows"] }) {
  const { t } = useTranslation();
  const kindOf = (type: string) =>
    type === "candidacy.hired" ? t("workImport.hired") : t(`work.kind.${type.split(".")[1]}`);
  return (
    // Wider than a phone: it scrolls by itself, and a keyboard can reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <section className={styles.scroll} tabIndex={0} aria-label={t("workImport.sampleOf")}>
      <table className={styles.sample}>
        <thead>
          <tr>
            {["name", "type", "on", "what"].map((name) => (
              <th key={name} scope="col">
                {t(`workImport.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, record }) => (
            <tr key={line}>
              <td>{record.name}</td>
              <td>{kindOf(record.type)}</td>
              <td className="numbers">{record.on}</td>
              <td>
                {record.what} {record.known ? <Tag>{t("workImport.known")}</Tag> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
