import { Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Integrations.module.css";

const HOURS = [0, 24, 72, 168] as const;

type Props = {
  kind: "token" | "secret";
  name: string;
  pending: boolean;
  onClose: () => void;
  onRotate: (overlapHours: number) => void;
};

/** Another token or secret in place of the one there is, and how long both are good. */
export function RotateModal({ kind, name, pending, onClose, onRotate }: Props) {
  const { t } = useTranslation();
  const [hours, setHours] = useState<number>(24);
  return (
    <Modal
      open
      title={t(`integrations.rotateTitle.${kind}`, { name })}
      okText={t("integrations.rotate")}
      cancelText={t("common.cancel")}
      okButtonProps={{ loading: pending }}
      onOk={() => onRotate(hours)}
      onCancel={onClose}
    >
      <p className={styles.soft}>{t(`integrations.rotateText.${kind}`)}</p>
      <Radio.Group
        className={styles.hours ?? ""}
        aria-label={t("integrations.overlap")}
        value={hours}
        onChange={({ target }) => setHours(target.value as number)}
        options={HOURS.map((value) => ({ value, label: t(`integrations.hours.${value}`) }))}
      />
    </Modal>
  );
}
