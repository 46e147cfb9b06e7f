import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./Decisions.module.css";
import { useReopen } from "./useDecisions";

/** Another time is asked of the candidate, who reads why. */
export function ReopenModal({
  interviewId,
  open,
  onClose,
}: {
  interviewId: string;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const reopen = useReopen(interviewId);
  return (
    <Modal
      open={open}
      title={t("secondRound.reopenTitle")}
      okText={t("secondRound.reopenGo")}
      cancelText={t("secondRound.reopenKeep")}
      okButtonProps={{ loading: reopen.isPending, htmlType: "submit", form: "reopen" }}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className={styles.modalText}>{t("secondRound.reopenText")}</p>
      <Form<{ reason: string }>
        id="reopen"
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={(body) => reopen.mutate(body, { onSuccess: onClose })}
      >
        <Form.Item
          name="reason"
          label={t("rounds.reopenReason")}
          rules={[{ required: true, min: 2, whitespace: true, message: t("rounds.reopenMissing") }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
