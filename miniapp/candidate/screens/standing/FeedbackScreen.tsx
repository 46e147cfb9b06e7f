import { useTranslation } from "react-i18next";
import { Action } from "../../parts/Action";
import { usePage } from "../../parts/hooks";
import { Screen } from "../../parts/Screen";
import type { OwnFeedback } from "../../types";
import { useNames } from "../DeclineRound";

type Words = NonNullable<OwnFeedback["strengths"][number]["words"]>;

/** Strengths first, then what to try next time, each with their own words; on paper as on the screen. */
export function FeedbackScreen({ feedback }: { feedback: OwnFeedback }) {
  const { t } = useTranslation();
  const page = usePage();
  const names = useNames();
  const { strengths, improvements, unclear, bands, comparable, language } = feedback;
  const separator = language === "zh" ? "、" : ", ";
  const told = strengths.length > 0 || improvements.length > 0;
  return (
    <Screen
      name="standing"
      focusKey="own-feedback"
      title={t("ownFeedback.title")}
      lead={t("ownFeedback.lead", names)}
      actions={
        <Action kind="quiet" onClick={page.standing.closeFeedback}>
          {t("ownFeedback.back")}
        </Action>
      }
    >
      <p className="note standing-ai">{t("ownFeedback.ai")}</p>
      {!told && <p>{t("ownFeedback.none")}</p>}
      {strengths.length > 0 && (
        <section className="card">
          <h2>{t("ownFeedback.strengths")}</h2>
          <ul className="standing-told">
            {strengths.map(({ name, band, words }) => (
              <li key={name}>
                <h3 lang={language}>{name}</h3>
                {band && <p className="standing-band">{t(`ownFeedback.band.${band}`)}</p>}
                {words && <Said words={words} language={language} />}
              </li>
            ))}
          </ul>
          {comparable !== null && strengths.some(({ band }) => band !== null) && (
            <p className="fine">{t("ownFeedback.comparable", { count: comparable })}</p>
          )}
        </section>
      )}
      {told && (
        <section className="card">
          <h2>{t(improvements.length === 1 ? "ownFeedback.improvement" : "ownFeedback.improvements")}</h2>
          {improvements.length === 0 && <p>{t("ownFeedback.noImprovements")}</p>}
          <ol className="standing-told">
            {improvements.map(({ kind, dimension, words }) => (
              <li key={`${kind}-${words.text}`}>
                <p>{t(`ownFeedback.kind.${kind}`, { dimension })}</p>
                <Said words={words} language={language} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {bands && (
        <section className="card">
          <h2>{t("ownFeedback.bands")}</h2>
          <dl className="standing-bands">
            {bands.map(({ name, band }) => (
              <div key={name}>
                <dt lang={language}>{name}</dt>
                <dd>{t(`ownFeedback.shown.${band ?? "none"}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {unclear.length > 0 && told && (
        <section className="card">
          <h2>{t("ownFeedback.unclear")}</h2>
          <p>{t("ownFeedback.unclearBody", { names: unclear.join(separator) })}</p>
        </section>
      )}
      {told && (
        <button type="button" className="link standing-print" onClick={() => print()}>
          {t("ownFeedback.print")}
        </button>
      )}
    </Screen>
  );
}

function Said({ words, language }: { words: Words; language: OwnFeedback["language"] }) {
  const { t } = useTranslation();
  return (
    <figure className="standing-words">
      <figcaption>
        {t("ownFeedback.said")}
        <small lang={language}>{words.question}</small>
      </figcaption>
      <blockquote lang={language}>{words.text}</blockquote>
    </figure>
  );
}
