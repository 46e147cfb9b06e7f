import { DownloadOutlined } from "@ant-design/icons";
import { Alert, App, Button, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { downloadFile } from "../api/client";
import { Card } from "../common/Card";
import { useErrorText } from "../common/ErrorState";
import { useLocale } from "../common/When";
import { SheetDrop } from "../common/SheetDrop";
import styles from "./Calibrations.module.css";
import { type RatingsPreview, useUpload } from "./data";
import { LearningProgress } from "./LearningProgress";

type Props = { unitId: string; positionId: string | null };

/** A spreadsheet of rated answers: looked at first, then learned from. */
export function UploadCard({ unitId, positionId }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [file, setFile] = useState<File | null>(null);
  const { look, learn } = useUpload(unitId, positionId);
  const again = () => {
    setFile(null);
    look.reset();
    learn.reset();
  };
  const fit = () => {
    if (!file) return;
    learn.mutate(file, {
      onSuccess: ({ version }) => {
        again();
        void message.success(t("calibrations.learned", { version }));
      },
    });
  };
  const error = learn.isStopped ? look.error : (learn.error ?? look.error);
  const template = () =>
    downloadFile("/calibration-template", "calibration.xlsx").catch(
      (problem: unknown) => void message.error(errorText(problem)),
    );
  return (
    <Card
      title={t("calibrations.upload")}
      extra={
        <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void template()}>
          {t("calibrations.template")}
        </Button>
      }
    >
      <div className={styles.upload}>
        {error ? <Alert type="error" showIcon role="alert" title={errorText(error)} /> : null}
        {look.data ? (
          <>
            <Alert
              type={look.data.counts.invalid > 0 ? "warning" : "success"}
              showIcon
              title={t("calibrations.counts", look.data.counts)}
            />
            <Preview preview={look.data} />
            <div className={styles.tools}>
              <Button
                type="primary"
                disabled={look.data.counts.valid === 0}
                loading={learn.isPending}
                onClick={fit}
              >
                {t("calibrations.learn", { count: look.data.counts.valid })}
              </Button>
              <Button disabled={learn.isPending} onClick={again}>
                {t("calibrations.other")}
              </Button>
            </div>
            {learn.isPending ? <LearningProgress learning={learn} /> : null}
          </>
        ) : (
          <SheetDrop
            disabled={look.isPending}
            onChoose={(chosen) => {
              setFile(chosen);
              look.mutate(chosen);
            }}
            words={look.isPending ? t("common.loading") : t("calibrations.dropHere")}
            hint={t("calibrations.dropHint")}
          />
        )}
      </div>
    </Card>
  );
}

function Preview({ preview }: { preview: RatingsPreview }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const line = { title: t("calibrations.line"), dataIndex: "line", width: 64 };
  const pages = { pageSize: 6, hideOnSinglePage: true };
  return (
    <>
      {preview.problems.length > 0 ? (
        <Table
          size="small"
          pagination={pages}
          rowKey={({ line: row, title, code }) => `${row}${title}${code}`}
          dataSource={preview.problems}
          columns={[
            line,
            {
              title: t("calibrations.problem"),
              render: (_, { title, message }) =>
                `${title ? `${title}${t("common.colon")}` : ""}${message[locale]}`,
            },
          ]}
        />
      ) : null}
      {preview.rows.length > 0 ? (
        <Table
          size="small"
          pagination={pages}
          rowKey="line"
          dataSource={preview.rows}
          scroll={{ x: 520 }}
          columns={[
            line,
            { title: t("calibrations.answer"), ellipsis: true, render: (_, { record }) => record.answer },
            { title: t("calibrations.rating"), width: 72, render: (_, { record }) => record.rating },
            { title: t("calibrations.rater"), width: 110, render: (_, { record }) => record.rater ?? "—" },
          ]}
        />
      ) : null}
    </>
  );
}
