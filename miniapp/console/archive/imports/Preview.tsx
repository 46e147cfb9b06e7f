import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { ArchiveImportView } from "../../../../server/archive/imports/schema";
import { PreviewColumns, PreviewCounts, PreviewProblems, PreviewSample } from "../../imports/PreviewParts";
import { workImports as kind } from "./workImports";

type Found = NonNullable<ArchiveImportView["preview"]>;

const SHOWN = ["name", "type", "on", "what"] as const;

/** What the file was understood to say: what is wrong with it, the first of its rows, and its columns. */
export function Preview({ preview }: { preview: Found }) {
  const { t } = useTranslation();
  const { head, rows } = preview;
  const kindOf = (type: string) =>
    type === "candidacy.hired" ? t("workImport.hired") : t(`work.kind.${type.split(".")[1]}`);
  return (
    <>
      <PreviewCounts kind={kind} preview={preview} />
      <PreviewProblems kind={kind} preview={preview} />
      {rows.length > 0 ? (
        <PreviewSample kind={kind} titles={SHOWN.map((name) => t(`workImport.${name}`))}>
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
        </PreviewSample>
      ) : null}
      <PreviewColumns kind={kind}>
        {head.columns.map(({ name, letters, title }) => (
          <li key={name}>
            <Tag>{letters}</Tag> {title}
          </li>
        ))}
      </PreviewColumns>
    </>
  );
}
