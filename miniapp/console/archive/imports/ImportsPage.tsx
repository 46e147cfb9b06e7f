import { DownloadOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Form, Radio, Skeleton } from "antd";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { api, downloadFile } from "../../api/client";
import styles from "../../candidates/imports/Imports.module.css";
import { BackLink } from "../../common/BackLink";
import { Card } from "../../common/Card";
import { ErrorState, useErrorText } from "../../common/ErrorState";
import { More } from "../../common/More";
import { NoPermission } from "../../common/NoPermission";
import { SheetDrop } from "../../common/SheetDrop";
import { useNow } from "../../common/useNow";
import { useTitle } from "../../common/useTitle";
import { When } from "../../common/When";
import { type OrgUnit, useUnits } from "../../organisation/data";
import { UnitPicker } from "../../organisation/UnitPicker";
import { useMay, useMayAsk } from "../../session/usePermission";
import { useSession } from "../../session/useSession";
import {
  type ArchiveImportView,
  type CreateWorkImport,
  useWorkImports,
  workImportKey,
  workImportsKey,
} from "./data";

const READING_MS = 180_000;

export function Component() {
  const { t } = useTranslation();
  useTitle(t("workImport.title"));
  return useMay("archive.write") ? <ImportsPage /> : <NoPermission what={t("workImport.title")} />;
}

/** Whose records, the file, and the imports there were. */
function ImportsPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <BackLink to="/archive/support">{t("support.title")}</BackLink>
      <h1 className={styles.title}>{t("workImport.title")}</h1>
      <div className={styles.columns}>
        <Card title={t("workImport.new")}>
          <NewImport />
        </Card>
        <Card title={t("workImport.past")}>
          <PastImports />
        </Card>
      </div>
    </div>
  );
}

function NewImport() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<CreateWorkImport>();
  const units = useUnits();
  const may = useMayAsk();
  const home = useSession().data?.staff?.orgUnit.id;
  const allowed = useCallback((unit: OrgUnit) => may("archive.write", { orgUnitId: unit.id }), [may]);
  const writable = units.data?.filter(allowed) ?? [];
  const first = writable.find(({ id }) => id === home)?.id ?? writable[0]?.id;
  useEffect(() => {
    if (first && !form.getFieldValue("orgUnitId")) form.setFieldValue("orgUnitId", first);
  }, [first, form]);
  const read = useMutation({
    mutationFn: async (file: Blob) => {
      const { id } = await api.post<ArchiveImportView>("/archive/imports", form.getFieldsValue());
      const upload = new FormData();
      upload.set("file", file);
      return api.put<ArchiveImportView>(`/archive/imports/${id}/file`, upload, { timeoutMs: READING_MS });
    },
    onSuccess: (found) => {
      client.setQueryData(workImportKey(found.id), found);
      void navigate(`/archive/imports/${found.id}`);
    },
    onSettled: () => client.invalidateQueries({ queryKey: workImportsKey }),
  });
  const template = () =>
    downloadFile("/archive/imports/template", "work-records.xlsx").catch(
      (error: unknown) => void message.error(errorText(error)),
    );
  if (units.isPending) return <Skeleton active paragraph={{ rows: 5 }} />;
  if (!units.data) return <ErrorState error={units.error} onRetry={() => void units.refetch()} />;
  return (
    <Form<CreateWorkImport>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ mode: "valid", orgUnitId: first }}
    >
      <Form.Item name="orgUnitId" label={t("workImport.unit")} extra={t("workImport.unitHint")}>
        <UnitPicker units={units.data} allowed={allowed} />
      </Form.Item>
      <Form.Item name="mode" label={t("workImport.mode")}>
        <Radio.Group
          options={(["valid", "all"] as const).map((value) => ({
            value,
            label: t(`workImport.modes.${value}`),
          }))}
        />
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
        words={t(read.isPending ? "workImport.reading" : "workImport.drop")}
        hint={t("workImport.dropHint")}
      />
      <Button
        type="link"
        className={styles.template ?? ""}
        icon={<DownloadOutlined aria-hidden />}
        onClick={() => void template()}
      >
        {t("workImport.template")}
      </Button>
    </Form>
  );
}

function PastImports() {
  const { t } = useTranslation();
  const now = useNow();
  const list = useWorkImports();
  const shown = list.items.filter(({ state }) => state !== "empty");
  if (list.isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (!list.data) return <ErrorState compact error={list.error} onRetry={() => void list.refetch()} />;
  if (shown.length === 0) return <p className={styles.soft}>{t("workImport.none")}</p>;
  return (
    <>
      <ul className={styles.past}>
        {shown.map((past) => (
          <li key={past.id}>
            <Link to={`/archive/imports/${past.id}`}>{past.fileName || t("workImport.noFile")}</Link>
            <span className={styles.soft}>
              {t(`workImport.state.${past.state}`)} · {t("workImport.rows", { count: past.progress.total })} ·{" "}
              {past.author} · <When at={past.createdAt} now={now} />
            </span>
          </li>
        ))}
      </ul>
      <More list={list} />
    </>
  );
}
