import { useTranslation } from "react-i18next";
import { usePage, useStanding } from "../../parts/hooks";
import { Screen } from "../../parts/Screen";
import { PoolCard } from "./PoolCard";
import { ReviewCard } from "./ReviewCard";

/** A letter to somebody who was not interviewed: how it came out, and the one choice that is theirs. */
export function LetterScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const { letter } = useStanding();
  if (!letter) return <Screen name="letter" title={t("app.loading")} />;
  const names = { name: letter.maskedName, company: letter.companyName, job: letter.jobTitle };
  // An offer, or what became of it: in the words that whoever was interviewed reads.
  if (letter.step !== "closed")
    return (
      <Screen name="letter" title={t("standing.title")} lead={t("standing.lead", names)}>
        <p>{t(`standing.step.${letter.step}`, names)}</p>
      </Screen>
    );
  return (
    <Screen name="letter" title={t("letter.title", names)} lead={t("letter.lead", names)}>
      <p>{t("letter.body")}</p>
      {letter.automated && (
        <section className="card standing-automated">
          <h2>{t("standing.automatedTitle")}</h2>
          <p>{t("standing.automatedLetter", names)}</p>
        </section>
      )}
      <ReviewCard review={letter.review} onAsk={page.standing.askByLetter} before />
      <PoolCard
        pool={letter.talentPool}
        company={letter.companyName}
        onAnswer={(agreed) => page.standing.answerLetter(agreed)}
      />
    </Screen>
  );
}
