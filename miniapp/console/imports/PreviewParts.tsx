import { Alert } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import { useLocale } from "../common/When";
import styles from "./Imports.module.css";
import { type ImportPlace, type SheetPreview, useImportWords } from "./kind";

type Part<Named extends keyof SheetPreview> = {
  kind: Pick<ImportPlace, "words">;
  preview: Pick<SheetPreview, Named>;
};

/** How many rows can be taken in, and what was made of the file as a whole. */
export function PreviewCounts({ kind, preview: { counts, notes } }: Part<"counts" | "notes">) {
  const words = useImportWords(kind);
  const locale = useLocale();
  return (
    <Alert
      type={counts.invalid === 0 ? "success" : counts.valid === 0 ? "error" : "warning"}
      showIcon
      title={words("counts", counts)}
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
  );
}

/** What is wrong with which row; nothing where nothing is. */
export function PreviewProblems({ kind, preview: { counts, problems } }: Part<"counts" | "problems">) {
  const words = useImportWords(kind);
  const { t } = useTranslation();
  const locale = useLocale();
  if (problems.length === 0) return null;
  return (
    <Card title={words("problems", { count: counts.invalid })}>
      <ul className={styles.problems}>
        {problems.map((problem, index) => (
          <li key={`${problem.line}-${problem.column ?? ""}-${index}`}>
            <span className="numbers">{words("line", { line: problem.line })}</span>
            <span>
              {problem.title ? `${problem.title}${t("common.colon")}` : ""}
              {problem.message[locale]}
            </span>
          </li>
        ))}
      </ul>
      {problems.length < counts.invalid ? <p className={styles.soft}>{words("moreProblems")}</p> : null}
    </Card>
  );
}

type Sample = {
  kind: Pick<ImportPlace, "words">;
  /** Its columns' titles; none of them twice. */
  titles: readonly string[];
  /** Its rows. */
  children: ReactNode;
};

/** The first rows as they were understood. */
export function PreviewSample({ kind, titles, children }: Sample) {
  const words = useImportWords(kind);
  return (
    <Card title={words("firstRows")}>
      {/* Wider than a phone: it scrolls by itself, and a keyboard can reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <section className={styles.scroll} tabIndex={0} aria-label={words("sampleOf")}>
        <table className={styles.sample}>
          <thead>
            <tr>
              {titles.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </section>
    </Card>
  );
}

/** Which column of the file is what. */
export function PreviewColumns({
  kind,
  children,
}: {
  kind: Pick<ImportPlace, "words">;
  children: ReactNode;
}) {
  const words = useImportWords(kind);
  return (
    <Card title={words("columns")}>
      <ul className={styles.mapping}>{children}</ul>
    </Card>
  );
}
