import { DownloadOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Form, Skeleton } from "antd";
import { type ReactNode, useCallback, useEffect } from "react";
import { Link, useNavigate } from "react-router";
import { api, downloadFile } from "../api/client";
import { Card } from "../common/Card";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { More } from "../common/More";
import { NoPermission } from "../common/NoPermission";
import { SheetDrop } from "../common/SheetDrop";
import { useNow } from "../common/useNow";
import { useTitle } from "../common/useTitle";
import { When } from "../common/When";
import { type OrgUnit, useUnits } from "../organisation/data";
import { UnitPicker } from "../organisation/UnitPicker";
import { useMay, useMayAsk } from "../session/usePermission";
import { useSession } from "../session/useSession";
import { importKey, importsKey, useImports } from "./data";
import styles from "./Imports.module.css";
import { type ImportPlace, type SheetImport, useImportWords } from "./kind";

type Settings = { orgUnitId?: string };

type Props<S extends Settings> = {
  kind: ImportPlace;
  /** The way to what the page belongs to. */
  back: ReactNode;
  initial: S;
  unitHint?: string;
  /** The settings as the API takes them. */
  bodyOf: (settings: S) => object;
  /** Fields for the settings besides the unit. */
  children: ReactNode;
};

/** What goes where, the file, and the imports there were. */
export function ImportsPage<S extends Settings>({ back, ...form }: Props<S>) {
  const { kind } = form;
  const words = useImportWords(kind);
  useTitle(words("title"));
  if (!useMay(kind.permission)) return <NoPermission what={words("title")} />;
  return (
    <div className={styles.page}>
      {back}
      <h1 className={styles.title}>{words("title")}</h1>
      <div className={styles.columns}>
        <Card title={words("new")}>
          <NewImport {...form} />
        </Card>
        <Card title={words("past")}>
          <PastImports kind={kind} />
        </Card>
      </div>
    </div>
  );
}

type FormProps<S extends Settings> = Omit<Props<S>, "back">;

function NewImport<S extends Settings>({ kind, initial, unitHint, bodyOf, children }: FormProps<S>) {
  const { path, permission } = kind;
  const words = useImportWords(kind);
  const { message } = App.useApp();
  const errorText = useErrorText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Settings>();
  const units = useUnits();
  const may = useMayAsk();
  const home = useSession().data?.staff?.orgUnit.id;
  const allowed = useCallback((unit: OrgUnit) => may(permission, { orgUnitId: unit.id }), [may, permission]);
  const writable = units.data?.filter(allowed) ?? [];
  const first = writable.find(({ id }) => id === home)?.id ?? writable[0]?.id;
  useEffect(() => {
    if (first && !form.getFieldValue("orgUnitId")) form.setFieldValue("orgUnitId", first);
  }, [first, form]);
  const read = useMutation({
    mutationFn: async (file: Blob) => {
      // Its fields are the unit and those of `children`, which `initial` names.
      const settings = form.getFieldsValue() as S;
      const { id } = await api.post<SheetImport>(path, bodyOf(settings));
      const upload = new FormData();
      upload.set("file", file);
      return api.put<SheetImport>(`${path}/${id}/file`, upload, { timeoutMs: kind.readingMs });
    },
    onSuccess: (found) => {
      client.setQueryData(importKey(kind, found.id), found);
      void navigate(`${path}/${found.id}`);
    },
    onSettled: () => client.invalidateQueries({ queryKey: importsKey(kind) }),
  });
  const template = () =>
    downloadFile(`${path}/template`, kind.template).catch(
      (error: unknown) => void message.error(errorText(error)),
    );
  if (units.isPending) return <Skeleton active paragraph={{ rows: 5 }} />;
  if (!units.data) return <ErrorState error={units.error} onRetry={() => void units.refetch()} />;
  return (
    <Form<Settings>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...initial, orgUnitId: first }}
    >
      <Form.Item name="orgUnitId" label={words("unit")} extra={unitHint}>
        <UnitPicker units={units.data} allowed={allowed} />
      </Form.Item>
      {children}
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
        words={words(read.isPending ? "reading" : "drop")}
        hint={words("dropHint")}
      />
      <Button
        type="link"
        className={styles.template ?? ""}
        icon={<DownloadOutlined aria-hidden />}
        onClick={() => void template()}
      >
        {words("template")}
      </Button>
    </Form>
  );
}

function PastImports({ kind }: { kind: ImportPlace }) {
  const words = useImportWords(kind);
  const now = useNow();
  const list = useImports(kind);
  const shown = list.items.filter(({ state }) => state !== "empty");
  if (list.isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (!list.data) return <ErrorState compact error={list.error} onRetry={() => void list.refetch()} />;
  if (shown.length === 0) return <p className={styles.soft}>{words("none")}</p>;
  return (
    <>
      <ul className={styles.past}>
        {shown.map((past) => (
          <li key={past.id}>
            <Link to={`${kind.path}/${past.id}`}>{past.fileName || words("noFile")}</Link>
            <span className={styles.soft}>
              {words(`state.${past.state}`)} · {words("rows", { count: past.progress.total })} · {past.author}{" "}
              · <When at={past.createdAt} now={now} />
            </span>
          </li>
        ))}
      </ul>
      <More list={list} />
    </>
  );
}
