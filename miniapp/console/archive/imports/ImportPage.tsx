import { DownloadOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Progress, Skeleton, Space, Steps } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { api, downloadFile } from "../../api/client";
import styles from "../../candidates/imports/Imports.module.css";
import { BackLink } from "../../common/BackLink";
import { Card } from "../../common/Card";
import { ErrorState, useErrorText } from "../../common/ErrorState";
import { NoPermission } from "../../common/NoPermission";
import { useTitle } from "../../common/useTitle";
import { useMay } from "../../session/usePermission";
import { type ArchiveImportView, useWorkImport, workImportKey, workImportsKey } from "./data";
import { Preview } from "./Preview";

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  return useMay("archive.write") ? (
    <Loader key={id} id={id} />
  ) : (
    <NoPermission what={t("workImport.title")} />
  );
}

function Loader({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useWorkImport(id);
  useTitle(data?.fileName || t("workImport.title"));
  if (isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <ImportPage found={data} />;
}

const STEP: Record<ArchiveImportView["state"], number> = {
  empty: 0,
  previewed: 1,
  queued: 2,
  running: 2,
  done: 3,
  cancelled: 3,
  failed: 3,
};

function ImportPage({ found }: { found: ArchiveImportView }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { state } = found;
  useEffect(() => {
    if (STEP[state] !== 3) return;
    for (const queryKey of [workImportsKey, ["work"], ["growth"], ["timeline"]])
      void client.invalidateQueries({ queryKey: [...queryKey] });
  }, [state, client]);
  return (
    <div className={styles.page}>
      <BackLink to="/archive/imports">{t("workImport.title")}</BackLink>
      <h1 className={styles.title}>{found.fileName || t("workImport.noFile")}</h1>
      <p className={styles.soft}>
        {t("workImport.into", {
          unit: found.orgUnit.path.join(" / "),
          mode: t(`workImport.modes.${found.mode}`),
        })}
      </p>
      <Steps
        size="small"
        responsive={false}
        titlePlacement="vertical"
        current={STEP[state]}
        status={state === "failed" ? "error" : "process"}
        items={["choose", "check", "take", "result"].map((step) => ({ title: t(`workImport.step.${step}`) }))}
      />
      {state === "previewed" && found.preview ? <Preview preview={found.preview} /> : null}
      {STEP[state] === 2 ? <Running found={found} /> : null}
      {STEP[state] === 3 ? <Result found={found} /> : null}
      <Actions found={found} />
    </div>
  );
}

function Running({ found: { progress } }: { found: ArchiveImportView }) {
  const { t } = useTranslation();
  const { done, total } = progress;
  return (
    <Card title={t("workImport.taking")}>
      <Progress
        percent={total === 0 ? 0 : Math.floor((100 * done) / total)}
        aria-label={t("workImport.taking")}
      />
      <p className="numbers" aria-live="polite">
        {t("workImport.progress", { done, total })}
      </p>
      <p className={styles.soft}>{t("workImport.mayLeave")}</p>
    </Card>
  );
}

function Result({ found: { state, counts, progress } }: { found: ArchiveImportView }) {
  const { t } = useTranslation();
  return (
    <Card title={t(`workImport.state.${state}`)}>
      {state === "cancelled" ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={t("workImport.cancelledAt", progress)}
        />
      ) : null}
      {state === "failed" ? (
        <Alert type="error" showIcon style={{ marginBottom: 12 }} title={t("workImport.failedText")} />
      ) : null}
      <dl className={styles.counts}>
        {(["written", "known", "refused"] as const).map((name) => (
          <div key={name} data-name={name === "written" ? "created" : name}>
            <dt>{t(`workImport.count.${name}`)}</dt>
            <dd className="numbers">{counts[name]}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Actions({ found }: { found: ArchiveImportView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const client = useQueryClient();
  const { id, state, mode, preview, hasResult } = found;
  const fail = (error: unknown) => void message.error(errorText(error));
  const act = (action: "confirm" | "cancel") =>
    api
      .post<ArchiveImportView>(`/archive/imports/${id}/${action}`, {})
      .then((next) => client.setQueryData(workImportKey(id), next))
      .catch(fail);
  const counts = preview?.counts;
  const fresh = (counts?.valid ?? 0) - (counts?.known ?? 0);
  const isStopped = fresh === 0 || (mode === "all" && (counts?.invalid ?? 0) > 0);
  return (
    <Space wrap>
      {state === "previewed" ? (
        <Button type="primary" disabled={isStopped} onClick={() => void act("confirm")}>
          {t("workImport.takeIn", { count: fresh })}
        </Button>
      ) : null}
      {hasResult ? (
        <Button
          icon={<DownloadOutlined aria-hidden />}
          onClick={() => void downloadFile(`/archive/imports/${id}/result`, "result.xlsx").catch(fail)}
        >
          {t(state === "previewed" ? "workImport.downloadProblems" : "workImport.downloadResult")}
        </Button>
      ) : null}
      {state === "previewed" || STEP[state] === 2 ? (
        <Button onClick={() => void act("cancel")}>{t("workImport.cancel")}</Button>
      ) : null}
    </Space>
  );
}
