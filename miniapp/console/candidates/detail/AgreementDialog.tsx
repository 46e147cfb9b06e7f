import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./Detail.module.css";

type Props = {
  open: boolean;
  title: string;
  text?: string;
  /** What is proposed; may be changed. */
  how?: string;
  pending: boolean;
  onSubmit: (how: string) => void;
  onClose: () => void;
};

/** Asks how somebody agreed to be kept for later positions: without that there is no agreement. */
export function AgreementDialog({ open, title, text, how = "", pending, onSubmit, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open={open}
      destroyOnHidden
      title={title}
      okText={t("candidates.save")}
      confirmLoading={pending}
      okButtonProps={{ htmlType: "submit", form: "agreement" }}
      onCancel={onClose}
    >
      {text ? <p className={styles.soft}>{text}</p> : null}
      <Form<{ how: string }>
        id="agreement"
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ how }}
        onFinish={(fields) => onSubmit(fields.how)}
      >
        <Form.Item
          name="how"
          label={t("candidates.how")}
          extra={t("candidates.howHint")}
          rules={[{ required: true, min: 4, whitespace: true, message: t("candidates.howMissing") }]}
        >
          <Input maxLength={160} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
