import { EditOutlined } from "@ant-design/icons";
import { App, Button, Input, Skeleton, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api } from "../api/client";
import { Card } from "../common/Card";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { useMay, useMayAsk } from "../session/usePermission";
import { type JobHeld, type WorkRecord, useWork, useWorkChange } from "./work/data";
import { RecordDrawer } from "./work/RecordDrawer";
import { RecordList } from "./work/RecordList";
import styles from "./work/Work.module.css";

/** What is on record of somebody's work, for those who may read of it; nothing where they were never hired. */
export function PersonWork({ candidateId }: { candidateId: string }) {
  return useMay("archive.performance") ? <Loader candidateId={candidateId} /> : null;
}

function Loader({ candidateId }: { candidateId: string }) {
  const { t } = useTranslation();
  const may = useMayAsk();
  const work = useWork(candidateId);
  const [open, setOpen] = useState<WorkRecord | "new" | null>(null);
  if (work.isPending) return <Skeleton active paragraph={{ rows: 3 }} />;
  if (!work.data)
    return (
      <Card title={t("work.title")}>
        <ErrorState compact error={work.error} onRetry={() => void work.refetch()} />
      </Card>
    );
  const { jobs, records } = work.data;
  if (jobs.length === 0) return null;
  const writable = jobs.filter((job) => may("archive.write", job));
  return (
    <Card
      title={t("work.title")}
      extra={
        <Space wrap>
          <Link to={`/candidates/${candidateId}/growth`} className={styles.link}>
            {t("work.growth")}
          </Link>
          {writable.length > 0 ? (
            <Button size="small" type="primary" onClick={() => setOpen("new")}>
              {t("work.add")}
            </Button>
          ) : null}
        </Space>
      }
    >
      <ul className={styles.jobs}>
        {jobs.map((job) => (
          <Job key={job.candidacyId} candidateId={candidateId} job={job} mayWrite={writable.includes(job)} />
        ))}
      </ul>
      {records.length === 0 ? (
        <p className={styles.soft}>{t("work.none")}</p>
      ) : (
        <RecordList
          candidateId={candidateId}
          records={records}
          mayWrite={(record) => writable.some(({ candidacyId }) => candidacyId === record.candidacyId)}
          onCorrect={setOpen}
        />
      )}
      {open ? (
        <RecordDrawer
          candidateId={candidateId}
          jobs={writable}
          record={open === "new" ? null : open}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Card>
  );
}

type JobProps = { candidateId: string; job: JobHeld; mayWrite: boolean };

function Job({ candidateId, job, mayWrite }: JobProps) {
  const { t } = useTranslation();
  return (
    <li>
      <strong>{job.title}</strong>
      <span className={`${styles.soft} numbers`}>
        {job.startsOn} – {job.leftOn ?? t("work.atWork")}
      </span>
      <EmployeeNumber candidateId={candidateId} job={job} mayWrite={mayWrite} />
    </li>
  );
}

function EmployeeNumber({ candidateId, job, mayWrite }: JobProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [draft, setDraft] = useState<string | null>(null);
  const save = useWorkChange(candidateId, (number: string | null) =>
    api.put(`/candidacies/${job.candidacyId}/employee-number`, { number }),
  );
  if (draft === null)
    return (
      <span className={styles.number}>
        {job.employeeNumber ? t("work.number", { number: job.employeeNumber }) : null}
        {mayWrite ? (
          <Button
            size="small"
            type="link"
            icon={job.employeeNumber ? <EditOutlined aria-hidden /> : null}
            aria-label={t(job.employeeNumber ? "work.changeNumber" : "work.addNumber")}
            onClick={() => setDraft(job.employeeNumber ?? "")}
          >
            {job.employeeNumber ? null : t("work.addNumber")}
          </Button>
        ) : null}
      </span>
    );
  const submit = () =>
    save.mutate(draft.trim() || null, {
      onSuccess: () => setDraft(null),
      onError: (error) => void message.error(errorText(error)),
    });
  return (
    <Space.Compact>
      <Input
        size="small"
        maxLength={40}
        value={draft}
        aria-label={t("work.numberLabel")}
        onChange={(event) => setDraft(event.target.value)}
        onPressEnter={submit}
        onKeyDown={({ key }) => (key === "Escape" ? setDraft(null) : undefined)}
        style={{ width: 140 }}
      />
      <Button size="small" type="primary" loading={save.isPending} onClick={submit}>
        {t("work.save")}
      </Button>
    </Space.Compact>
  );
}
