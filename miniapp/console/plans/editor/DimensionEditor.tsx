import { DownOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Dimension } from "../../../../server/plans/definition";
import { moveItem, removeDimension, setIn } from "./draft";
import { useEditor } from "./EditorContext";
import { Field } from "./Field";
import { countUnder } from "./issues";
import { OrderButtons } from "./OrderButtons";
import { WeightInput } from "./WeightInput";
import styles from "./Editor.module.css";

type Props = { dimension: Dimension; index: number };

/** A row with name and weight; the description, anchors and indicators open below it. */
export function DimensionEditor({ dimension, index }: Props) {
  const { t } = useTranslation();
  const { definition, update, issues } = useEditor();
  const path = `dimensions.${index}`;
  const [opened, setOpened] = useState(dimension.name === "");
  const open = opened || countUnder(issues, path) > 0;
  const set = (part: Partial<Dimension>) =>
    update((plan) => setIn(plan, ["dimensions", index], { ...dimension, ...part }));
  const name = dimension.name || t("editor.unnamedDimension");
  return (
    <section className={styles.card} aria-label={name}>
      <div className={styles.dimensionHead}>
        <Field path={`${path}.name`} label={t("editor.dimensionName")} hideLabel className={styles.grow}>
          <Input
            maxLength={40}
            placeholder={t("editor.dimensionName")}
            value={dimension.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Field>
        <Field path={`${path}.weightBp`} label={t("editor.weightOf", { name })} hideLabel>
          <WeightInput value={dimension.weightBp} onChange={(weightBp) => set({ weightBp })} />
        </Field>
        <Button
          type="text"
          icon={<DownOutlined rotate={open ? 180 : 0} aria-hidden />}
          iconPlacement="end"
          aria-expanded={open}
          onClick={() => setOpened(!open)}
        >
          {t("editor.anchors")}
        </Button>
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
      </div>
      {open ? <DimensionBody dimension={dimension} path={path} set={set} /> : null}
    </section>
  );
}

type BodyProps = { dimension: Dimension; path: string; set: (part: Partial<Dimension>) => void };

function DimensionBody({ dimension, path, set }: BodyProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.cardBody}>
      <div className={styles.row}>
        <Field path={`${path}.description`} label={t("editor.description")} className={styles.wide}>
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={300}
            value={dimension.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        </Field>
        <Field path={`${path}.requiredScore`} label={t("editor.required")} hint={t("editor.requiredHint")}>
          <ScoreInput value={dimension.requiredScore} onChange={(requiredScore) => set({ requiredScore })} />
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
      <Field path={`${path}.indicators`} label={t("editor.indicators")} hint={t("editor.indicatorsHint")}>
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
};

/** A score from 0 to 10 with one decimal, without the dust of binary fractions. */
export function ScoreInput({ value, onChange, ...rest }: ScoreProps) {
  return (
    <InputNumber
      min={0}
      max={10}
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
