import { DeleteOutlined, DownOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select, Tag } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocale } from "../common/When";
import { ScoreInput } from "../plans/editor/DimensionEditor";
import { WeightInput } from "../plans/editor/WeightInput";
import { formatPercent, missingBp, scaleToFull, splitEvenly, sumBp } from "../plans/weights";
import { type Competency, type LibraryDimension, useDimensions } from "./data";
import styles from "./Positions.module.css";

type Props = {
  value: Competency[];
  onChange: (model: Competency[]) => void;
  language: "zh" | "en";
  readOnly: boolean;
};

const MOST = 12;
const FIRST_REQUIRED = 6;

/** Which dimensions count for the position, how much, and how well one has to do. */
export function CompetencyModel({ value, onChange, language, readOnly }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const library = useDimensions();
  const replace = (index: number, part: Partial<Competency>) =>
    onChange(value.map((old, i) => (i === index ? ({ ...old, ...part } as Competency) : old)));
  const demand = { weightBp: Math.max(0, missingBp(value)), requiredScore: FIRST_REQUIRED };
  const free = (library.data ?? []).filter(({ id }) => !value.some((one) => one.id === id));
  const addOwn = () => {
    const taken = new Set(value.map(({ id }) => id));
    const number = Array.from({ length: MOST + 1 }, (_, n) => n + 1).find((n) => !taken.has(`own_${n}`));
    const words = { name: "", description: "", anchors: ["", "", "", "", ""] };
    onChange([...value, { source: "own", id: `own_${number}`, ...words, ...demand }]);
  };
  const missing = missingBp(value);
  return (
    <div className={styles.model}>
      <p className={styles.hint}>
        {t(value.length === 0 ? "positions.noCompetencies" : "positions.competenciesHint")}
      </p>
      {value.map((competency, index) => (
        <CompetencyRow
          key={competency.id}
          competency={competency}
          words={library.data?.find(({ id }) => id === competency.id)?.[language]}
          readOnly={readOnly}
          onChange={(part) => replace(index, part)}
          onRemove={() => onChange(value.filter((_, i) => i !== index))}
        />
      ))}
      {value.length > 0 ? (
        <output className={styles.sum} data-right={missing === 0}>
          <span className="numbers">
            {t("editor.sum", { percent: formatPercent(sumBp(value)) })}
            {missing === 0
              ? null
              : ` · ${t(missing > 0 ? "editor.missing" : "editor.tooMuch", { percent: formatPercent(Math.abs(missing)) })}`}
          </span>
          {readOnly || missing === 0 ? null : (
            <Button size="small" type="link" onClick={() => onChange(scaleToFull(value))}>
              {t("editor.scale")}
            </Button>
          )}
          {readOnly || value.length < 2 ? null : (
            <Button size="small" type="link" onClick={() => onChange(splitEvenly(value))}>
              {t("editor.even")}
            </Button>
          )}
        </output>
      ) : null}
      {readOnly || value.length >= MOST ? null : (
        <div className={styles.tools}>
          <Select
            style={{ width: 220 }}
            showSearch={{ optionFilterProp: "label" }}
            aria-label={t("positions.addFromLibrary")}
            placeholder={t("positions.addFromLibrary")}
            value={null}
            loading={library.isPending}
            options={free.map((dimension) => ({ value: dimension.id, label: dimension[locale].name }))}
            onChange={(id: string) => onChange([...value, { source: "library", id: id as never, ...demand }])}
          />
          <Button icon={<PlusOutlined aria-hidden />} onClick={addOwn}>
            {t("positions.addOwn")}
          </Button>
        </div>
      )}
    </div>
  );
}

type RowProps = {
  competency: Competency;
  words: LibraryDimension["zh"] | undefined;
  readOnly: boolean;
  onChange: (part: Partial<Competency>) => void;
  onRemove: () => void;
};

function CompetencyRow({ competency, words, readOnly, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  const requiredId = useId();
  const own = competency.source === "own";
  const [opened, setOpened] = useState(own && competency.name === "");
  const name = own ? competency.name || t("editor.unnamedDimension") : (words?.name ?? competency.id);
  return (
    <section className={styles.competency} aria-label={name}>
      <div className={styles.competencyName}>
        {name} {own ? <Tag>{t("positions.own")}</Tag> : null}
        <Button
          type="text"
          size="small"
          aria-expanded={opened}
          icon={<DownOutlined rotate={opened ? 180 : 0} aria-hidden />}
          iconPlacement="end"
          onClick={() => setOpened(!opened)}
        >
          {t("positions.anchors")}
        </Button>
      </div>
      <WeightInput
        aria-label={t("positions.weight", { name })}
        disabled={readOnly}
        value={competency.weightBp}
        onChange={(weightBp) => onChange({ weightBp })}
      />
      <span>
        <label htmlFor={requiredId} className="visually-hidden">
          {t("positions.required", { name })}
        </label>
        <ScoreInput
          id={requiredId}
          disabled={readOnly}
          value={competency.requiredScore}
          onChange={(requiredScore) => onChange({ requiredScore })}
        />
      </span>
      {readOnly ? (
        <span />
      ) : (
        <Button
          type="text"
          aria-label={t("positions.removeCompetency", { name })}
          icon={<DeleteOutlined aria-hidden />}
          onClick={onRemove}
        />
      )}
      {opened ? (
        <div className={styles.open}>
          {own ? (
            <OwnWords competency={competency} readOnly={readOnly} onChange={onChange} />
          ) : (
            <>
              <p className={styles.hint}>{words?.description}</p>
              <ol className={styles.anchors}>
                {words?.anchors.map((anchor) => (
                  <li key={anchor}>{anchor}</li>
                ))}
              </ol>
            </>
          )}
        </div>
      ) : null}
    </section>
  );
}

type OwnProps = {
  competency: Extract<Competency, { source: "own" }>;
  readOnly: boolean;
  onChange: (part: Partial<Competency>) => void;
};

function OwnWords({ competency, readOnly, onChange }: OwnProps) {
  const { t } = useTranslation();
  return (
    <>
      <Input
        maxLength={40}
        disabled={readOnly}
        placeholder={t("editor.dimensionName")}
        aria-label={t("editor.dimensionName")}
        value={competency.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <Input.TextArea
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={300}
        disabled={readOnly}
        placeholder={t("editor.description")}
        aria-label={t("editor.description")}
        value={competency.description}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      {competency.anchors.map((anchor, level) => (
        <Input.TextArea
          // An anchor is its level: there are always five.
          // oxlint-disable-next-line react/no-array-index-key -- see above
          key={level}
          autoSize={{ minRows: 1, maxRows: 3 }}
          maxLength={300}
          disabled={readOnly}
          aria-label={t("editor.anchorLevel", { level: level + 1 })}
          placeholder={t(`editor.anchorHint.${level + 1}`)}
          value={anchor}
          onChange={(event) =>
            onChange({
              anchors: competency.anchors.map((old, i) => (i === level ? event.target.value : old)),
            })
          }
        />
      ))}
    </>
  );
}
