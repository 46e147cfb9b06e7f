import { DownloadOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Segmented } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { api, downloadFile } from "../../api/client";
import { ErrorState, useErrorText } from "../../common/ErrorState";
import { Loading } from "../../common/Loading";
import { NoPermission } from "../../common/NoPermission";
import { useTitle } from "../../common/useTitle";
import { SheetDrop } from "../../common/SheetDrop";
import { useMayAsk } from "../../session/usePermission";
import { useSession } from "../../session/useSession";
import { type OrgImport, type OrgUnit, importKey, useUnits } from "../data";
import styles from "../Organisation.module.css";
import { OrganisationFrame } from "../OrganisationFrame";
import { UnitPicker } from "../UnitPicker";
import { ImportPreview } from "./ImportPreview";
import { PATHS } from "./paths";

type Kind = OrgImport["kind"];
const PERMISSIONS = { units: "org.manage", staff: "staff.manage" } as const;
const READING_MS = 90_000;

export function Component() {
  const { t } = useTranslation();
  useTitle(t("organisation.tab.import"));
  const may = useMayAsk();
  const allowed = may("org.manage") || may("staff.manage");
  return allowed ? <ImportPage /> : <NoPermission what={t("organisation.tab.import")} />;
}

function ImportPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const kind: Kind = params.get("kind") === "staff" ? "staff" : "units";
  const id = params.get("id");
  const open = useCallback(
    (next: { kind: Kind; id?: string }) => setParams({ ...next }, { replace: true }),
    [setParams],
  );
  return (
    <OrganisationFrame intro={t("orgImport.intro")}>
      {id ? (
        <LoadedImport key={id} kind={kind} id={id} onAnother={() => open({ kind })} />
      ) : (
        <ChooseFile kind={kind} onKind={(next) => open({ kind: next })} onRead={(read) => open(read)} />
      )}
    </OrganisationFrame>
  );
}

function LoadedImport({ kind, id, onAnother }: { kind: Kind; id: string; onAnother: () => void }) {
  const loaded = useQuery({
    queryKey: importKey(kind, id),
    queryFn: ({ signal }) => api.get<OrgImport>(`/org/${PATHS[kind]}/${id}`, { signal }),
  });
  if (loaded.isPending) return <Loading shape="panel" />;
  if (!loaded.data) return <ErrorState error={loaded.error} onRetry={() => void loaded.refetch()} />;
  return <ImportPreview found={loaded.data} onAnother={onAnother} />;
}

type Props = { kind: Kind; onKind: (kind: Kind) => void; onRead: (read: { kind: Kind; id: string }) => void };

function ChooseFile({ kind, onKind, onRead }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const units = useUnits();
  const may = useMayAsk();
  const home = useSession().data?.staff?.orgUnit.id;
  const mayBoth = may("org.manage") && may("staff.manage");
  const allowed = useCallback((unit: OrgUnit) => may(PERMISSIONS[kind], { orgUnitId: unit.id }), [may, kind]);
  const choices = units.data?.filter(allowed) ?? [];
  const into =
    choices.find(({ id }) => id === params.get("unit")) ??
    choices.find(({ id }) => id === home) ??
    choices[0];
  const read = useMutation({
    mutationFn: (file: Blob) => {
      const form = new FormData();
      form.set("file", file);
      return api.post<OrgImport>(`/org/units/${into?.id ?? ""}/${PATHS[kind]}`, form, {
        timeoutMs: READING_MS,
      });
    },
    onSuccess: (found) => {
      client.setQueryData(importKey(kind, found.id), found);
      onRead({ kind, id: found.id });
    },
  });
  const template = () =>
    downloadFile(`/org/${PATHS[kind]}/template`, "template.xlsx").catch(
      (error: unknown) => void message.error(errorText(error)),
    );
  if (units.isPending) return <Loading shape="panel" />;
  if (!units.data) return <ErrorState error={units.error} onRetry={() => void units.refetch()} />;
  return (
    <div className={styles.importForm}>
      {mayBoth ? (
        <Segmented<Kind>
          aria-label={t("orgImport.what")}
          value={kind}
          onChange={onKind}
          options={(["units", "staff"] as const).map((value) => ({ value, label: t(`orgImport.${value}`) }))}
        />
      ) : null}
      <div>
        <span className={styles.label} id="import-into">
          {t("orgImport.into")}
        </span>
        <UnitPicker
          units={units.data}
          allowed={allowed}
          value={into?.id ?? null}
          onChange={(unit) => setParams({ kind, unit }, { replace: true })}
          label={t("orgImport.into")}
        />
        <p className={styles.hint}>{t("orgImport.intoHint")}</p>
      </div>
      <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void template()}>
        {t("orgImport.template")}
      </Button>
      {read.isError ? <Alert type="error" showIcon role="alert" title={errorText(read.error)} /> : null}
      <SheetDrop
        disabled={read.isPending || !into}
        onChoose={(file) => read.mutate(file)}
        words={t(read.isPending ? "orgImport.reading" : "orgImport.drop")}
        hint={t("orgImport.dropHint")}
      />
    </div>
  );
}
