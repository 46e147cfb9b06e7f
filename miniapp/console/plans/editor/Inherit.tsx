import { LockOutlined, UndoOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LockReason } from "./inheritance";
import styles from "./Inherit.module.css";

/** A lock that says why when it is pointed at or focused. */
export function Locked({ reason }: { reason: LockReason }) {
  const { t } = useTranslation();
  const why = t(`inherit.lock.${reason}`);
  return (
    <Tooltip title={why}>
      <button type="button" className={styles.lock} aria-label={why}>
        <LockOutlined aria-hidden />
      </button>
    </Tooltip>
  );
}

export type Change = {
  /** What headquarters has, in words. */
  original: ReactNode;
  onRestore: () => void;
};

/** Marks what was changed here, with the way back. */
export function Changed({ original, onRestore, disabled }: Change & { disabled: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={styles.changed}>
      <span className={styles.mark}>{t("inherit.changed")}</span>
      <span className={styles.original}>{t("inherit.originally", { value: original })}</span>
      {disabled ? null : (
        <Button type="link" size="small" icon={<UndoOutlined aria-hidden />} onClick={onRestore}>
          {t("inherit.restore")}
        </Button>
      )}
    </span>
  );
}

/** Says whose a part is: headquarters', or added here. */
export function Origin({ own, reason }: { own: boolean; reason: LockReason | null }) {
  const { t } = useTranslation();
  if (own) return <span className={styles.mark}>{t("inherit.added")}</span>;
  return (
    <span className={styles.inherited}>
      {t(reason === "mandatory" ? "inherit.mandatory" : "inherit.fromHq")}
      {reason ? <Locked reason={reason} /> : null}
    </span>
  );
}
