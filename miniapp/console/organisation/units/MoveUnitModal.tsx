import { useMutation } from "@tanstack/react-query";
import { Modal } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMayAsk } from "../../session/usePermission";
import type { OrgUnit } from "../data";
import styles from "../Organisation.module.css";
import { UnitPicker } from "../UnitPicker";
import { subtreeOf } from "./UnitHeader";
import { useMoveUnit } from "./useUnitActions";

type Props = { units: OrgUnit[]; unit: OrgUnit; onClose: () => void };

/** Moves a unit without a mouse, or further than one can drag. */
export function MoveUnitModal({ units, unit, onClose }: Props) {
  const { t } = useTranslation();
  const may = useMayAsk();
  const moveUnit = useMoveUnit();
  const [parentId, setParentId] = useState<string | null>(null);
  const own = useMemo(() => subtreeOf(units, unit.id), [units, unit.id]);
  const allowed = useCallback(
    ({ id }: OrgUnit) => !own.has(id) && id !== unit.parentId && may("org.manage", { orgUnitId: id }),
    [own, unit.parentId, may],
  );
  const move = useMutation({
    mutationFn: (to: string) => moveUnit({ id: unit.id, parentId: to }),
    onSuccess: onClose,
  });
  const to = units.find(({ id }) => id === parentId);
  return (
    <Modal
      open
      title={t("organisation.moveTitle", { name: unit.name })}
      okText={to ? t("organisation.moveConfirm", { to: to.name }) : t("organisation.move")}
      okButtonProps={{ disabled: !to }}
      cancelText={t("common.cancel")}
      confirmLoading={move.isPending}
      onOk={() => parentId && move.mutate(parentId)}
      onCancel={onClose}
    >
      <p className={styles.note}>{t("organisation.moveText")}</p>
      <UnitPicker
        units={units}
        allowed={allowed}
        value={parentId}
        onChange={setParentId}
        placeholder={t("organisation.moveMissing")}
        label={t("organisation.moveTo")}
      />
    </Modal>
  );
}
