import { DownloadOutlined } from "@ant-design/icons";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Progress, Skeleton, Space, Steps } from "antd";
import { type ComponentType, type ReactNode, useEffect } from "react";
import { useParams } from "react-router";
import { api, downloadFile } from "../api/client";
import { Card } from "../common/Card";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { NoPermission } from "../common/NoPermission";
import { useTitle } from "../common/useTitle";
import { useMay } from "../session/usePermission";
import { importKey, importsKey, useImport } from "./data";
import styles from "./Imports.module.css";
import { type ImportKind, type ImportPlace, type SheetImport, useImportWords } from "./kind";

type Props<View extends SheetImport> = {
  kind: ImportKind<View>;
  /** The way to all imports. */
  back: ReactNode;
  /** Where the rows go, and how. */
  about: (view: View) => ReactNode;
  Preview: ComponentType<{ preview: NonNullable<View["preview"]> }>;
  /** Where to go once it is done. */
  onward?: ReactNode;
  /** What is shown elsewhere and is no longer so once the import has ended. */
  changes: readonly QueryKey[];
};

/** One import: what its file says, how far it is, and what became of it. */
export function ImportPage<View extends SheetImport>(props: Props<View>) {
  const { id = "" } = useParams();
  const { kind } = props;
  const words = useImportWords(kind);
  return useMay(kind.permission) ? (
    <Loader key={id} id={id} {...props} />
  ) : (
    <NoPermission what={words("title")} />
  );
}

function Loader<View extends SheetImport>({ id, ...props }: Props<View> & { id: string }) {
  const { kind } = props;
  const words = useImportWords(kind);
  const { data, error, isPending, refetch } = useImport<View>(kind, id);
  useTitle(data?.fileName || words("title"));
  if (isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <Shown found={data} {...props} />;
}

const STEP: Record<SheetImport["state"], number> = {
  empty: 0,
  previewed: 1,
  queued: 2,
  running: 2,
  done: 3,
  cancelled: 3,
  failed: 3,
};

function Shown<View extends SheetImport>({ found, ...props }: Props<View> & { found: View }) {
  const { kind, back, about, Preview, onward, changes } = props;
  const words = useImportWords(kind);
  const client = useQueryClient();
  const { state } = found;
  useEffect(() => {
    if (STEP[state] !== 3) return;
    for (const queryKey of [importsKey(kind), ...changes]) void client.invalidateQueries({ queryKey });
  }, [state, kind, changes, client]);
  return (
    <div className={styles.page}>
      {back}
      <h1 className={styles.title}>{found.fileName || words("noFile")}</h1>
      <p className={styles.soft}>{about(found)}</p>
      <Steps
        size="small"
        responsive={false}
        titlePlacement="vertical"
        current={STEP[state]}
        status={state === "failed" ? "error" : "process"}
        items={["choose", "check", "take", "result"].map((step) => ({ title: words(`step.${step}`) }))}
      />
      {state === "previewed" && found.preview ? <Preview preview={found.preview} /> : null}
      {STEP[state] === 2 ? <Running kind={kind} progress={found.progress} /> : null}
      {STEP[state] === 3 ? <Result kind={kind} found={found} /> : null}
      <Actions kind={kind} found={found} onward={onward} />
    </div>
  );
}

function Running({
  kind,
  progress,
}: {
  kind: Pick<ImportPlace, "words">;
  progress: SheetImport["progress"];
}) {
  const words = useImportWords(kind);
  const { done, total } = progress;
  return (
    <Card title={words("taking")}>
      <Progress percent={total === 0 ? 0 : Math.floor((100 * done) / total)} aria-label={words("taking")} />
      <p className="numbers" aria-live="polite">
        {words("progress", { done, total })}
      </p>
      <p className={styles.soft}>{words("mayLeave")}</p>
    </Card>
  );
}

type Of<View extends SheetImport> = { kind: ImportKind<View>; found: View };

function Result<View extends SheetImport>({ kind, found: { state, counts, progress } }: Of<View>) {
  const words = useImportWords(kind);
  return (
    <Card title={words(`state.${state}`)}>
      {state === "cancelled" ? (
        <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={words("cancelledAt", progress)} />
      ) : null}
      {state === "failed" ? (
        <Alert type="error" showIcon style={{ marginBottom: 12 }} title={words("failedText")} />
      ) : null}
      <dl className={styles.counts}>
        {kind.results.map((name) => (
          <div key={name} data-name={name}>
            <dt>{words(`count.${name}`)}</dt>
            <dd className="numbers">{counts[name]}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Actions<View extends SheetImport>({ kind, found, onward }: Of<View> & { onward: ReactNode }) {
  const words = useImportWords(kind);
  const { message } = App.useApp();
  const errorText = useErrorText();
  const client = useQueryClient();
  const { id, state, preview, hasResult } = found;
  const path = `${kind.path}/${id}`;
  const fail = (error: unknown) => void message.error(errorText(error));
  const act = (action: "confirm" | "cancel") =>
    api
      .post<View>(`${path}/${action}`, {})
      .then((next) => client.setQueryData(importKey(kind, id), next))
      .catch(fail);
  const { count, isStopped } = preview ? kind.ready(preview, found) : { count: 0, isStopped: true };
  return (
    <Space wrap>
      {state === "previewed" ? (
        <Button type="primary" disabled={isStopped} onClick={() => void act("confirm")}>
          {words("takeIn", { count })}
        </Button>
      ) : null}
      {state === "done" ? onward : null}
      {hasResult ? (
        <Button
          icon={<DownloadOutlined aria-hidden />}
          onClick={() => void downloadFile(`${path}/result`, "result.xlsx").catch(fail)}
        >
          {words(state === "previewed" ? "downloadProblems" : "downloadResult")}
        </Button>
      ) : null}
      {state === "previewed" || STEP[state] === 2 ? (
        <Button onClick={() => void act("cancel")}>{words("cancel")}</Button>
      ) : null}
    </Space>
  );
}
