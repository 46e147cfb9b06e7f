import { App, Form, Input, Modal, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../common/ErrorState";
import { useSession } from "../../session/useSession";
import { type Definition, type Saved, useSaving } from "./data";
import styles from "./Queries.module.css";

type Props = {
  /** What is named anew; null where something new is saved. */
  saved: Saved | null;
  definition: Definition;
  open: boolean;
  onClose: () => void;
  onSaved: (saved: Saved) => void;
};

/** Gives a question a name, and says who else may open it. */
export function SaveModal({ saved, definition, open, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const { save, change } = useSaving();
  const home = useSession().data?.staff?.orgUnit;
  const unit = saved?.orgUnit.name ?? home?.name ?? "";
  const finish = async ({ name, shared }: { name: string; shared: boolean }) => {
    try {
      onSaved(
        await (saved
          ? change.mutateAsync({ id: saved.id, version: saved.version, name, shared, definition })
          : save.mutateAsync({ name, shared, definition })),
      );
      onClose();
      void message.success(t("archiveQueries.savedDone"));
    } catch (error) {
      void message.error(errorText(error));
    }
  };
  return (
    <Modal
      open={open}
      title={t(saved ? "archiveQueries.rename" : "archiveQueries.saveTitle")}
      okText={t("common.save")}
      cancelText={t("common.cancel")}
      okButtonProps={{
        loading: save.isPending || change.isPending,
        htmlType: "submit",
        form: "save-question",
      }}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form
        id="save-question"
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ name: saved?.name ?? "", shared: saved?.shared ?? false }}
        onFinish={(fields: { name: string; shared: boolean }) => void finish(fields)}
      >
        <Form.Item
          name="name"
          label={t("archiveQueries.name")}
          rules={[{ required: true, whitespace: true, message: t("archiveQueries.nameMissing") }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item
          name="shared"
          label={t("archiveQueries.share", { unit })}
          valuePropName="checked"
          extra={t("archiveQueries.shareText")}
          className={styles.share ?? ""}
        >
          <Switch />
        </Form.Item>
      </Form>
    </Modal>
  );
}
