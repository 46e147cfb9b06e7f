import { App, Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import type { DecisionsView } from "../api/types";
import styles from "./Decisions.module.css";
import { useReverse } from "./useDecisions";

type Props = {
  interviewId: string;
  decision: NonNullable<DecisionsView["decision"]>;
  open: boolean;
  onClose: () => void;
};

/** Taking a decision back says why; both stay on record. */
export function ReverseModal({ interviewId, decision, open, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reverse = useReverse(interviewId);
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal
      open={open}
      title={t("decision.reverseTitle")}
      okText={t("decision.reverse")}
      cancelText={t("common.cancel")}
      okButtonProps={{ loading: reverse.isPending, htmlType: "submit", form: "reverse" }}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className={styles.modalText}>{t(`decision.reverseText.${decision.outcome}`)}</p>
      <Form
        id="reverse"
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={({ reason }) =>
          reverse.mutate(
            { decisionId: decision.id, reason },
            {
              onSuccess: () => {
                onClose();
                void message.success(t("decision.reversed"));
              },
            },
          )
        }
      >
        <Form.Item
          name="reason"
          label={t("decision.reverseReason")}
          rules={[{ required: true, min: 2, whitespace: true, message: t("decision.reverseMissing") }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
