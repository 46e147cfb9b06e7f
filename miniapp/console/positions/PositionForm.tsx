import { Input, InputNumber, Select } from "antd";
import { type ReactNode, useCallback, useId } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import { type OrgUnit, useUnits } from "../organisation/data";
import { UnitPicker } from "../organisation/UnitPicker";
import { LinesInput } from "../plans/editor/LinesInput";
import type { Stage } from "../pipeline/data";
import type { ScreeningCondition } from "../screening/conditions";
import { useMayAsk } from "../session/usePermission";
import { CompetencyModel } from "./CompetencyModel";
import { FAMILIES, type UpdatePositionBody } from "./data";
import { ModelBuilder } from "./ModelBuilder";
import { StagesCard } from "./StagesCard";
import styles from "./Positions.module.css";

export type PositionDraft = Required<Omit<UpdatePositionBody, "version" | "screening" | "stages">> & {
  screening: ScreeningCondition[];
  stages: Stage[];
};

type Props = {
  draft: PositionDraft;
  onChange: (part: Partial<PositionDraft>) => void;
  readOnly: boolean;
  /** Of one that is stored. */
  positionId?: string;
  /** What the server refused, by the path of the field. */
  problems: ReadonlyMap<string, string>;
};

/** Everything a position says: its words, what it asks for, and the steps to a hire. */
export function PositionForm({ draft, onChange, readOnly, positionId, problems }: Props) {
  const { t } = useTranslation();
  const units = useUnits();
  const may = useMayAsk();
  const allowed = useCallback((unit: OrgUnit) => may("positions.write", { orgUnitId: unit.id }), [may]);
  const problem = (path: string) => problems.get(path);
  return (
    <>
      <Card title={draft.title || t("positions.create")}>
        <div className={styles.row}>
          <Labelled label={t("positions.title")} problem={problem("title")}>
            {(id) => (
              <Input
                id={id}
                maxLength={80}
                disabled={readOnly}
                status={problem("title") ? "error" : ""}
                value={draft.title}
                onChange={(event) => onChange({ title: event.target.value })}
              />
            )}
          </Labelled>
          <Labelled label={t("positions.unit")} problem={problem("orgUnitId")}>
            {(id) =>
              readOnly ? (
                <Input
                  id={id}
                  disabled
                  value={units.data?.find((unit) => unit.id === draft.orgUnitId)?.path.join(" / ") ?? ""}
                />
              ) : (
                <UnitPicker
                  id={id}
                  units={units.data ?? []}
                  allowed={allowed}
                  value={draft.orgUnitId}
                  onChange={(orgUnitId) => onChange({ orgUnitId })}
                />
              )
            }
          </Labelled>
        </div>
        <div className={styles.row}>
          <Labelled label={t("positions.family")}>
            {(id) => (
              <Select
                id={id}
                style={{ width: "100%" }}
                disabled={readOnly}
                value={draft.family}
                options={FAMILIES.map((value) => ({ value, label: t(`family.${value}`) }))}
                onChange={(family) => onChange({ family })}
              />
            )}
          </Labelled>
          <Labelled label={t("positions.headcount")}>
            {(id) => (
              <InputNumber
                id={id}
                style={{ width: "100%" }}
                min={1}
                max={9999}
                precision={0}
                disabled={readOnly}
                value={draft.headcount}
                onChange={(headcount) => onChange({ headcount: headcount ?? 1 })}
              />
            )}
          </Labelled>
          <Labelled label={t("positions.language")}>
            {(id) => (
              <Select
                id={id}
                style={{ width: "100%" }}
                disabled={readOnly}
                value={draft.language}
                options={(["zh", "en"] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
                onChange={(language) => onChange({ language })}
              />
            )}
          </Labelled>
        </div>
        <Labelled label={t("positions.duties")} hint={t("positions.dutiesHint")} problem={problem("duties")}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 6, maxRows: 20 }}
              maxLength={6000}
              disabled={readOnly}
              value={draft.duties}
              onChange={(event) => onChange({ duties: event.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={t("positions.skills")} hint={t("positions.skillsHint")} problem={problem("skills")}>
          {(id) => (
            <LinesInput
              id={id}
              disabled={readOnly}
              value={draft.skills}
              onChange={(skills) => onChange({ skills })}
            />
          )}
        </Labelled>
      </Card>
      <Card
        title={t("positions.competencies")}
        extra={readOnly ? null : <ModelBuilder draft={draft} positionId={positionId} onAccept={onChange} />}
      >
        {problem("competencies") ? <p className={styles.problem}>{problem("competencies")}</p> : null}
        <CompetencyModel
          value={draft.competencies as never}
          onChange={(competencies) => onChange({ competencies })}
          language={draft.language}
          readOnly={readOnly}
        />
      </Card>
      <StagesCard value={draft.stages} onChange={(stages) => onChange({ stages })} readOnly={readOnly} />
    </>
  );
}

type LabelledProps = {
  label: string;
  hint?: string;
  problem?: string | undefined;
  children: (id: string) => ReactNode;
};

function Labelled({ label, hint, problem, children }: LabelledProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {problem ? (
        <p className={styles.problem}>{problem}</p>
      ) : hint ? (
        <p className={styles.hint}>{hint}</p>
      ) : null}
    </div>
  );
}
