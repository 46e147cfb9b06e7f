import { DownloadOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Checkbox, Drawer, Table } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, downloadFile, saveLink } from "../api/client";
import { useErrorText } from "../common/ErrorState";
import { useLocale } from "../common/When";
import { SheetDrop } from "../common/SheetDrop";
import { type OrgUnit, useUnits } from "../organisation/data";
import { UnitPicker } from "../organisation/UnitPicker";
import { useMayAsk } from "../session/usePermission";
import { useSession } from "../session/useSession";
import { type ImportPreview, type ImportResult, questionsKey } from "./data";
import styles from "./Questions.module.css";

const TIMEOUT_MS = 120_000;

function formOf(file: File, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", file);
  return form;
}

function saveResult({ name, base64 }: ImportResult["file"]) {
  saveLink(`data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,${base64}`, name);
}

/** A spreadsheet is looked at first; what is right in it is then taken in, and the result can be saved row by row. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const client = useQueryClient();
  const units = useUnits();
  const may = useMayAsk();
  const home = useSession().data?.staff?.orgUnit.id ?? "";
  const allowed = useCallback((unit: OrgUnit) => may("questions.write", { orgUnitId: unit.id }), [may]);
  const first = units.data?.find((unit) => unit.id === home && allowed(unit)) ?? units.data?.find(allowed);
  const [chosenUnit, setUnit] = useState<string | null>(null);
  const unitId = chosenUnit ?? first?.id ?? home;
  const [file, setFile] = useState<File | null>(null);
  const [acceptSimilar, setAcceptSimilar] = useState(false);
  const path = `/org/units/${unitId}/question-imports`;

  const look = useMutation({
    mutationFn: (chosen: File) =>
      api.post<ImportPreview>(`${path}/preview`, formOf(chosen), { timeoutMs: TIMEOUT_MS }),
  });
  const take = useMutation({
    mutationFn: (chosen: File) =>
      api.post<ImportResult>(path, formOf(chosen, { acceptSimilar: String(acceptSimilar) }), {
        timeoutMs: TIMEOUT_MS,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: questionsKey }),
  });
  const again = () => {
    setFile(null);
    look.reset();
    take.reset();
  };
  const error = take.error ?? look.error;
  const counts = look.data?.counts;
  const ready = counts ? counts.valid - (acceptSimilar ? 0 : counts.similar) : 0;

  return (
    <Drawer open title={t("questionImport.title")} size="large" onClose={onClose}>
      <div className={styles.import}>
        <div className={styles.importHead}>
          <span>{t("questionImport.unit")}</span>
          <UnitPicker
            units={units.data ?? []}
            allowed={allowed}
            value={unitId}
            onChange={setUnit}
            label={t("questionImport.unit")}
          />
          <Button
            icon={<DownloadOutlined aria-hidden />}
            onClick={() =>
              downloadFile("/question-import-template", "template.xlsx").catch(
                (problem: unknown) => void message.error(errorText(problem)),
              )
            }
          >
            {t("questionImport.template")}
          </Button>
        </div>
        {error ? <Alert type="error" showIcon role="alert" title={errorText(error)} /> : null}
        {take.data ? (
          <Done result={take.data} onAgain={again} />
        ) : look.data && file ? (
          <>
            <Alert
              type={counts?.invalid || counts?.similar ? "warning" : "success"}
              showIcon
              title={t("questionImport.counts", counts)}
              description={look.data.notes.length > 0 ? <Notes preview={look.data} /> : null}
            />
            <PreviewTables preview={look.data} />
            {counts?.similar ? (
              <Checkbox checked={acceptSimilar} onChange={(event) => setAcceptSimilar(event.target.checked)}>
                {t("questionImport.acceptSimilar")}
              </Checkbox>
            ) : null}
            <div className={styles.tools}>
              <Button
                type="primary"
                disabled={ready === 0}
                loading={take.isPending}
                onClick={() => take.mutate(file)}
              >
                {ready === 0 ? t("questionImport.nothing") : t("questionImport.confirm", { count: ready })}
              </Button>
              <Button onClick={again}>{t("questionImport.again")}</Button>
            </div>
          </>
        ) : (
          <SheetDrop
            disabled={look.isPending}
            onChoose={(chosen) => {
              setFile(chosen);
              look.mutate(chosen);
            }}
            words={look.isPending ? t("common.loading") : t("questionImport.drop")}
            hint={t("questionImport.hint")}
          />
        )}
      </div>
    </Drawer>
  );
}

function Done({ result, onAgain }: { result: ImportResult; onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert type="success" showIcon title={t("questionImport.done", { count: result.counts.created })} />
      <div className={styles.tools}>
        <Button icon={<DownloadOutlined aria-hidden />} onClick={() => saveResult(result.file)}>
          {t("questionImport.result")}
        </Button>
        <Button onClick={onAgain}>{t("questionImport.again")}</Button>
      </div>
    </>
  );
}

function Notes({ preview }: { preview: ImportPreview }) {
  const locale = useLocale();
  return (
    <ul>
      {preview.notes.map((note) => (
        <li key={note.message.zh}>{note.message[locale]}</li>
      ))}
    </ul>
  );
}

function PreviewTables({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const line = { title: t("questionImport.line"), dataIndex: "line", width: 64 };
  return (
    <>
      {preview.problems.length > 0 ? (
        <Table
          size="small"
          title={() => t("questionImport.problems")}
          pagination={{ pageSize: 8, hideOnSinglePage: true }}
          rowKey={({ line: row, title, code }) => `${row}${title}${code}`}
          dataSource={preview.problems}
          columns={[
            line,
            {
              title: t("questionImport.problem"),
              render: (_, { title, message }) =>
                `${title ? `${title}${t("common.colon")}` : ""}${message[locale]}`,
            },
          ]}
        />
      ) : null}
      {preview.similar.length > 0 ? (
        <Table
          size="small"
          title={() => t("questionImport.similar")}
          pagination={{ pageSize: 5, hideOnSinglePage: true }}
          rowKey="line"
          dataSource={preview.similar}
          columns={[
            line,
            {
              title: t("questionImport.likeText"),
              render: (_, { text, likeness }) => `${Math.round(likeness * 100)} % · ${text}`,
            },
          ]}
        />
      ) : null}
      {preview.rows.length > 0 ? (
        <Table
          size="small"
          pagination={{ pageSize: 8, hideOnSinglePage: true }}
          rowKey="line"
          dataSource={preview.rows}
          columns={[
            line,
            {
              title: t("questions.question"),
              render: (_, { content: { zh, en } }) => (locale === "zh" ? (zh ?? en) : (en ?? zh))?.text,
            },
            {
              title: t("questions.categoryLabel"),
              width: 110,
              render: (_, { content }) => t(`questions.category.${content.category}`),
            },
          ]}
        />
      ) : null}
    </>
  );
}
