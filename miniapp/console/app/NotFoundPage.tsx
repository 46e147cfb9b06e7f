import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { EmptyState } from "../common/EmptyState";

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <EmptyState
      title={t("common.notFoundTitle")}
      text={t("common.notFoundText")}
      action={{ label: t("common.backToInterviews"), onClick: () => void navigate("/interviews") }}
    />
  );
}
