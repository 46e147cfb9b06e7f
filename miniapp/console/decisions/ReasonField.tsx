import { Form, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { DECLINE_REASONS } from "./declineReasons";

/** One of a few reasons that have to do with the job; `reason` of the form it stands in. */
export function ReasonField() {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="reason"
      label={t("decision.reasonLabel")}
      rules={[{ required: true, message: t("decision.reasonMissing") }]}
    >
      <Radio.Group
        options={DECLINE_REASONS.map((value) => ({ value, label: t(`decision.reason.${value}`) }))}
        style={{ display: "grid", gap: 8 }}
      />
    </Form.Item>
  );
}
