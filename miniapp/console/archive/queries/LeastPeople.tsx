import { SettingOutlined } from "@ant-design/icons";
import { App, Button, Form, InputNumber, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../common/ErrorState";
import { useChangeLeast } from "./data";
import styles from "./Queries.module.css";

/** How few people may be told of together; for whoever sets it. */
export function LeastPeople({ least }: { least: number }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const change = useChangeLeast();
  const [isOpen, setOpen] = useState(false);
  const save = ({ smallest }: { smallest: number }) =>
    change.mutate(smallest, {
      onSuccess: () => {
        setOpen(false);
        void message.success(t("archiveQueries.settingsSaved"));
      },
      onError: (error) => void message.error(errorText(error)),
    });
  return (
    <>
      <Button icon={<SettingOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t("archiveQueries.settings", { least })}
      </Button>
      <Modal
        open={isOpen}
        title={t("archiveQueries.settingsTitle")}
        okText={t("common.save")}
        cancelText={t("common.cancel")}
        okButtonProps={{ loading: change.isPending, htmlType: "submit", form: "least-people" }}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p className={styles.explained}>{t("archiveQueries.settingsText")}</p>
        <Form id="least-people" initialValues={{ smallest: least }} onFinish={save} preserve={false}>
          <Form.Item name="smallest" rules={[{ required: true, message: "" }]}>
            <InputNumber min={5} max={50} precision={0} aria-label={t("archiveQueries.settingsTitle")} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
