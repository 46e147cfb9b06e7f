import { SettingOutlined } from "@ant-design/icons";
import { App, Button, Form, InputNumber, Modal, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../common/ErrorState";
import { formatDateTime } from "../common/format";
import { useLocale } from "../common/When";
import { useCan } from "../session/useSession";
import { type ReviewSettings, useChangeSettings, useReviewSettings } from "./data";
import styles from "./Queue.module.css";

/** Whether the company rates blind: everybody who reviews sees it, who may set it does. */
export function BlindSettings() {
  const { t } = useTranslation();
  const { data } = useReviewSettings();
  const mayChange = useCan("reviews.configure");
  const [isOpen, setOpen] = useState(false);
  if (!data) return null;
  const state = t(data.blind ? "reviews.isOn" : "reviews.isOff", { share: data.sharePercent });
  if (!mayChange) return <p className={styles.settings}>{state}</p>;
  return (
    <>
      <Button icon={<SettingOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {state}
      </Button>
      <Settings settings={data} open={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

type Props = { settings: ReviewSettings; open: boolean; onClose: () => void };
type Fields = Pick<ReviewSettings, "blind" | "sharePercent">;

function Settings({ settings, open, onClose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const change = useChangeSettings();
  const [form] = Form.useForm<Fields>();
  const { blind, sharePercent, updatedBy, updatedAt } = settings;
  const save = (fields: Fields) =>
    change.mutate(fields, {
      onSuccess: () => {
        onClose();
        void message.success(t("reviews.settingsSaved"));
      },
      onError: (error) => void message.error(errorText(error)),
    });
  return (
    <Modal
      open={open}
      title={t("reviews.settings")}
      okText={t("common.save")}
      cancelText={t("common.cancel")}
      okButtonProps={{ loading: change.isPending, htmlType: "submit", form: "blind" }}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className={styles.explained}>{t("reviews.settingsText")}</p>
      <Form
        id="blind"
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ blind, sharePercent }}
        onFinish={save}
      >
        <Form.Item name="blind" label={t("reviews.settingsOn")} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item
          name="sharePercent"
          label={t("reviews.settingsShare")}
          rules={[{ required: true, message: "" }]}
        >
          <InputNumber min={1} max={100} precision={0} suffix="%" />
        </Form.Item>
      </Form>
      {updatedBy !== null && updatedAt !== null ? (
        <p className={styles.settings}>
          {t("reviews.settingsBy", { name: updatedBy, at: formatDateTime(updatedAt, locale) })}
        </p>
      ) : null}
    </Modal>
  );
}
