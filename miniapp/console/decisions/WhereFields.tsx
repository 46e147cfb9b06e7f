import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";

/** Where a meeting is, and whom the candidate asks for. */
export function WhereFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="place"
        label={t("secondRound.place")}
        rules={[{ required: true, min: 2, whitespace: true, message: t("secondRound.placeMissing") }]}
      >
        <Input maxLength={200} placeholder={t("secondRound.placeHint")} />
      </Form.Item>
      <Form.Item
        name="contactPerson"
        label={t("secondRound.contact")}
        rules={[{ required: true, whitespace: true, message: t("secondRound.contactMissing") }]}
      >
        <Input maxLength={100} placeholder={t("secondRound.contactHint")} />
      </Form.Item>
    </>
  );
}
