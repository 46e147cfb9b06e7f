import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../common/format";
import { useLocale } from "../common/When";
import { ReviewButton } from "./ReviewButton";

type Props = { interviewId: string; until: string; mayReview: boolean };

/** Stands where the result would: why there is none to see yet, and what to do about it. */
export function SealedNote({ interviewId, until, mayReview }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Alert
      type="info"
      showIcon
      title={t("reviews.sealedTitle")}
      description={t("reviews.sealedText", { at: formatDateTime(until, locale) })}
      action={mayReview ? <ReviewButton interviewId={interviewId} /> : null}
    />
  );
}
