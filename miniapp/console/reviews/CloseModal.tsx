import { App, Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useReviewing } from "./data";

type Props = { interviewId: string; open: boolean; onClose: () => void };

/** Leaving an interview without a review says why. */
export function CloseModal({ interviewId, open, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { close } = useReviewing(interviewId);
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal
      open={open}
      title={t("reviews.closeTitle")}
      okText={t("reviews.close")}
      cancelText={t("common.cancel")}
      okButtonProps={{ loading: close.isPending, htmlType: "submit", form: "close-review" }}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t("reviews.closeText")}</p>
      <Form
        id="close-review"
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={({ reason }) =>
          close.mutate(reason, {
            onSuccess: () => {
              void message.success(t("reviews.closed"));
              void navigate("/reviews");
            },
          })
        }
      >
        <Form.Item
          name="reason"
          label={t("reviews.closeReason")}
          rules={[{ required: true, min: 2, whitespace: true, message: t("reviews.closeMissing") }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
