import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import { ErrorState } from "../common/ErrorState";
import { SecondRound } from "../decisions/SecondRound";
import { useDecisions } from "../decisions/useDecisions";
import { type RoundsView, useRounds } from "./data";
import { FormsSection } from "./FormsSection";
import { OfferSection } from "./OfferSection";
import { RoundExtras } from "./RoundExtras";
import styles from "./Rounds.module.css";
import { SlotsSection } from "./SlotsSection";
import { TestSection } from "./TestSection";

/** What comes between an interview and a hire: written test, second round with its forms, offer. */
export function NextRounds({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation();
  const rounds = useRounds(interviewId);
  return (
    <Card title={t("rounds.title")}>
      {rounds.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 3 }} />
      ) : !rounds.data ? (
        <ErrorState compact error={rounds.error} onRetry={() => void rounds.refetch()} />
      ) : (
        <Shown interviewId={interviewId} view={rounds.data} />
      )}
    </Card>
  );
}

function Shown({ interviewId, view }: { interviewId: string; view: RoundsView }) {
  const { t } = useTranslation();
  const decisions = useDecisions(interviewId).data;
  const { round, candidacy, may, tests, offers, interviewers } = view;
  const known = decisions?.decision?.outcome === "advance" ? decisions.secondRound : null;
  const isClosed = candidacy !== null && candidacy.outcome !== "open";
  const isOn =
    !isClosed && round !== null && round.state !== "cancelled" && round.state !== "declined_by_candidate";
  const showsTests = candidacy !== null && (tests.length > 0 || (may.record && candidacy.outcome === "open"));
  const showsOffer = candidacy !== null && (offers.length > 0 || may.record || candidacy.outcome !== "open");
  const props = { interviewId, view };
  if (!showsTests && !showsOffer && !known && interviewers.length === 0)
    return <p className={styles.soft}>{t("rounds.nothing")}</p>;
  return (
    <div className={styles.sections}>
      {showsTests ? <TestSection {...props} /> : null}
      {known && decisions ? (
        <div className={styles.section}>
          <SecondRound interviewId={interviewId} round={known} view={decisions} closed={isClosed} />
          <RoundExtras {...props} />
        </div>
      ) : null}
      {isOn && may.arrange && round.state !== "agreed" ? <SlotsSection {...props} /> : null}
      {interviewers.length > 0 || (isOn && may.arrange) ? <FormsSection {...props} /> : null}
      {showsOffer ? <OfferSection {...props} /> : null}
    </div>
  );
}
