import { Alert, App, Button, Checkbox, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Card } from "../common/Card";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { WarnTag } from "../common/WarnTag";
import { useCan } from "../session/useSession";
import styles from "./Calibrations.module.css";
import { useLearnFromReviews, useReviewAgreement } from "./data";
import { LearningProgress } from "./LearningProgress";

type Props = { unitId: string; positionId: string | null };
const signed = (value: number) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(2)}`;

/** How far reviews and the machine agree, and learning from them: no file is needed. */
export function ReviewsCard({ unitId, positionId }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [withOpen, setWithOpen] = useState(false);
  const agreement = useReviewAgreement(unitId, positionId, withOpen);
  const learn = useLearnFromReviews(unitId, positionId);
  const mayReview = useCan("reviews.write");
  const known = agreement.data;
  const fit = () =>
    learn.mutate(
      { open: withOpen },
      { onSuccess: ({ version }) => void message.success(t("calibrations.learned", { version })) },
    );
  return (
    <Card
      title={t("reviews.agreement")}
      extra={mayReview ? <Link to="/reviews">{t("reviews.title")}</Link> : null}
    >
      <div className={styles.upload}>
        <p className={styles.meta}>{t("reviews.agreementText")}</p>
        <Checkbox checked={withOpen} onChange={({ target }) => setWithOpen(target.checked)}>
          {t("reviews.includeOpen")}
        </Checkbox>
        {learn.error && !learn.isStopped ? (
          <Alert type="error" showIcon role="alert" title={errorText(learn.error)} />
        ) : null}
        {agreement.isPending ? (
          <Skeleton active title={false} paragraph={{ rows: 2 }} />
        ) : !known ? (
          <ErrorState compact error={agreement.error} onRetry={() => void agreement.refetch()} />
        ) : known.reviews === 0 ? (
          <p>{t("reviews.agreementEmpty")}</p>
        ) : (
          <>
            <div className={styles.scroll}>
              <table className={styles.figures}>
                <thead>
                  <tr>
                    <th scope="col">{t("reviews.agreementCounts", known)}</th>
                    <th scope="col">{t("reviews.n")}</th>
                    <th scope="col">{t("calibrations.qwk")}</th>
                    <th scope="col">{t("reviews.meanDifference")}</th>
                  </tr>
                </thead>
                <tbody>
                  {known.dimensions.map(({ dimensionId, name, n, qwk, meanDifference, small }) => (
                    <tr key={dimensionId}>
                      <th scope="row">
                        {name} {small ? <WarnTag>{t("reviews.small")}</WarnTag> : null}
                      </th>
                      <td>{n}</td>
                      <td>{qwk.toFixed(2)}</td>
                      <td>{signed(meanDifference)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <div className={styles.tools}>
              <Button loading={learn.isPending} onClick={fit}>
                {t("reviews.learn")}
              </Button>
            </div>
            {learn.isPending ? <LearningProgress learning={learn} /> : null}
          </>
        )}
      </div>
    </Card>
  );
}
