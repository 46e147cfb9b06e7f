import { InputNumber, Select, Slider, Switch } from "antd";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PlanDefinition } from "../../../../server/plans/definition";
import { type StageAccess, stageAccess } from "../../../../server/plans/derive/limits";
import type { PlanLimits } from "../../api/types";
import { Card } from "../../common/Card";
import { formatPercent } from "../weights";
import { withAccess, withShift } from "./changeLimits";
import styles from "./Limits.module.css";

const WIDEST_SHIFT = 3000;
const percent = (bp: number) => `± ${formatPercent(bp)} %`;

type Props = {
  plan: PlanDefinition;
  limits: PlanLimits;
  readOnly: boolean;
  onChange: (limits: PlanLimits) => void;
};

/** How far plans that follow this one may leave it. */
export function LimitsForm({ plan, limits, readOnly: disabled, onChange }: Props) {
  const { t } = useTranslation();
  const { weights, thresholds, stages } = limits;
  const set = (part: Partial<PlanLimits>) => onChange({ ...limits, ...part });
  const accessOptions = stageAccess.options.map((value) => ({
    value,
    label: t(`planLimits.access.${value}`),
  }));
  return (
    <div className={styles.form}>
      <Card title={t("planLimits.weights")}>
        <Row label={t("planLimits.maxShift")} hint={t("planLimits.maxShiftHint")}>
          <Slider
            className={styles.slider}
            min={0}
            max={WIDEST_SHIFT}
            step={50}
            disabled={disabled}
            value={Math.min(WIDEST_SHIFT, weights.maxShiftBp)}
            tooltip={{ formatter: (bp) => percent(bp ?? 0) }}
            ariaLabelForHandle={t("planLimits.maxShift")}
            onChange={(maxShiftBp) => set({ weights: { ...weights, maxShiftBp } })}
          />
          <span className="numbers">{percent(weights.maxShiftBp)}</span>
        </Row>
        {plan.dimensions.map(({ id, name, weightBp }) => (
          <Row
            key={id}
            label={name}
            hint={t("planLimits.now", { value: `${formatPercent(weightBp)} %` })}
            sub
          >
            <InputNumber
              className={styles.number}
              min={0}
              max={100}
              step={0.5}
              disabled={disabled}
              aria-label={t("planLimits.shiftOf", { name })}
              prefix="±"
              suffix="%"
              placeholder={(weights.maxShiftBp / 100).toFixed(1)}
              precision={1}
              value={shiftShown(limits, id)}
              onChange={(value) =>
                onChange(withShift(limits, id, value === null ? null : Math.round(value * 100)))
              }
            />
          </Row>
        ))}
      </Card>
      <Card title={t("planLimits.scores")}>
        <Row label={t("planLimits.requiredMayRise")} hint={t("planLimits.requiredMayRiseHint")}>
          <Switch
            disabled={disabled}
            aria-label={t("planLimits.requiredMayRise")}
            checked={limits.requiredScoreMayRise}
            onChange={(requiredScoreMayRise) => set({ requiredScoreMayRise })}
          />
        </Row>
        {(["review", "advance"] as const).map((which) => (
          <Row
            key={which}
            label={t(`planLimits.${which}Rise`)}
            hint={t("planLimits.now", { value: plan.thresholds[which].toFixed(1) })}
          >
            <InputNumber
              className={styles.number}
              min={0}
              max={10}
              step={0.5}
              precision={1}
              disabled={disabled}
              aria-label={t(`planLimits.${which}Rise`)}
              prefix="+"
              value={thresholds[`${which}MaxRise`]}
              onChange={(value) =>
                set({
                  thresholds: { ...thresholds, [`${which}MaxRise`]: Math.round((value ?? 0) * 10) / 10 },
                })
              }
            />
          </Row>
        ))}
      </Card>
      <Card title={t("planLimits.stages")}>
        <Row label={t("planLimits.maxAdded")} hint={t("planLimits.maxAddedHint")}>
          <InputNumber
            className={styles.number}
            min={0}
            max={200}
            precision={0}
            disabled={disabled}
            aria-label={t("planLimits.maxAdded")}
            value={limits.maxAddedQuestions}
            onChange={(value) => set({ maxAddedQuestions: value ?? 0 })}
          />
        </Row>
        <Row label={t("planLimits.everyStage")}>
          <Select<StageAccess>
            className={styles.select}
            disabled={disabled}
            aria-label={t("planLimits.everyStage")}
            value={stages.access}
            options={accessOptions}
            onChange={(access) => set({ stages: { ...stages, access } })}
          />
        </Row>
        {plan.stages.map(({ id, title }) => (
          <Row key={id} label={title} sub>
            <Select<StageAccess | "">
              className={styles.select}
              disabled={disabled}
              aria-label={title}
              value={stages.exceptions.find((entry) => entry.id === id)?.access ?? ""}
              options={[{ value: "", label: t("planLimits.asAll") }, ...accessOptions]}
              onChange={(access) => onChange(withAccess(limits, id, access || null))}
            />
          </Row>
        ))}
        <p className={styles.hint}>{t("planLimits.mandatoryHint")}</p>
      </Card>
    </div>
  );
}

function shiftShown({ weights }: PlanLimits, id: string): number | null {
  const own = weights.exceptions.find((entry) => entry.id === id)?.maxShiftBp;
  return own === undefined ? null : own / 100;
}

type RowProps = { label: string; hint?: string; sub?: boolean; children: ReactNode };

function Row({ label, hint, sub = false, children }: RowProps) {
  const id = useId();
  return (
    <fieldset className={styles.row} data-sub={sub} aria-labelledby={id}>
      <div className={styles.label}>
        <span id={id}>{label}</span>
        {hint ? <small>{hint}</small> : null}
      </div>
      <div className={styles.control}>{children}</div>
    </fieldset>
  );
}
