import { Button, Input, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PositionActions } from "./usePositionActions";

const SHORTEST = 5;

/** Lets wording that looks unlawful stand, never without a reason. */
export function OverrideButton({ actions }: { actions: PositionActions }) {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("lint.override")}
      </Button>
      <Modal
        open={isOpen}
        title={t("lint.overrideTitle")}
        okText={t("lint.override")}
        cancelText={t("common.cancel")}
        okButtonProps={{ disabled: reason.trim().length < SHORTEST, loading: actions.isBusy }}
        onOk={() => actions.override(reason.trim(), () => setOpen(false))}
        onCancel={() => setOpen(false)}
      >
        <p>{t("lint.overrideText")}</p>
        <label htmlFor={id}>{t("lint.reason")}</label>
        <Input.TextArea
          id={id}
          rows={3}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </>
  );
}
