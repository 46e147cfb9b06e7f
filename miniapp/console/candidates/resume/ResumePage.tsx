import { LeftOutlined } from "@ant-design/icons";
import { Alert, App, Button, Skeleton, Spin } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Card } from "../../common/Card";
import { EmptyState } from "../../common/EmptyState";
import { ErrorState, useErrorText } from "../../common/ErrorState";
import { NoPermission } from "../../common/NoPermission";
import { useNarrow } from "../../common/useMedia";
import { useTitle } from "../../common/useTitle";
import { useMay } from "../../session/usePermission";
import { ownerOf, useCandidate } from "../data";
import { Log } from "./correct/Log";
import { useCorrecting } from "./correct/useCorrecting";
import { type Ids, type ReadResume, type ResumeReading, type Span, useReadAgain, useReading } from "./data";
import { FieldList } from "./FieldList";
import type { Field } from "./fields";
import { Notices } from "./Notices";
import { ProtectedPanel } from "./ProtectedPanel";
import styles from "./Resume.module.css";
import { SourceText } from "./SourceText";

const NOWHERE: readonly Span[] = [];

export function Component() {
  const { t } = useTranslation();
  const { id = "", resumeId = "" } = useParams();
  return useMay("candidates.write") ? (
    <ResumePage key={resumeId} candidateId={id} resumeId={resumeId} />
  ) : (
    <NoPermission what={t("resume.title")} />
  );
}

function ResumePage(ids: Ids) {
  const { t } = useTranslation();
  const person = useCandidate(ids.candidateId).data;
  const { data, error, refetch } = useReading(ids);
  useTitle(person ? `${person.name} · ${t("resume.title")}` : t("resume.title"));
  return (
    <>
      <Link to={`/candidates/${ids.candidateId}`} className={styles.back}>
        <LeftOutlined aria-hidden /> {person?.name ?? t("nav.candidates")}
      </Link>
      <h1 className={styles.title}>{t("resume.title")}</h1>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {data ? <State {...ids} reading={data} owner={person ? ownerOf(person) : undefined} /> : null}
    </>
  );
}

type StateProps = Ids & { reading: ResumeReading; owner: ReturnType<typeof ownerOf> | undefined };

function State({ reading, owner, ...ids }: StateProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const again = useReadAgain(ids);
  const mayProtected = useMay("candidates.protected", owner);
  const read = () =>
    again.mutate(undefined, {
      onSuccess: () => void message.success(t("resume.queued")),
      onError: (error) => void message.error(errorText(error)),
    });
  const { state, resume, reason, outdated } = reading;
  if (state === "failed") {
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t("resume.failed")}
        description={
          <>
            <p>{reason}</p>
            <p className={styles.soft}>{t("resume.failedText")}</p>
          </>
        }
        action={<Button onClick={read}>{t("resume.again")}</Button>}
      />
    );
  }
  if (state === "unread") {
    return (
      <EmptyState
        title={t("resume.unread")}
        text={t("resume.unreadText")}
        action={{ label: t("resume.readNow"), onClick: read }}
      />
    );
  }
  if (!resume) {
    return (
      <output className={styles.waiting}>
        <EmptyState icon={<Spin />} title={t("resume.waiting")} text={t("resume.waitingText")} />
      </output>
    );
  }
  return (
    <>
      <Notices source={resume.source} />
      {outdated ? (
        <Alert
          type="info"
          showIcon
          title={t("resume.outdated")}
          action={
            <Button size="small" onClick={read}>
              {t("resume.again")}
            </Button>
          }
          style={{ marginBottom: 16 }}
        />
      ) : null}
      <Panes ids={ids} reading={reading} resume={resume} />
      {mayProtected && owner ? <ProtectedPanel {...ids} /> : null}
      {reading.revision > 1 ? <Log ids={ids} /> : null}
    </>
  );
}

type PanesProps = { ids: Ids; reading: ResumeReading; resume: ReadResume };

/** Fields on the left, their source on the right; on a phone one above the other. */
function Panes({ ids, reading, resume }: PanesProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [active, setActive] = useState<Field | null>(null);
  const source = useRef<HTMLElement>(null);
  const { drawer, ...correcting } = useCorrecting(ids, reading, resume);
  const go = () => source.current?.querySelector("mark")?.focus();
  const back = () => document.querySelector<HTMLElement>(`[data-field="${active?.id}"]`)?.focus();
  return (
    <div className={styles.panes}>
      <Card title={t("resume.fields")}>
        {narrow ? null : <p className={styles.soft}>{t("resume.hint")}</p>}
        <FieldList
          resume={resume}
          active={active}
          onPoint={setActive}
          onGo={() => requestAnimationFrame(go)}
          narrow={narrow}
          {...correcting}
        />
      </Card>
      <div className={styles.source}>
        <Card title={t("resume.source")} flush>
          <SourceText ref={source} text={resume.text} spans={active?.spans ?? NOWHERE} onBack={back} />
        </Card>
      </div>
      {drawer}
    </div>
  );
}
