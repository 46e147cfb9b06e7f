import { App, Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Decided, DecisionsView, InterviewDetail } from "../api/types";
import { Card } from "../common/Card";
import { ErrorState } from "../common/ErrorState";
import { formatDateTime } from "../common/format";
import { useLocale } from "../common/When";
import { DeclineModal } from "./DeclineModal";
import { DecisionTag } from "./DecisionTag";
import styles from "./Decisions.module.css";
import { ReverseModal } from "./ReverseModal";
import { useDecide, useDecisions } from "./useDecisions";
import { useDecisionWords } from "./useDecisionWords";

type Props = {
  interview: Pick<InterviewDetail, "id" | "candidate" | "status" | "report">;
  /** Beside the report, where one has read what one decides on; elsewhere it only tells. */
  deciding: boolean;
};

/** What people made of the report: the decision, and who is asked for it. */
export function DecisionCard({ interview, deciding }: Props) {
  const { t } = useTranslation();
  const view = useDecisions(interview.id);
  const known = view.data;
  const ready = interview.report.state === "ready" && ["completed", "timed_out"].includes(interview.status);
  const something =
    known && (known.decision !== null || known.reversed.length > 0 || known.secondRound !== null);
  if (!deciding && !something) return null;
  return (
    <Card title={t("decision.title")}>
      {view.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 2 }} />
      ) : !known ? (
        <ErrorState compact error={view.error} onRetry={() => void view.refetch()} />
      ) : (
        <div className={styles.stack}>
          {known.decision ? (
            <Made view={known} decision={known.decision} interview={interview} />
          ) : (
            <Open view={known} interview={interview} deciding={deciding && ready} />
          )}
          <TakenBack reversed={known.reversed} />
        </div>
      )}
    </Card>
  );
}

type Decision = NonNullable<DecisionsView["decision"]>;
type Part = { view: DecisionsView; interview: Props["interview"] };

function Open({ view, interview, deciding }: Part & { deciding: boolean }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const words = useDecisionWords();
  const decide = useDecide(interview.id);
  const [declining, setDeclining] = useState(false);
  const { name } = interview.candidate;
  const told = ({ decision, first }: Decided) =>
    void (first
      ? message.success(t(`decision.done.${decision.outcome}`, { name }))
      : message.warning(t("decision.late", { who: words.who(decision), what: words.outcome(decision) })));
  const advance = () =>
    void modal.confirm({
      title: t("decision.advanceTitle", { name }),
      content: t("decision.advanceText"),
      okText: t("decision.advance"),
      cancelText: t("common.cancel"),
      // The refusal is told by the mutation itself.
      onOk: () => decide.mutateAsync({ outcome: "advance" }).then(told, () => undefined),
    });
  const asked = view.deciders.map((one) => words.person(one.person, one.onBehalfOf));
  return (
    <>
      <p className={styles.soft}>
        {asked.length > 0 ? t("decision.asked", { who: words.list(asked) }) : t("decision.nobodyAsked")}
      </p>
      {view.may.onBehalfOf ? (
        <p className={styles.behalf}>{t("decision.youFor", { name: view.may.onBehalfOf.name })}</p>
      ) : null}
      {deciding && view.may.decide ? (
        <div className={styles.buttons}>
          <Button type="primary" size="large" loading={decide.isPending} onClick={advance}>
            {t("decision.advance")}
          </Button>
          <Button size="large" disabled={decide.isPending} onClick={() => setDeclining(true)}>
            {t("decision.decline")}
          </Button>
        </div>
      ) : null}
      <DeclineModal
        name={name}
        open={declining}
        busy={decide.isPending}
        onClose={() => setDeclining(false)}
        onDecline={(body) =>
          decide.mutate(
            { outcome: "decline", ...body },
            {
              onSuccess: (decided) => {
                setDeclining(false);
                told(decided);
              },
            },
          )
        }
      />
    </>
  );
}

function Made({ view, decision, interview }: Part & { decision: Decision }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useDecisionWords();
  const [reversing, setReversing] = useState(false);
  const mayReverse = view.may.reverse && view.secondRound?.state !== "agreed";
  return (
    <div className={styles.made}>
      <DecisionTag value={decision.outcome} large />
      <p className={styles.by}>
        {t("decision.by", { who: words.who(decision), at: formatDateTime(decision.decidedAt, locale) })}
        {decision.via === "console" ? null : ` · ${t(`decision.via.${decision.via}`)}`}
      </p>
      {mayReverse ? (
        <Button className={styles.reverse} onClick={() => setReversing(true)}>
          {t("decision.reverse")}
        </Button>
      ) : null}
      {decision.reason ? (
        <p className={styles.why}>
          {t("decision.because", { reason: t(`decision.reason.${decision.reason}`) })}
        </p>
      ) : null}
      {decision.note ? <p className={styles.why}>{decision.note}</p> : null}
      {decision.outcome === "decline" ? <p className={styles.soft}>{t("decision.notTold")}</p> : null}
      <ReverseModal
        interviewId={interview.id}
        decision={decision}
        open={reversing}
        onClose={() => setReversing(false)}
      />
    </div>
  );
}

function TakenBack({ reversed }: { reversed: DecisionsView["reversed"] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useDecisionWords();
  if (reversed.length === 0) return null;
  return (
    <details className={styles.earlier}>
      <summary>{t("decision.earlier", { count: reversed.length })}</summary>
      <ul>
        {reversed.map((decision) => (
          <li key={decision.id}>
            {t("decision.takenBack", {
              who: words.who(decision),
              what: words.outcome(decision),
              by: decision.reversed?.by.name ?? "",
              at: formatDateTime(decision.reversed?.at ?? decision.decidedAt, locale),
              reason: decision.reversed?.reason ?? "",
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
