import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../../parts/Action";
import { usePage, usePageState, useStanding } from "../../parts/hooks";
import { Screen } from "../../parts/Screen";
import type { Standing } from "../../types";
import { useNames } from "../DeclineRound";
import { ChannelCard } from "./ChannelCard";
import { DataCard } from "./DataCard";
import { FeedbackScreen } from "./FeedbackScreen";
import { PoolCard } from "./PoolCard";
import { ReviewCard } from "./ReviewCard";
import { useDays } from "./useDays";

type Application = Standing["applications"][number];

/** Where things stand after the interview, what comes next, and what the candidate may do about it. */
export function StandingScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const { view, feedback, reading } = useStanding();
  const { state } = usePageState();
  const names = useNames();
  useEffect(() => {
    void page.standing.load();
  }, [page]);
  if (!view) return <Screen name="standing" focusKey="standing" title={t("app.loading")} />;
  if (reading && feedback) return <FeedbackScreen feedback={feedback} />;

  const here = view.applications.find((application) => application.here);
  const others = view.applications.filter((application) => application !== here);
  const closed = here?.step === "closed";
  const secondRound = state?.interview.secondRound ?? false;
  return (
    <Screen
      name="standing"
      focusKey={closed ? "standing-closed" : "standing"}
      title={t(closed ? "standing.closedTitle" : "standing.title", names)}
      lead={t(closed ? "standing.closedLead" : "standing.lead", names)}
      actions={
        secondRound && !closed ? (
          <Action onClick={() => page.standing.lookIn(false)}>{t("standing.round")}</Action>
        ) : undefined
      }
    >
      {here && <Progress application={here} byRule={view.byRule} />}
      {here?.automated && (
        <section className="card standing-automated">
          <h2>{t("standing.automatedTitle")}</h2>
          <p>{t("standing.automated")}</p>
        </section>
      )}
      <FeedbackCard feedback={view.feedback} primary={!secondRound || closed} />
      <ReviewCard review={view.review} onAsk={page.standing.askForPerson} />
      <PoolCard
        pool={view.talentPool}
        company={names.company}
        onAnswer={(agreed) => page.standing.answerPool(agreed)}
      />
      {others.length > 0 && <Others applications={others} />}
      <ChannelCard channel={view.channel} />
      <DataCard takeOut={view.takeOut} application={here?.mayWithdraw ? here : null} />
    </Screen>
  );
}

const POINTS = ["received", "looking", "result", "next"] as const;
const AT: Record<Application["step"], number> = {
  received: 0,
  yours: 0,
  looking: 1,
  closed: 2,
  withdrawn: 2,
  talking: 3,
  offer: 3,
  hired: 3,
};

function Progress({ application: { step }, byRule }: { application: Application; byRule: boolean }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <section className="card">
      <h2>{t("standing.progress")}</h2>
      {/* After an end there is no next point to hope for. */}
      <ol className="standing-points">
        {POINTS.slice(0, step === "closed" || step === "withdrawn" ? 3 : 4).map((point, index) => (
          <li
            key={point}
            className={index < AT[step] ? "past" : index === AT[step] ? "now" : "ahead"}
            aria-current={index === AT[step] ? "step" : undefined}
          >
            {t(`standing.point.${point}`)}
          </li>
        ))}
      </ol>
      <p>{t(step === "looking" && byRule ? "standing.lookingByRule" : `standing.step.${step}`, names)}</p>
    </section>
  );
}

function FeedbackCard({ feedback, primary }: { feedback: Standing["feedback"]; primary: boolean }) {
  const { t } = useTranslation();
  const page = usePage();
  const days = useDays();
  if (feedback.state === "none") return null;
  return (
    <section className="card">
      <h2>{t("standing.feedbackTitle")}</h2>
      {feedback.state === "ready" ? (
        <>
          <p>{t("standing.feedbackReady")}</p>
          <Action kind={primary ? "primary" : "quiet"} onClick={() => void page.standing.readFeedback()}>
            {t("standing.feedbackRead")}
          </Action>
        </>
      ) : (
        <p>
          {feedback.by
            ? t("standing.feedbackBy", { day: days.day(feedback.by) })
            : t("standing.feedbackComing")}
        </p>
      )}
    </section>
  );
}

function Others({ applications }: { applications: Application[] }) {
  const { t } = useTranslation();
  const days = useDays();
  return (
    <section className="card">
      <h2>{t("standing.others")}</h2>
      <ul className="standing-others">
        {applications.map(({ id, jobTitle, step, openedAt }) => (
          <li key={id}>
            <span>
              <strong>{jobTitle}</strong>
              <small>{t("standing.appliedOn", { day: days.day(openedAt) })}</small>
            </span>
            <span>{t(`standing.short.${step}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
