import { DownloadOutlined, LeftOutlined } from "@ant-design/icons";
import { Alert, App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { type MyInterview, useForm, useMyInterview } from "../../forms/data";
import { InterviewForm } from "../../forms/InterviewForm";
import { Agreement, SentFormView } from "../../forms/SentForms";
import { useInterviewForm } from "../../forms/useInterviewForm";
import { downloadFile } from "../api/client";
import { Card } from "../common/Card";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { useTitle } from "../common/useTitle";
import { useTimeWords } from "../decisions/timeWords";
import styles from "./Rounds.module.css";

/** One meeting: when and where, one's own form, and what the others wrote once it is sent. */
export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const mine = useMyInterview(id);
  useTitle(mine.data?.candidateName ?? t("forms.title"));
  if (mine.isPending) return <Loading shape="page" />;
  if (!mine.data) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  return <Shown key={id} view={mine.data} />;
}

function Shown({ view }: { view: MyInterview }) {
  const { t } = useTranslation();
  const [amending, setAmending] = useState(false);
  const isOver = view.state === "released";
  return (
    <div className={styles.page}>
      <Link to="/my-interviews">
        <LeftOutlined aria-hidden /> {t("forms.back")}
      </Link>
      <div>
        <h1>{view.candidateName}</h1>
        <p className={styles.soft}>{t("forms.with", { job: view.jobTitle, unit: view.orgUnit })}</p>
      </div>
      <Facts view={view} />
      {isOver ? <Alert type="info" showIcon title={t("forms.over")} /> : null}
      {!isOver && (view.sent === null || amending) ? (
        <Card title={t("forms.rate")}>
          <Writing view={view} onLeave={() => setAmending(false)} />
        </Card>
      ) : null}
      {view.sent && !amending ? (
        <Card
          title={t("forms.mine")}
          extra={
            isOver ? null : (
              <Button size="small" onClick={() => setAmending(true)}>
                {t("forms.amend")}
              </Button>
            )
          }
        >
          <SentFormView form={view.sent} dimensions={view.dimensions} title={t("forms.sent")} />
        </Card>
      ) : null}
      <Others view={view} />
    </div>
  );
}

function Facts({ view: { id, meeting, timeZone } }: { view: MyInterview }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const words = useTimeWords(timeZone);
  if (!meeting) return <p className={styles.soft}>{t("forms.noTime")}</p>;
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t("forms.facts.when")}</dt>
        <dd>
          <span className={styles.strong}>{words.whole(meeting)}</span>{" "}
          <span className={styles.soft}>{t("forms.facts.zone", { zone: words.zone })}</span>
        </dd>
        <dt>{t("forms.facts.place")}</dt>
        <dd>{meeting.place}</dd>
      </dl>
      <div>
        <Button
          size="small"
          icon={<DownloadOutlined aria-hidden />}
          onClick={() =>
            void downloadFile(`/account/interviews/${id}/meeting.ics`, "second-round.ics").catch(
              (error: unknown) => void message.error(errorText(error)),
            )
          }
        >
          {t("forms.calendar")}
        </Button>
      </div>
    </>
  );
}

function Writing({ view, onLeave }: { view: MyInterview; onLeave: () => void }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const errorText = useErrorText();
  const { save, send } = useForm(view.id);
  const form = useInterviewForm(view, (body) => save.mutateAsync(body));
  const isAmending = view.sent !== null;
  const go = async () => {
    try {
      await form.submit((body) => send.mutateAsync(body));
      void message.success(t("forms.done"));
      onLeave();
    } catch (error) {
      void message.error(errorText(error));
    }
  };
  const ask = () =>
    void modal.confirm({
      title: t("forms.sendTitle"),
      content: t(isAmending ? "forms.amendText" : "forms.sendText"),
      okText: t(isAmending ? "forms.sendAgain" : "forms.send"),
      cancelText: t("common.cancel"),
      onOk: go,
    });
  return (
    <>
      <InterviewForm form={form} errorText={errorText} />
      <div className={styles.buttons}>
        <Button type="primary" size="large" disabled={!form.whole} loading={send.isPending} onClick={ask}>
          {t(isAmending ? "forms.sendAgain" : "forms.send")}
        </Button>
        {isAmending ? (
          <Button size="large" onClick={onLeave}>
            {t("forms.keep")}
          </Button>
        ) : null}
        {form.whole ? null : <span className={styles.soft}>{t("forms.missing")}</span>}
      </div>
    </>
  );
}

function Others({ view }: { view: MyInterview }) {
  const { t } = useTranslation();
  const { colleagues, others, agreement, dimensions, state } = view;
  if (colleagues.length === 0) return null;
  return (
    <Card title={t("forms.others")}>
      {agreement ? <Agreement agreement={agreement} dimensions={dimensions} /> : null}
      {others.map((form) => (
        <SentFormView key={form.id} form={form} dimensions={dimensions} />
      ))}
      {colleagues
        .filter(({ person }) => !others.some(({ by }) => by.id === person.id))
        .map(({ person, sent }) => (
          <p key={person.id} className={styles.row}>
            <span>{person.name}</span>
            <span className={styles.soft}>{t(sent ? "forms.otherSent" : "forms.otherOpen")}</span>
          </p>
        ))}
      {state === "open" ? <p className={styles.soft}>{t("forms.othersLater")}</p> : null}
    </Card>
  );
}
