import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportView } from "../../../../server/candidates/imports/schema";
import { PreviewColumns, PreviewCounts, PreviewProblems, PreviewSample } from "../../imports/PreviewParts";
import { candidateImports as kind } from "./candidateImports";

type Found = NonNullable<ImportView["preview"]>;

const SHOWN = ["name", "phone", "email", "source", "tags"] as const;

/** What the file was understood to say: its columns, what is wrong with it, and the first of its people. */
export function Preview({ preview }: { preview: Found }) {
  const { t } = useTranslation();
  const { head, rows } = preview;
  const nameOf = (column: string) => t(`candidateImport.column.${column}`);
  return (
    <>
      <PreviewCounts kind={kind} preview={preview} />
      <PreviewColumns kind={kind}>
        {head.columns.map(({ name, letters, title }) => (
          <li key={name}>
            <Tag>{letters}</Tag> {title} → {nameOf(name)}
          </li>
        ))}
      </PreviewColumns>
      <PreviewProblems kind={kind} preview={preview} />
      {rows.length > 0 ? (
        <PreviewSample kind={kind} titles={SHOWN.map(nameOf)}>
          {rows.map(({ line, record }) => (
            <tr key={line}>
              <td>{record.name}</td>
              <td className="numbers">{record.phone}</td>
              <td>{record.email}</td>
              <td>{record.source ? t(`candidates.from.${record.source}`) : ""}</td>
              <td>{record.tags?.join(t("common.comma"))}</td>
            </tr>
          ))}
        </PreviewSample>
      ) : null}
    </>
  );
}
