import { useQuery } from "@tanstack/react-query";
import { Select, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import type { ReportAnswer, Transcript } from "../api/types";
import { ErrorState } from "../common/ErrorState";
import { formatDateTime } from "../common/format";
import { useLocale } from "../common/When";
import { diffText } from "./diffText";
import styles from "./Transcript.module.css";

type SelectProps = { answer: ReportAnswer; version: number; onChange: (version: number) => void };

/** Which version is shown; hidden while there is only one. */
export function VersionSelect({ answer, version, onChange }: SelectProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (answer.transcriptVersions.length < 2) return null;
  return (
    <Select
      size="small"
      variant="filled"
      className={styles.versions}
      aria-label={t("report.version")}
      value={version}
      onChange={onChange}
      popupMatchSelectWidth={false}
      options={answer.transcriptVersions.map((entry) => ({
        value: entry.version,
        label: t(`report.source.${entry.source}`, { version: entry.version }),
        detail: [entry.createdBy, formatDateTime(entry.createdAt, locale)].filter(Boolean).join(" · "),
      }))}
      optionRender={renderVersion}
    />
  );
}

function renderVersion({ data }: { data: { label: string; detail: string } }) {
  return (
    <div>
      {data.label}
      <div className={styles.versionDetail}>{data.detail}</div>
    </div>
  );
}

type OldProps = { interviewId: string; answerId: string; version: number; current: string };

/** An older version beside today's: what was since changed is struck through. */
export function OldVersion({ interviewId, answerId, version, current }: OldProps) {
  const { t } = useTranslation();
  const old = useQuery({
    queryKey: ["transcript", interviewId, answerId, version],
    queryFn: ({ signal }) =>
      api.get<Transcript>(`/interviews/${interviewId}/answers/${answerId}/transcripts/${version}`, {
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (old.isPending) return <Skeleton active className={styles.none} paragraph={{ rows: 4 }} />;
  if (!old.data) return <ErrorState compact error={old.error} onRetry={() => void old.refetch()} />;
  return (
    <div className={styles.frame}>
      <div className={styles.text} data-testid="transcript">
        <p className={styles.warning}>{t("report.oldVersion")}</p>
        <p className={styles.old}>
          {diffText(old.data.text, current).map((part) =>
            part.kind === "removed" ? (
              <del key={part.at}>{part.text}</del>
            ) : part.kind === "added" ? (
              <ins key={part.at}>{part.text}</ins>
            ) : (
              <span key={part.at}>{part.text}</span>
            ),
          )}
        </p>
      </div>
    </div>
  );
}
