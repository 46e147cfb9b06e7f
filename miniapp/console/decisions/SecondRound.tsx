import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DecisionsView } from "../api/types";
import { AgreeForm } from "./AgreeForm";
import styles from "./Decisions.module.css";
import { ReopenModal } from "./ReopenModal";
import { useTimeWords } from "./timeWords";

type Props = {
  interviewId: string;
  round: NonNullable<DecisionsView["secondRound"]>;
  view: DecisionsView;
  /** The candidacy has ended: nothing is arranged any more. */
  closed?: boolean;
};

/** How far a time for the second round is, and what is to be done for it. */
export function SecondRound({ interviewId, round, view, closed = false }: Props) {
  const { t } = useTranslation();
  const words = useTimeWords(view.timeZone);
  return (
    <section className={styles.round} aria-label={t("secondRound.title")}>
      <h3>
        {t("secondRound.title")} <span className={styles.state}>{t(`secondRound.state.${round.state}`)}</span>
      </h3>
      {round.state === "proposing" ? <p className={styles.soft}>{t("secondRound.waiting")}</p> : null}
      {round.note !== null && round.state !== "cancelled" ? (
        <p className={styles.quote}>{t("secondRound.note", { note: round.note })}</p>
      ) : null}
      {round.state === "proposed" ? (
        view.may.decide ? (
          <AgreeForm interviewId={interviewId} times={round.times} timeZone={view.timeZone} />
        ) : (
          <ul>
            {round.times.map((time) => (
              <li key={time.startsAt}>{words.whole(time)}</li>
            ))}
          </ul>
        )
      ) : null}
      {round.agreed ? (
        <dl className={styles.facts}>
          <dt>{t("secondRound.when")}</dt>
          <dd className={styles.when}>{words.whole(round.agreed)}</dd>
          <dt>{t("secondRound.place")}</dt>
          <dd>{round.agreed.place}</dd>
          <dt>{t("secondRound.contact")}</dt>
          <dd>{round.agreed.contactPerson}</dd>
          {round.agreedBy ? (
            <>
              <dt>{t("secondRound.agreedBy")}</dt>
              <dd>{round.agreedBy.name}</dd>
            </>
          ) : null}
        </dl>
      ) : null}
      {round.state === "agreed" && view.may.decide && !closed ? <Reopen interviewId={interviewId} /> : null}
    </section>
  );
}

/** Asks why, before the candidate is written to. */
function Reopen({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t("secondRound.reopen")}
      </Button>
      <ReopenModal interviewId={interviewId} open={asking} onClose={() => setAsking(false)} />
    </>
  );
}
