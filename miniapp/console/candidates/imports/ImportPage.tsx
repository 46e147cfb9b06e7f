import { DownloadOutlined, LeftOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Progress, Skeleton, Space, Steps } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { api, downloadFile } from "../../api/client";
import { Card } from "../../common/Card";
import { ErrorState, useErrorText } from "../../common/ErrorState";
import { NoPermission } from "../../common/NoPermission";
import { useTitle } from "../../common/useTitle";
import { useMay } from "../../session/usePermission";
import { type ImportView, candidatesKey, importKey, importsKey, useImport } from "../data";
import styles from "./Imports.module.css";
import { Preview } from "./Preview";

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  return useMay("candidates.write") ? (
    <Loader key={id} id={id} />
  ) : (
    <NoPermission what={t("candidates.importTitle")} />
  );
}

function Loader({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useImport(id);
  useTitle(data?.fileName ?? t("candidates.importTitle"));
  if (isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <ImportPage found={data} />;
}

const STEP: Record<ImportView["state"], number> = {
  empty: 0,
  previewed: 1,
  queued: 2,
  running: 2,
  done: 3,
  cancelled: 3,
  failed: 3,
};

function ImportPage({ found }: { found: ImportView }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { state } = found;
  useEffect(() => {
    if (state !== "done" && state !== "cancelled") return;
    void client.invalidateQueries({ queryKey: candidatesKey });
    void client.invalidateQueries({ queryKey: importsKey });
  }, [state, client]);
  return (
    <div className={styles.page}>
      <Link to="/candidates/imports" className={styles.back}>
        <LeftOutlined aria-hidden /> {t("candidates.importTitle")}
      </Link>
      <h1 className={styles.title}>{found.fileName || t("candidates.noFile")}</h1>
      <p className={styles.soft}>
        {t("candidates.into", { unit: found.orgUnit.path.join(" / ") })}
        {found.tags.length > 0 ? ` · ${found.tags.join(t("common.comma"))}` : ""}
      </p>
      <Steps
        size="small"
        responsive={false}
        titlePlacement="vertical"
        current={STEP[state]}
        status={state === "failed" ? "error" : "process"}
        items={["choose", "check", "take", "result"].map((step) => ({ title: t(`candidates.step.${step}`) }))}
      />
      {state === "previewed" && found.preview ? <Preview preview={found.preview} /> : null}
      {state === "queued" || state === "running" ? <Running found={found} /> : null}
      {STEP[state] === 3 ? <Result found={found} /> : null}
      <Actions found={found} />
    </div>
  );
}

function Running({ found }: { found: ImportView }) {
  const { t } = useTranslation();
  const { done, total } = found.progress;
  return (
    <Card title={t("candidates.taking")}>
      <Progress
        percent={total === 0 ? 0 : Math.floor((100 * done) / total)}
        aria-label={t("candidates.taking")}
      />
      <p className="numbers" aria-live="polite">
        {t("candidates.progress", { done, total })}
      </p>
      <p className={styles.soft}>{t("candidates.mayLeave")}</p>
    </Card>
  );
}

function Result({ found }: { found: ImportView }) {
  const { t } = useTranslation();
  const { state, counts, progress } = found;
  return (
    <Card title={t(`candidates.importState.${state}`)}>
      {state === "cancelled" ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={t("candidates.cancelledAt", { done: progress.done, total: progress.total })}
        />
      ) : null}
      {state === "failed" ? (
        <Alert type="error" showIcon style={{ marginBottom: 12 }} title={t("candidates.failedText")} />
      ) : null}
      <dl className={styles.counts}>
        {(["created", "updated", "unchanged", "refused"] as const).map((name) => (
          <div key={name} data-name={name}>
            <dt>{t(`candidates.count.${name}`)}</dt>
            <dd className="numbers">{counts[name]}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Actions({ found }: { found: ImportView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const client = useQueryClient();
  const { id, state, preview, hasResult } = found;
  const fail = (error: unknown) => void message.error(errorText(error));
  const act = (action: "confirm" | "cancel") =>
    api
      .post<ImportView>(`/candidates/imports/${id}/${action}`, {})
      .then((next) => client.setQueryData(importKey(id), next))
      .catch(fail);
  const valid = preview?.counts.valid ?? 0;
  return (
    <Space wrap>
      {state === "previewed" ? (
        <Button type="primary" disabled={valid === 0} onClick={() => void act("confirm")}>
          {t("candidates.takeIn", { count: valid })}
        </Button>
      ) : null}
      {state === "done" ? (
        <Link to="/candidates" className={styles.button}>
          {t("candidates.toPool")}
        </Link>
      ) : null}
      {hasResult ? (
        <Button
          icon={<DownloadOutlined aria-hidden />}
          onClick={() => void downloadFile(`/candidates/imports/${id}/result`, "result.xlsx").catch(fail)}
        >
          {t(state === "previewed" ? "candidates.downloadProblems" : "candidates.downloadResult")}
        </Button>
      ) : null}
      {state === "previewed" || state === "queued" || state === "running" ? (
        <Button onClick={() => void act("cancel")}>{t("candidates.cancelImport")}</Button>
      ) : null}
    </Space>
  );
}
