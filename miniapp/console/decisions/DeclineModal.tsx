import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import type { DECLINE_REASONS } from "./declineReasons";
import styles from "./Decisions.module.css";
import { ReasonField } from "./ReasonField";

type Fields = { reason: (typeof DECLINE_REASONS)[number]; note?: string };
type Props = {
  name: string;
  open: boolean;
  busy: boolean;
  onClose: () => void;
  onDecline: (body: Fields) => void;
};

/** Why somebody does not go on: one of a few reasons that have to do with the job, and words where they help. */
export function DeclineModal({ name, open, busy, onClose, onDecline }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const reason = Form.useWatch("reason", form);
  return (
    <Modal
      open={open}
      title={t("decision.declineTitle", { name })}
      okText={t("decision.decline")}
      cancelText={t("common.cancel")}
      okButtonProps={{ danger: true, loading: busy, htmlType: "submit", form: "decline" }}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className={styles.modalText}>{t("decision.declineText")}</p>
      <Form
        id="decline"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={onDecline}
        preserve={false}
      >
        <ReasonField />
        <Form.Item
          name="note"
          label={t("decision.note")}
          rules={
            reason === "other"
              ? [{ required: true, whitespace: true, message: t("decision.noteMissing") }]
              : []
          }
        >
          <Input.TextArea rows={3} maxLength={500} placeholder={t("decision.noteHint")} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
