import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { BackLink } from "../common/BackLink";
import { Card } from "../common/Card";
import { ErrorState } from "../common/ErrorState";
import { formatDateTime, formatDay } from "../common/format";
import { Loading } from "../common/Loading";
import { NoPermission } from "../common/NoPermission";
import layout from "../common/Page.module.css";
import { useTitle } from "../common/useTitle";
import { useLocale } from "../common/When";
import { serializeProgress } from "../progress/filters";
import { useMay } from "../session/usePermission";
import { useCan } from "../session/useSession";
import styles from "./Meetings.module.css";
import { Rates, percent } from "./Rates";
import { type Meeting, useChangeMeeting, useMeeting } from "./useMeetings";

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  return useCan("meetings.read") ? (
    <MeetingPage key={id} id={id} />
  ) : (
    <NoPermission what={t("meetings.meeting")} />
  );
}

function MeetingPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const meeting = useMeeting(id);
  useTitle(meeting.data ? `${t("meetings.meeting")} · ${meeting.data.alert.jobTitle}` : null);
  if (meeting.isPending) return <Loading shape="page" />;
  if (!meeting.data) return <ErrorState error={meeting.error} onRetry={() => void meeting.refetch()} />;
  return <Body meeting={meeting.data} />;
}

function Body({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { alert, people } = meeting;
  const { figures, unit, positionId, jobTitle } = alert;
  const mayWrite = useMay("meetings.write", { orgUnitId: unit.id, positionId });
  const behind = serializeProgress({ unit: unit.id, job: alert.jobKey, weeks: 12 });
  return (
    <div className={layout.page}>
      <div className={styles.head}>
        <BackLink to="/meetings">{t("meetings.title")}</BackLink>
        <h1>
          {t("meetings.meeting")} · {unit.name} {jobTitle}
        </h1>
        <p>
          {t("meetings.facts", { name: meeting.calledBy, at: formatDateTime(meeting.createdAt, locale) })}
        </p>
      </div>
      <div className={styles.columns}>
        <div className={layout.page}>
          <Card
            title={t("meetings.why")}
            extra={<Link to={`/progress?${behind}`}>{t("meetings.seeProgress")}</Link>}
          >
            <p className={styles.faint}>
              {t("meetings.figures")} ·{" "}
              {t("meetings.period", {
                from: formatDay(alert.since, locale),
                to: formatDay(alert.createdAt, locale),
              })}
            </p>
            <Rates figures={figures} />
            <p className={styles.faint}>
              {t("meetings.line", { line: percent(figures.threshold) })}
              {" · "}
              {t("meetings.sure", {
                low: percent(figures.interval.low),
                high: percent(figures.interval.high),
              })}
              {figures.others ? "" : ` · ${t("meetings.noOthers")}`}
            </p>
          </Card>
          <Notes meeting={meeting} mayWrite={mayWrite} />
        </div>
        <Card title={t("meetings.people")}>
          <ul className={styles.people}>
            {people.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </Card>
      </div>
    </div>
  );
}

function Notes({ meeting, mayWrite }: { meeting: Meeting; mayWrite: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const change = useChangeMeeting(meeting.id);
  const [notes, setNotes] = useState(meeting.notes);
  const isDone = meeting.doneAt !== null;
  return (
    <Card title={t("meetings.notes")}>
      {mayWrite ? (
        <>
          <Input.TextArea
            aria-label={t("meetings.notes")}
            placeholder={t("meetings.notesHint")}
            value={notes}
            maxLength={10_000}
            autoSize={{ minRows: 5, maxRows: 20 }}
            onChange={({ target }) => setNotes(target.value)}
          />
          <div className={styles.buttons}>
            <Button
              type="primary"
              loading={change.isPending}
              disabled={notes.trim() === meeting.notes}
              onClick={() => change.mutate({ notes })}
            >
              {t("meetings.save")}
            </Button>
            <Button loading={change.isPending} onClick={() => change.mutate({ notes, done: !isDone })}>
              {t(isDone ? "meetings.reopen" : "meetings.finish")}
            </Button>
          </div>
        </>
      ) : (
        <p className={styles.notes}>{meeting.notes || "—"}</p>
      )}
      {meeting.doneAt ? (
        <p className={styles.faint}>
          {t("meetings.doneBy", { name: meeting.doneBy ?? "", at: formatDateTime(meeting.doneAt, locale) })}
        </p>
      ) : null}
    </Card>
  );
}
