import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListPage } from "../../../../server/savedViews/schema";
import { downloadFile } from "../../api/client";
import { useErrorText } from "../ErrorState";
import { keysShown } from "./columns";
import type { Columns } from "./useColumns";
import styles from "./Views.module.css";

const FORMATS = ["xlsx", "csv", "csv-gbk"] as const;

type Props = { page: ListPage; columns: Columns; query: Record<string, string> };

/** Saves the list as it is shown: what these filters find, in the columns that are not hidden. */
export function ExportButton({ page, columns: { columns, hidden }, query }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [isSaving, setSaving] = useState(false);
  const save = async (format: string) => {
    const params = new URLSearchParams({ ...query, format, columns: keysShown(columns, hidden).join(",") });
    setSaving(true);
    try {
      await downloadFile(`/${page}/export?${params.toString()}`, page);
    } catch (error) {
      void message.error(errorText(error));
    }
    setSaving(false);
  };
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: FORMATS.map((key) => ({ key, label: t(`views.format.${key}`) })),
        onClick: ({ key }) => void save(key),
      }}
    >
      <Button className={styles.open ?? ""} loading={isSaving} icon={<DownloadOutlined aria-hidden />}>
        <span>{t("views.export")}</span>
      </Button>
    </Dropdown>
  );
}
