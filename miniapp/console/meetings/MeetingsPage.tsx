import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { NoPermission } from "../common/NoPermission";
import { BackLink } from "../common/BackLink";
import { More } from "../common/More";
import layout from "../common/Page.module.css";
import rows from "../common/Rows.module.css";
import { useNow } from "../common/useNow";
import { useTitle } from "../common/useTitle";
import { WarnTag } from "../common/WarnTag";
import { When } from "../common/When";
import { useMay } from "../session/usePermission";
import { useCan } from "../session/useSession";
import styles from "./Meetings.module.css";
import { Rates, percent } from "./Rates";
import { type PassRateAlert, useAlerts, useCallMeeting } from "./useMeetings";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("meetings.title"));
  return useCan("meetings.read") ? <MeetingsPage /> : <NoPermission what={t("meetings.title")} />;
}

function MeetingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useAlerts();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={layout.page}>
      <div className={styles.head}>
        <BackLink to="/progress">{t("nav.progress")}</BackLink>
        <h1>{t("meetings.title")}</h1>
        <p>{t("meetings.intro")}</p>
      </div>
      {list.isPending ? (
        <Loading shape="panel" />
      ) : !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState
          title={t("meetings.empty")}
          text={t("meetings.emptyText")}
          action={{ label: t("meetings.back"), onClick: () => void navigate("/progress") }}
        />
      ) : (
        <ul className={rows.list} aria-label={t("meetings.title")}>
          {items.map((alert) => (
            <AlertRow key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
      <More list={list} className={styles.more} />
    </div>
  );
}

function AlertRow({ alert }: { alert: PassRateAlert }) {
  const { t } = useTranslation();
  const now = useNow();
  const call = useCallMeeting();
  const { unit, positionId, jobTitle, figures, meeting } = alert;
  const mayCall = useMay("meetings.write", { orgUnitId: unit.id, positionId });
  return (
    <li className={styles.alert}>
      <div className={styles.what}>
        <h2>
          {unit.name} · {jobTitle} <MeetingState meeting={meeting} />
        </h2>
        <Rates figures={figures} />
        <p className={styles.faint}>
          {t("meetings.line", { line: percent(figures.threshold) })} · <When at={alert.createdAt} now={now} />
        </p>
      </div>
      <div className={styles.actions}>
        {meeting ? (
          <Link to={`/meetings/${meeting.id}`}>{t("meetings.goTo")}</Link>
        ) : mayCall ? (
          <>
            <Button type="primary" loading={call.isPending} onClick={() => call.mutate(alert.id)}>
              {t("meetings.call")}
            </Button>
            <span className={styles.faint}>{t("meetings.callHint")}</span>
          </>
        ) : null}
      </div>
    </li>
  );
}

function MeetingState({ meeting }: Pick<PassRateAlert, "meeting">) {
  const { t } = useTranslation();
  if (!meeting) return <WarnTag>{t("meetings.open")}</WarnTag>;
  return <Tag>{meeting.doneAt ? t("meetings.done") : t("meetings.called", { name: meeting.calledBy })}</Tag>;
}
