import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { StaffRole } from "../../api/types";
import type { GrantBody, OrgUnit, Staff } from "../data";
import styles from "../Organisation.module.css";
import { UnitPicker } from "../UnitPicker";
import { PositionPicker } from "./PositionPicker";
import { useGivable } from "./useGivable";

/** A grant that is being written: for a unit with all below it, or for one position of it. */
export type GrantDraft = {
  key: string;
  role: StaffRole | null;
  orgUnitId: string | null;
  positionId: string | null;
  /** As it was called when it was read. */
  positionTitle: string | null;
};

export const draftOf = ({
  id,
  role,
  orgUnit,
  positionId,
  position,
}: Staff["grants"][number]): GrantDraft => ({
  key: id,
  role,
  orgUnitId: orgUnit?.id ?? position?.orgUnit.id ?? null,
  positionId,
  positionTitle: position?.title ?? null,
});
export const newDraft = (over: Partial<GrantDraft> = {}): GrantDraft => ({
  key: crypto.randomUUID(),
  role: null,
  orgUnitId: null,
  positionId: null,
  positionTitle: null,
  ...over,
});

/** What is written, or null where something is missing. */
export function grantBodies(drafts: readonly GrantDraft[]): GrantBody[] | null {
  const bodies = drafts.flatMap(({ role, orgUnitId, positionId }): GrantBody[] => {
    if (role === null) return [];
    if (positionId !== null) return [{ role, positionId }];
    return orgUnitId === null ? [] : [{ role, orgUnitId }];
  });
  return bodies.length > 0 && bodies.length === drafts.length ? bodies : null;
}

type Props = {
  units: OrgUnit[];
  value?: GrantDraft[];
  onChange?: (drafts: GrantDraft[]) => void;
};

export function GrantsField({ units, value = [], onChange }: Props) {
  const { t } = useTranslation();
  const { roles, mayGive } = useGivable();
  const change = (key: string, part: Partial<GrantDraft>) =>
    onChange?.(value.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)));
  return (
    <div className={styles.grants}>
      {value.map((draft, index) => {
        const offered = roles.filter(
          (role) => role === draft.role || units.some((unit) => mayGive(role, unit)),
        );
        const number = index + 1;
        return (
          <div key={draft.key} className={styles.grant}>
            <Select<StaffRole>
              aria-label={`${t("staff.grantRole")} ${number}`}
              placeholder={t("staff.grantRole")}
              value={draft.role}
              onChange={(role) => change(draft.key, { role })}
              options={offered.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            />
            <UnitPicker
              units={units}
              allowed={(unit) =>
                unit.id === draft.orgUnitId || (draft.role !== null && mayGive(draft.role, unit))
              }
              value={draft.orgUnitId}
              onChange={(orgUnitId) => change(draft.key, { orgUnitId, positionId: null })}
              placeholder={t("staff.grantWhere")}
              label={`${t("staff.grantWhere")} ${number}`}
            />
            <Button
              type="text"
              aria-label={`${t("staff.grantRemove")} ${number}`}
              icon={<DeleteOutlined aria-hidden />}
              disabled={value.length === 1}
              onClick={() => onChange?.(value.filter(({ key }) => key !== draft.key))}
            />
            {draft.orgUnitId === null ? null : (
              <div className={styles.grantPosition}>
                <PositionPicker
                  unitId={draft.orgUnitId}
                  value={draft.positionId}
                  title={draft.positionTitle}
                  onChange={(positionId) => change(draft.key, { positionId })}
                  label={`${t("staff.grantOnly")} ${number}`}
                />
              </div>
            )}
          </div>
        );
      })}
      {value.length < 20 ? (
        <Button
          type="dashed"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => onChange?.([...value, newDraft()])}
        >
          {t("staff.grantAdd")}
        </Button>
      ) : null}
    </div>
  );
}
