import { AuditOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

/** From the report to reviewing it. */
export function ReviewButton({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Button
      icon={<AuditOutlined aria-hidden />}
      onClick={() => void navigate(`/interviews/${interviewId}/review`)}
    >
      {t("reviews.button")}
    </Button>
  );
}
