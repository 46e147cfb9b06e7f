import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { UnitSelect } from "../../common/UnitSelect";
import { useUnits } from "../../organisation/data";
import { Conditions } from "./Conditions";
import { type Choices, type Definition, GROUP_FIELDS, type GroupField, MEANS, RATES } from "./data";
import styles from "./Queries.module.css";
import { useWords } from "./useWords";

type Props = {
  definition: Definition;
  choices: Choices | undefined;
  onChange: (definition: Definition) => void;
};

const MOST_MEASURES = 4;
const MOST_FIELDS = 2;

/** A question in words, each of which can be changed where it stands. */
export function Builder({ definition, choices, onChange }: Props) {
  const { t } = useTranslation();
  const { measureName } = useWords();
  const { filters, measures, by } = definition;
  const units = useUnits().data?.filter(({ own }) => own) ?? [];
  const option = (measure: string, name?: string) => ({ value: measure, label: measureName(measure, name) });
  const dimensions = choices?.dimensions ?? [];
  const setUnit = (unit: string | null) => {
    const { unit: _old, ...rest } = filters;
    onChange({ ...definition, filters: unit === null ? rest : { ...rest, unit } });
  };
  return (
    <div className={styles.sentence}>
      <span className={styles.word}>{t("archiveQueries.count")}</span>
      <div className={styles.part}>
        {units.length > 1 ? (
          <UnitSelect value={filters.unit ?? null} onChange={setUnit} className={styles.unit ?? ""} />
        ) : null}
        <span className={styles.quiet}>{t("archiveQueries.allJobs")}</span>
      </div>
      <span className={styles.word}>{t("archiveQueries.where")}</span>
      <Conditions
        filters={filters}
        choices={choices}
        onChange={(next) => onChange({ ...definition, filters: next })}
      />
      <span className={styles.word}>{t("archiveQueries.show")}</span>
      <Select
        mode="multiple"
        className={styles.wide ?? ""}
        aria-label={t("archiveQueries.show")}
        placeholder={t("archiveQueries.addMeasure")}
        value={measures}
        maxCount={MOST_MEASURES}
        showSearch={{ optionFilterProp: "label" }}
        options={[
          { label: t("archiveQueries.rates"), options: RATES.map((one) => option(one)) },
          { label: t("archiveQueries.means"), options: MEANS.map((one) => option(one)) },
          ...(dimensions.length > 0
            ? [
                {
                  label: t("archiveQueries.dimensions"),
                  options: dimensions.map(({ measure, name }) => option(measure, name)),
                },
              ]
            : []),
        ]}
        onChange={(next: string[]) => onChange({ ...definition, measures: next })}
      />
      <span className={styles.word}>{t("archiveQueries.by")}</span>
      <div className={styles.part}>
        <Select
          mode="multiple"
          className={styles.fields ?? ""}
          aria-label={t("archiveQueries.by")}
          placeholder={t("archiveQueries.addBy")}
          value={by}
          maxCount={MOST_FIELDS}
          options={GROUP_FIELDS.map((field) => ({ value: field, label: t(`archiveQueries.field.${field}`) }))}
          onChange={(next: GroupField[]) => onChange({ ...definition, by: next })}
        />
        {by.length > 0 ? <span>{t("archiveQueries.apart")}</span> : null}
      </div>
    </div>
  );
}
