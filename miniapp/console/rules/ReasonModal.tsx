import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";

type Props = {
  title: string;
  text?: string;
  okText: string;
  pending: boolean;
  onClose: () => void;
  onReason: (reason: string) => void;
};

/** What a person does against a rule says why. */
export function ReasonModal({ title, text, okText, pending, onClose, onReason }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t("common.cancel")}
      okButtonProps={{ loading: pending, htmlType: "submit", form: "rule-reason" }}
      onCancel={onClose}
    >
      {text ? <p>{text}</p> : null}
      <Form
        id="rule-reason"
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }: { reason: string }) => onReason(reason)}
      >
        <Form.Item
          name="reason"
          label={t("rules.waiting.reason")}
          rules={[{ required: true, min: 2, whitespace: true, message: t("rules.waiting.reasonMissing") }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
