import { App, Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Agreement, SentFormView } from "../../forms/SentForms";
import { useSession } from "../session/useSession";
import { type RoundsView, useColleagues, useRoundStep } from "./data";
import styles from "./Rounds.module.css";
import { PeopleSelect } from "./SlotsSection";

type Props = { interviewId: string; view: RoundsView };

/** Who meets the candidate, who has sent their form, and what they wrote as far as one may see it. */
export function FormsSection({ interviewId, view }: Props) {
  const { t } = useTranslation();
  const [naming, setNaming] = useState(false);
  const me = useSession().data?.staff?.id;
  const { interviewers, agreement, dimensions, hidden, round, candidacy, may } = view;
  const isClosed = candidacy !== null && candidacy.outcome !== "open";
  const isOver = round?.state === "cancelled" || round?.state === "declined_by_candidate";
  const isOn = round !== null && !isOver && !isClosed;
  const counted = interviewers.filter(({ state }) => state !== "released");
  const own = interviewers.find(({ person, state }) => person.id === me && state !== "released");
  return (
    <section className={styles.section} aria-label={t("rounds.forms.title")}>
      <div className={styles.head}>
        <h3>
          {t("rounds.forms.title")}{" "}
          {counted.length > 0 ? (
            <span className={styles.soft}>
              {t("rounds.forms.submitted", {
                sent: counted.filter(({ state }) => state === "sent").length,
                total: counted.length,
              })}
            </span>
          ) : null}
        </h3>
        {isOn && may.arrange && !naming ? (
          <Button size="small" onClick={() => setNaming(true)}>
            {t(interviewers.length > 0 ? "rounds.forms.change" : "rounds.forms.choose")}
          </Button>
        ) : null}
      </div>
      {naming ? <Naming interviewId={interviewId} view={view} onDone={() => setNaming(false)} /> : null}
      {interviewers.length === 0 && !naming ? <p className={styles.soft}>{t("rounds.forms.none")}</p> : null}
      {agreement ? <Agreement agreement={agreement} dimensions={dimensions} /> : null}
      {hidden ? <p className={styles.soft}>{t("rounds.forms.hidden")}</p> : null}
      <div>
        {interviewers.map(({ person, state, form }) =>
          form ? (
            <SentFormView key={person.id} form={form} dimensions={dimensions} />
          ) : (
            <p key={person.id} className={styles.row}>
              <span>{person.name}</span>
              <span className={styles.soft}>{t(`rounds.forms.state.${state}`)}</span>
            </p>
          ),
        )}
      </div>
      {own && round ? (
        <Link to={`/my-interviews/${round.id}`}>
          {t(own.state === "open" ? "rounds.forms.mine" : "forms.mine")}
        </Link>
      ) : null}
    </section>
  );
}

function Naming({ interviewId, view, onDone }: Props & { onDone: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const colleagues = useColleagues(interviewId, true);
  const change = useRoundStep<{ interviewerIds: string[] }>(interviewId, "put", "interviewers");
  const known = view.interviewers.filter(({ state }) => state !== "released").map(({ person }) => person);
  const listed = colleagues.data?.items ?? [];
  const all = [...listed, ...known.filter(({ id }) => !listed.some((one) => one.id === id))];
  return (
    <Form<{ interviewerIds: string[] }>
      className={styles.form ?? ""}
      layout="vertical"
      requiredMark={false}
      initialValues={{ interviewerIds: known.map(({ id }) => id) }}
      onFinish={(body) =>
        change.mutate(body, {
          onSuccess: () => {
            void message.success(t("rounds.offer.done"));
            onDone();
          },
        })
      }
    >
      <Form.Item
        name="interviewerIds"
        label={t("rounds.slots.interviewers")}
        extra={t("rounds.slots.interviewersHint")}
        rules={[{ required: true, type: "array", min: 1, message: t("rounds.forms.missing") }]}
      >
        <PeopleSelect colleagues={all} loading={colleagues.isPending} />
      </Form.Item>
      <div className={styles.formFoot}>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t("rounds.forms.save")}
        </Button>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
      </div>
    </Form>
  );
}
