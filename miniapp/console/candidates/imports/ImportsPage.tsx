import { DownloadOutlined, LeftOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Form, Input, Select, Skeleton } from "antd";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { api, downloadFile } from "../../api/client";
import { Card } from "../../common/Card";
import { ErrorState, useErrorText } from "../../common/ErrorState";
import { More } from "../../common/More";
import { NoPermission } from "../../common/NoPermission";
import { useNow } from "../../common/useNow";
import { useTitle } from "../../common/useTitle";
import { When } from "../../common/When";
import { SheetDrop } from "../../common/SheetDrop";
import { type OrgUnit, useUnits } from "../../organisation/data";
import { UnitPicker } from "../../organisation/UnitPicker";
import { useMay, useMayAsk } from "../../session/usePermission";
import { useSession } from "../../session/useSession";
import { type CreateImportBody, type ImportView, importKey, importsKey, SOURCES, useImports } from "../data";
import { TagSelect } from "../TagSelect";
import styles from "./Imports.module.css";

const READING_MS = 90_000;

export function Component() {
  const { t } = useTranslation();
  useTitle(t("candidates.importTitle"));
  return useMay("candidates.write") ? <ImportsPage /> : <NoPermission what={t("candidates.importTitle")} />;
}

/** Where people go, the file, and the imports there were. */
function ImportsPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <Link to="/candidates" className={styles.back}>
        <LeftOutlined aria-hidden /> {t("nav.candidates")}
      </Link>
      <h1 className={styles.title}>{t("candidates.importTitle")}</h1>
      <div className={styles.columns}>
        <Card title={t("candidates.importNew")}>
          <NewImport />
        </Card>
        <Card title={t("candidates.importPast")}>
          <PastImports />
        </Card>
      </div>
    </div>
  );
}

type Settings = {
  orgUnitId?: string;
  source: (typeof SOURCES)[number];
  sourceDetail?: string;
  tags?: string[];
};

function NewImport() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Settings>();
  const units = useUnits();
  const may = useMayAsk();
  const home = useSession().data?.staff?.orgUnit.id;
  const allowed = useCallback((unit: OrgUnit) => may("candidates.write", { orgUnitId: unit.id }), [may]);
  const writable = units.data?.filter(allowed) ?? [];
  const first = writable.find(({ id }) => id === home)?.id ?? writable[0]?.id;
  useEffect(() => {
    if (first && !form.getFieldValue("orgUnitId")) form.setFieldValue("orgUnitId", first);
  }, [first, form]);

  const read = useMutation({
    mutationFn: async (file: Blob) => {
      const { sourceDetail, tags: forAll, ...settings } = form.getFieldsValue();
      const body: CreateImportBody = {
        ...settings,
        sourceDetail: sourceDetail?.trim() || null,
        tags: forAll ?? [],
      };
      const { id } = await api.post<ImportView>("/candidates/imports", body);
      const upload = new FormData();
      upload.set("file", file);
      return api.put<ImportView>(`/candidates/imports/${id}/file`, upload, { timeoutMs: READING_MS });
    },
    onSuccess: (found) => {
      client.setQueryData(importKey(found.id), found);
      void navigate(`/candidates/imports/${found.id}`);
    },
    onSettled: () => client.invalidateQueries({ queryKey: importsKey }),
  });
  const template = () =>
    downloadFile("/candidates/imports/template", "candidates.xlsx").catch(
      (error: unknown) => void message.error(errorText(error)),
    );
  if (units.isPending) return <Skeleton active paragraph={{ rows: 5 }} />;
  if (!units.data) return <ErrorState error={units.error} onRetry={() => void units.refetch()} />;
  return (
    <Form<Settings>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ source: "import", orgUnitId: first }}
    >
      <Form.Item name="orgUnitId" label={t("candidates.unit")}>
        <UnitPicker units={units.data} allowed={allowed} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="source" label={t("candidates.source")} extra={t("candidates.sourceForAll")}>
          <Select options={SOURCES.map((value) => ({ value, label: t(`candidates.from.${value}`) }))} />
        </Form.Item>
        <Form.Item name="sourceDetail" label={t("candidates.sourceDetail")}>
          <Input maxLength={120} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="tags" label={t("candidates.tagsForAll")}>
        <TagSelect mode="tags" maxCount={20} />
      </Form.Item>
      {read.isError ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={errorText(read.error)}
          style={{ marginBottom: 12 }}
        />
      ) : null}
      <SheetDrop
        disabled={read.isPending}
        onChoose={(file) => read.mutate(file)}
        words={t(read.isPending ? "candidates.reading" : "candidates.drop")}
        hint={t("candidates.dropHint")}
      />
      <Button
        type="link"
        className={styles.template ?? ""}
        icon={<DownloadOutlined aria-hidden />}
        onClick={() => void template()}
      >
        {t("candidates.template")}
      </Button>
    </Form>
  );
}

function PastImports() {
  const { t } = useTranslation();
  const now = useNow();
  const list = useImports();
  const shown = list.items.filter(({ state }) => state !== "empty");
  if (list.isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (!list.data) return <ErrorState compact error={list.error} onRetry={() => void list.refetch()} />;
  if (shown.length === 0) return <p className={styles.soft}>{t("candidates.noImports")}</p>;
  return (
    <>
      <ul className={styles.past}>
        {shown.map((past) => (
          <li key={past.id}>
            <Link to={`/candidates/imports/${past.id}`}>{past.fileName || t("candidates.noFile")}</Link>
            <span className={styles.soft}>
              {t(`candidates.importState.${past.state}`)} ·{" "}
              {t("candidates.rows", { count: past.progress.total })} · {past.author} ·{" "}
              <When at={past.createdAt} now={now} />
            </span>
          </li>
        ))}
      </ul>
      <More list={list} />
    </>
  );
}
