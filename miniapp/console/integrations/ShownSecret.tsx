import { Alert, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../common/CopyButton";
import styles from "./Integrations.module.css";

type Props = { kind: "token" | "secret"; secret: string | null; onClose: () => void };

/** A secret, the one time it is told: closed by a press on the button alone, not by a slip beside it. */
export function ShownSecret({ kind, secret, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open={secret !== null}
      title={t(`integrations.shown.${kind}`)}
      okText={t("integrations.kept")}
      onOk={onClose}
      onCancel={onClose}
      maskClosable={false}
      closable={false}
      keyboard={false}
      cancelButtonProps={{ style: { display: "none" } }}
      destroyOnHidden
    >
      <Alert type="warning" showIcon title={t(`integrations.shownText.${kind}`)} />
      <code className={styles.secret} data-testid="secret">
        {secret}
      </code>
      <CopyButton text={secret ?? ""} label={t("integrations.copy")} />
    </Modal>
  );
}
