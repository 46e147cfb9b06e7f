import { useTranslation } from "react-i18next";
import type { FormsAgreement, SentForm } from "./data";
import { agreeingOf, levelText } from "./formState";
import styles from "./forms.module.css";

type Named = readonly { id: string; name: string }[];

/** What one person sent: what they would do, the total, each level with what was said to it. */
export function SentFormView({
  form,
  dimensions,
  title,
}: {
  form: SentForm;
  dimensions: Named;
  title?: string;
}) {
  const { t } = useTranslation();
  const { by, total, recommendation, ratings, notes, version } = form;
  return (
    <article className={styles.sent}>
      <div className={styles.sentHead}>
        <strong>{title ?? by.name}</strong>
        <span className={styles.tag} data-say={recommendation}>
          {t(`forms.say.${recommendation}`)}
        </span>
        <span className={styles.total}>
          {total === null ? t("forms.noTotal") : t("forms.total", { total: total.toFixed(1) })}
        </span>
        {version > 1 ? <span className={styles.soft}>{t("forms.version", { version })}</span> : null}
      </div>
      <dl className={styles.levels}>
        {ratings.map(({ dimensionId, level, comment }) => (
          <Level
            key={dimensionId}
            name={dimensions.find(({ id }) => id === dimensionId)?.name ?? dimensionId}
            level={level === null ? t("forms.none") : t("forms.level", { level: levelText(level) })}
            comment={comment}
          />
        ))}
      </dl>
      {notes ? <p className={styles.notes}>{notes}</p> : null}
    </article>
  );
}

function Level({ name, level, comment }: { name: string; level: string; comment: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{level}</dd>
      {comment ? <dd className={styles.said}>{comment}</dd> : null}
    </>
  );
}

/** How far those agree who rated for themselves, and where they do not. */
export function Agreement({ agreement, dimensions }: { agreement: FormsAgreement; dimensions: Named }) {
  const { t } = useTranslation();
  const { n, total, distance } = agreement;
  const agreeing = distance === null ? null : agreeingOf(distance);
  const apart = agreement.dimensions.filter(({ lowest, highest }) => highest - lowest > 1);
  return (
    <div className={styles.agreement} data-agreeing={agreeing ?? "close"}>
      <strong className={styles.total}>
        {total === null
          ? t("forms.agreementNoTotal", { count: n })
          : t("forms.agreement", { count: n, total: total.toFixed(1) })}
      </strong>
      {agreeing && distance !== null ? (
        <p>{t(`forms.${agreeing}`, { distance: levelText(distance) })}</p>
      ) : null}
      {apart.map(({ id, lowest, highest }) => (
        <p key={id}>
          {t("forms.spread", {
            name: dimensions.find((one) => one.id === id)?.name ?? id,
            lowest: levelText(lowest),
            highest: levelText(highest),
          })}
        </p>
      ))}
    </div>
  );
}
