import { DownOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Dimension } from "../../../../server/plans/definition";
import { formatPercent } from "../weights";
import { moveItem, removeDimension, setIn } from "./draft";
import { useEditor } from "./EditorContext";
import { Field } from "./Field";
import { Origin } from "./Inherit";
import { type LockReason, originalDimension, requiredRange, weightRange } from "./inheritance";
import { countUnder } from "./issues";
import { OrderButtons } from "./OrderButtons";
import { RangeSlider } from "./RangeSlider";
import { WeightInput } from "./WeightInput";
import styles from "./Editor.module.css";

type Props = { dimension: Dimension; index: number };

/** A row with name and weight; the description, anchors and indicators open below it. */
export function DimensionEditor({ dimension, index }: Props) {
  const { t } = useTranslation();
  const { definition, update, issues, inherited } = useEditor();
  const path = `dimensions.${index}`;
  const original = inherited ? originalDimension(inherited, dimension.id) : undefined;
  const range = inherited ? weightRange(inherited, dimension.id) : null;
  const [opened, setOpened] = useState(dimension.name === "");
  const open = opened || countUnder(issues, path) > 0;
  const set = (part: Partial<Dimension>) =>
    update((plan) => setIn(plan, ["dimensions", index], { ...dimension, ...part }));
  const name = dimension.name || t("editor.unnamedDimension");
  return (
    <section className={styles.card} aria-label={name}>
      <div className={styles.dimensionHead}>
        <Field
          path={`${path}.name`}
          label={t("editor.dimensionName")}
          hideLabel
          className={styles.grow}
          lock={original ? "inherited" : null}
        >
          <Input
            maxLength={40}
            placeholder={t("editor.dimensionName")}
            value={dimension.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Field>
        <Field
          path={`${path}.weightBp`}
          label={t("editor.weightOf", { name })}
          hideLabel
          lock={range && range.min === range.max ? "weightFixed" : null}
          change={
            original && original.weightBp !== dimension.weightBp
              ? {
                  original: `${formatPercent(original.weightBp)} %`,
                  onRestore: () => set({ weightBp: original.weightBp }),
                }
              : null
          }
        >
          <WeightInput value={dimension.weightBp} onChange={(weightBp) => set({ weightBp })} />
        </Field>
        {range ? (
          <RangeSlider
            range={range}
            value={dimension.weightBp}
            step={50}
            label={t("editor.weightOf", { name })}
            format={(bp) => `${formatPercent(bp)} %`}
            onChange={(weightBp) => set({ weightBp })}
          />
        ) : null}
        <Button
          type="text"
          icon={<DownOutlined rotate={open ? 180 : 0} aria-hidden />}
          iconPlacement="end"
          aria-expanded={open}
          onClick={() => setOpened(!open)}
        >
          {t("editor.anchors")}
        </Button>
        {original ? (
          <Origin own={false} reason="inherited" />
        ) : (
          <OrderButtons
            name={name}
            index={index}
            count={definition.dimensions.length}
            onMove={(delta) =>
              update((plan) => ({ ...plan, dimensions: moveItem(plan.dimensions, index, delta) }))
            }
            onRemove={() => update((plan) => removeDimension(plan, index))}
            removeNote={t("editor.removeDimension")}
          />
        )}
      </div>
      {open ? <DimensionBody dimension={dimension} path={path} set={set} /> : null}
    </section>
  );
}

type BodyProps = { dimension: Dimension; path: string; set: (part: Partial<Dimension>) => void };

function DimensionBody({ dimension, path, set }: BodyProps) {
  const { t } = useTranslation();
  const { inherited } = useEditor();
  const original = inherited ? originalDimension(inherited, dimension.id) : undefined;
  const required = inherited ? requiredRange(inherited, dimension.id) : null;
  const lock: LockReason | null = original ? "inherited" : null;
  return (
    <div className={styles.cardBody}>
      <div className={styles.row}>
        <Field
          path={`${path}.description`}
          label={t("editor.description")}
          className={styles.wide}
          lock={lock}
        >
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={300}
            value={dimension.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        </Field>
        <Field
          path={`${path}.requiredScore`}
          label={t("editor.required")}
          hint={
            required && required.max > required.min
              ? t("inherit.mayRise", { min: required.min, max: required.max })
              : t("editor.requiredHint")
          }
          lock={required && required.min === required.max ? "requiredFixed" : null}
          change={
            original && original.requiredScore !== dimension.requiredScore
              ? {
                  original: original.requiredScore.toFixed(1),
                  onRestore: () => set({ requiredScore: original.requiredScore }),
                }
              : null
          }
        >
          <ScoreInput
            value={dimension.requiredScore}
            min={required?.min}
            max={required?.max}
            onChange={(requiredScore) => set({ requiredScore })}
          />
        </Field>
      </div>
      <div>
        <p className={styles.label}>{t("editor.anchorsLabel")}</p>
        {dimension.anchors.map((anchor, level) => (
          <div key={level} className={styles.anchor}>
            <span className={styles.level} aria-hidden>
              {level + 1}
            </span>
            <Field
              path={`${path}.anchors.${level}`}
              label={t("editor.anchorLevel", { level: level + 1 })}
              hideLabel
              className={styles.grow}
              lock={lock}
            >
              <Input.TextArea
                autoSize={{ minRows: 1, maxRows: 4 }}
                maxLength={300}
                placeholder={t(`editor.anchorHint.${level + 1}`)}
                value={anchor}
                onChange={(event) =>
                  set({
                    anchors: dimension.anchors.map((old, i) => (i === level ? event.target.value : old)),
                  })
                }
              />
            </Field>
          </div>
        ))}
      </div>
      <Field
        path={`${path}.indicators`}
        label={t("editor.indicators")}
        hint={t("editor.indicatorsHint")}
        lock={lock}
      >
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={["，", ",", "、", "；", ";", "\n"]}
          maxCount={60}
          value={dimension.indicators}
          onChange={(indicators: string[]) => set({ indicators })}
        />
      </Field>
    </div>
  );
}

type ScoreProps = {
  value: number;
  onChange: (score: number) => void;
  id?: string;
  status?: "" | "error";
  disabled?: boolean;
  min?: number | undefined;
  max?: number | undefined;
};

/** A score from 0 to 10 with one decimal, without the dust of binary fractions. */
export function ScoreInput({ value, onChange, min = 0, max = 10, ...rest }: ScoreProps) {
  return (
    <InputNumber
      min={min}
      max={max}
      step={0.5}
      precision={1}
      style={{ width: 110 }}
      suffix="/ 10"
      value={value}
      onChange={(score) => onChange(Math.round((score ?? 0) * 10) / 10)}
      {...rest}
    />
  );
}
