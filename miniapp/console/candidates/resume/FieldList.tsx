import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Correction, Correctable, ReadResume } from "./data";
import { FieldRow } from "./FieldRow";
import { type Field, type FieldGroup, groupsOf } from "./fields";
import { Removed } from "./correct/Removed";
import styles from "./Resume.module.css";

export type Correcting = {
  /** By field and index, the correction that made an item; undefined for what was read. */
  correctionOf: (field: Correctable, index: number) => Correction | undefined;
  removed: Correction[];
  onCorrect: (field: Correctable, of: Field | null) => void;
  onUndo: (correction: Correction) => void;
};

type Props = Correcting & {
  resume: ReadResume;
  active: Field | null;
  onPoint: (field: Field) => void;
  /** To where it stands in the text. */
  onGo: () => void;
  /** The text is out of sight: what stands around is told beside the field. */
  narrow: boolean;
};

/** What was read and what people say instead; pointing at a field, or focusing it, shows where it stands. */
export function FieldList({ resume, active, onPoint, onGo, narrow, ...correcting }: Props) {
  const { t } = useTranslation();
  const groups = useMemo(() => groupsOf(resume, t), [resume, t]);
  const nothing = groups.every(({ id, fields }) => id === "contact" || fields.length === 0);
  return (
    <>
      {nothing ? <p className={styles.soft}>{t("resume.empty")}</p> : null}
      {groups.map((group) => (
        <section key={group.id} className={styles.group} aria-label={group.title}>
          <GroupHead group={group} onAdd={(field) => correcting.onCorrect(field, null)} />
          {group.fields.length > 0 ? (
            <ul className={group.tags ? styles.tags : undefined}>
              {group.fields.map((field) => (
                <FieldRow
                  key={field.id}
                  field={field}
                  tag={group.tags ?? false}
                  active={active?.id === field.id}
                  text={narrow ? resume.text : null}
                  correction={correcting.correctionOf(field.field, field.index)}
                  onPoint={onPoint}
                  onGo={onGo}
                  onCorrect={() => correcting.onCorrect(field.field, field)}
                  onUndo={correcting.onUndo}
                />
              ))}
            </ul>
          ) : (
            <p className={styles.none}>{t("resume.nothing")}</p>
          )}
          <Removed
            corrections={correcting.removed.filter(({ field }) => fieldsIn(group).includes(field))}
            onUndo={correcting.onUndo}
          />
        </section>
      ))}
    </>
  );
}

const fieldsIn = ({ adds, fields }: FieldGroup): Correctable[] => [
  ...adds.map(({ field }) => field),
  ...fields.map(({ field }) => field),
];

function GroupHead({ group, onAdd }: { group: FieldGroup; onAdd: (field: Correctable) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.groupHead}>
      <h3>{group.title}</h3>
      {group.adds.map(({ field, label }) => (
        <Button
          key={field}
          type="text"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          aria-label={t("resume.correct.addWhat", { what: label || group.title })}
          onClick={() => onAdd(field)}
        >
          {label || t("resume.correct.add")}
        </Button>
      ))}
    </div>
  );
}
