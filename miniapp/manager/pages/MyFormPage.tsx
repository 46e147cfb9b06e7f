import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Action } from "../../candidate/parts/Action";
import { Sheet } from "../../candidate/parts/Sheet";
import { downloadFile } from "../../console/api/client";
import { type MyInterview, useForm, useMyInterview } from "../../forms/data";
import { InterviewForm } from "../../forms/InterviewForm";
import { Agreement, SentFormView } from "../../forms/SentForms";
import { useInterviewForm } from "../../forms/useInterviewForm";
import { showTitle } from "../../host/showTitle";
import { timeWords } from "../../shared/timeWords";
import { hostCalls } from "../hostCalls";
import { Failed, Heading, Loading, useErrorText } from "../parts/States";
import { useLocale } from "../parts/words";

/** One meeting on a phone: when and where, one's own form, and what the others wrote once it is sent. */
export function MyFormPage() {
  const { id = "" } = useParams();
  const mine = useMyInterview(id);
  const name = mine.data?.candidateName;
  useEffect(() => {
    if (name) showTitle(hostCalls, name);
  }, [name]);
  if (mine.isPending) return <Loading />;
  if (!mine.data) return <Failed error={mine.error} onRetry={() => void mine.refetch()} />;
  return <Shown key={id} view={mine.data} />;
}

function Shown({ view }: { view: MyInterview }) {
  const { t } = useTranslation();
  const [amending, setAmending] = useState(false);
  const writes = view.state !== "released" && (view.sent === null || amending);
  return (
    <>
      <div>
        <Heading>{view.candidateName}</Heading>
        <p className="fine">{t("forms.with", { job: view.jobTitle, unit: view.orgUnit })}</p>
      </div>
      <Facts view={view} />
      {view.state === "released" ? <p className="note note-warn">{t("forms.over")}</p> : null}
      {writes ? (
        <section className="card m-stack">
          <h2>{t("forms.rate")}</h2>
          <Writing
            view={view}
            onSent={() => setAmending(false)}
            onKeep={view.sent ? () => setAmending(false) : null}
          />
        </section>
      ) : null}
      {view.sent && !amending ? <Sent view={view} onAmend={() => setAmending(true)} /> : null}
      <Colleagues view={view} />
    </>
  );
}

function Facts({ view: { id, meeting, timeZone } }: { view: MyInterview }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const words = timeWords(useLocale() === "zh" ? "zh-CN" : "en-GB", timeZone);
  if (!meeting) return <p className="fine">{t("forms.noTime")}</p>;
  return (
    <section className="card m-stack">
      <dl className="m-facts">
        <div>
          <dt>{t("forms.facts.when")}</dt>
          <dd>
            {words.whole(meeting)}{" "}
            <span className="m-small">{t("forms.facts.zone", { zone: words.zone })}</span>
          </dd>
        </div>
        <div>
          <dt>{t("forms.facts.place")}</dt>
          <dd>{meeting.place}</dd>
        </div>
      </dl>
      {problem ? <p className="note note-warn">{problem}</p> : null}
      <Action
        kind="quiet"
        onClick={() =>
          void downloadFile(`/account/interviews/${id}/meeting.ics`, "second-round.ics").catch(
            (error: unknown) => setProblem(errorText(error)),
          )
        }
      >
        {t("forms.calendar")}
      </Action>
    </section>
  );
}

type WritingProps = { view: MyInterview; onSent: () => void; onKeep: (() => void) | null };

function Writing({ view, onSent, onKeep }: WritingProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { save, send } = useForm(view.id);
  const form = useInterviewForm(view, (body) => save.mutateAsync(body));
  const [asking, setAsking] = useState(false);
  const isAmending = view.sent !== null;
  const say = t(isAmending ? "forms.sendAgain" : "forms.send");
  const go = () =>
    form
      .submit((body) => send.mutateAsync(body))
      .then(onSent)
      // It is told below the form.
      .catch(() => undefined)
      .finally(() => setAsking(false));
  return (
    <>
      <InterviewForm form={form} errorText={errorText} />
      {send.isError ? <p className="note note-warn">{errorText(send.error)}</p> : null}
      {form.whole ? null : <p className="m-small">{t("forms.missing")}</p>}
      <Action disabled={!form.whole} busy={send.isPending} onClick={() => setAsking(true)}>
        {say}
      </Action>
      {onKeep ? (
        <Action kind="quiet" onClick={onKeep}>
          {t("forms.keep")}
        </Action>
      ) : null}
      {asking ? (
        <Sheet
          title={t("forms.sendTitle")}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Action busy={send.isPending} onClick={() => void go()}>
                {say}
              </Action>
              <Action kind="quiet" onClick={() => setAsking(false)}>
                {t("forms.cancel")}
              </Action>
            </>
          }
        >
          <p>{t(isAmending ? "forms.amendText" : "forms.sendText")}</p>
        </Sheet>
      ) : null}
    </>
  );
}

function Sent({ view, onAmend }: { view: MyInterview; onAmend: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <output className="fine">{t("forms.done")}</output>
      {view.sent ? (
        <SentFormView form={view.sent} dimensions={view.dimensions} title={t("forms.mine")} />
      ) : null}
      {view.state === "released" ? null : (
        <Action kind="quiet" onClick={onAmend}>
          {t("forms.amend")}
        </Action>
      )}
    </section>
  );
}

function Colleagues({ view }: { view: MyInterview }) {
  const { t } = useTranslation();
  if (view.colleagues.length === 0) return null;
  return (
    <section className="card m-stack">
      <h2>{t("forms.others")}</h2>
      {view.agreement ? <Agreement agreement={view.agreement} dimensions={view.dimensions} /> : null}
      {view.others.map((form) => (
        <SentFormView key={form.id} form={form} dimensions={view.dimensions} />
      ))}
      {view.colleagues
        .filter(({ person }) => !view.others.some(({ by }) => by.id === person.id))
        .map(({ person, sent }) => (
          <p key={person.id}>
            {person.name} <span className="m-small">{t(sent ? "forms.otherSent" : "forms.otherOpen")}</span>
          </p>
        ))}
      {view.state === "open" ? <p className="m-small">{t("forms.othersLater")}</p> : null}
    </section>
  );
}
