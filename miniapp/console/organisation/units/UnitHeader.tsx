import { DeleteOutlined, DragOutlined, EditOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../session/usePermission";
import type { OrgUnit } from "../data";
import styles from "../Organisation.module.css";
import { ArchiveUnitModal } from "./ArchiveUnitModal";
import { MoveUnitModal } from "./MoveUnitModal";
import { UnitFormModal } from "./UnitFormModal";

type Props = {
  units: OrgUnit[];
  headcounts: ReadonlyMap<string, number>;
  unit: OrgUnit;
  onChoose: (id: string) => void;
};
type Dialog = "add" | "edit" | "move" | "archive";

/** Ids of the unit and everything below it. */
export function subtreeOf(units: readonly OrgUnit[], id: string): Set<string> {
  const ids = new Set([id]);
  // Parents come first.
  for (const unit of units) if (unit.parentId !== null && ids.has(unit.parentId)) ids.add(unit.id);
  return ids;
}

/** Which unit this is, how many people it has, and what one may do to it. */
export function UnitHeader({ units, headcounts, unit, onChoose }: Props) {
  const { t } = useTranslation();
  const manages = useMay("org.manage", { orgUnitId: unit.id });
  const managesSome = useMay("org.manage");
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const isRoot = unit.kind === "group";
  const here = headcounts.get(unit.id) ?? 0;
  const below = [...subtreeOf(units, unit.id)].reduce((sum, id) => sum + (headcounts.get(id) ?? 0), 0);
  const close = () => setDialog(null);
  return (
    <header className={styles.unit}>
      <div className={styles.unitName}>
        <p className={styles.path}>{unit.path.slice(0, -1).join(" / ")}</p>
        <h2>
          {unit.name} <Tag>{t(`organisation.kind.${unit.kind}`)}</Tag>
        </h2>
        <p className={styles.facts}>
          {unit.code ? <code>{unit.code}</code> : null}
          <span>{t("organisation.people", { count: here })}</span>
          {below > here ? <span>{t("organisation.peopleBelow", { count: below })}</span> : null}
          {managesSome && !manages ? <span>{t("organisation.readOnly")}</span> : null}
          {manages && isRoot ? <span>{t("organisation.rootNote")}</span> : null}
        </p>
      </div>
      {manages ? (
        <div className={styles.actions}>
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => setDialog("add")}>
            {t("organisation.add")}
          </Button>
          <Button icon={<EditOutlined aria-hidden />} onClick={() => setDialog("edit")}>
            {t("organisation.edit")}
          </Button>
          {isRoot ? null : (
            <>
              <Button icon={<DragOutlined aria-hidden />} onClick={() => setDialog("move")}>
                {t("organisation.move")}
              </Button>
              <Button icon={<DeleteOutlined aria-hidden />} onClick={() => setDialog("archive")}>
                {t("organisation.archive")}
              </Button>
            </>
          )}
        </div>
      ) : null}
      {dialog === "add" ? <UnitFormModal parent={unit} onClose={close} onDone={onChoose} /> : null}
      {dialog === "edit" ? <UnitFormModal unit={unit} onClose={close} onDone={onChoose} /> : null}
      {dialog === "move" ? <MoveUnitModal units={units} unit={unit} onClose={close} /> : null}
      {dialog === "archive" ? <ArchiveUnitModal unit={unit} onClose={close} onDone={onChoose} /> : null}
    </header>
  );
}
