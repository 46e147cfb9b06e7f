import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import type { Question } from "../../../../server/plans/definition";
import { assess, unassess } from "./draft";
import { useEditor } from "./EditorContext";
import { PartIssue } from "./Field";
import { WeightInput } from "./WeightInput";
import { WeightSum } from "./WeightSum";
import styles from "./Editor.module.css";

type Props = {
  question: Question;
  path: string;
  onChange: (part: Partial<Question>) => void;
  /** Headquarters' question: shown, not changed. */
  locked: boolean;
};

/** What the question assesses, with weights that sum to 100 %. */
export function AssessedDimensions({ question, path, onChange, locked }: Props) {
  const { t } = useTranslation();
  const editor = useEditor();
  const { definition } = editor;
  const readOnly = editor.readOnly || locked;
  const nameOf = (id: string) =>
    definition.dimensions.find((dimension) => dimension.id === id)?.name || t("editor.unnamedDimension");
  const free = definition.dimensions.filter(
    (dimension) => !question.dimensions.some((part) => part.id === dimension.id),
  );
  return (
    <div>
      <p className={styles.label}>{t("editor.assesses")}</p>
      <ul className={styles.assessed}>
        {question.dimensions.map((part, index) => (
          <li key={part.id}>
            <span className={styles.dimensionName}>{nameOf(part.id)}</span>
            <WeightInput
              aria-label={t("editor.weightOf", { name: nameOf(part.id) })}
              value={part.weightBp}
              disabled={readOnly}
              onChange={(weightBp) =>
                onChange({
                  dimensions: question.dimensions.map((entry, i) =>
                    i === index ? { ...entry, weightBp } : entry,
                  ),
                })
              }
            />
            {readOnly ? null : (
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t("editor.remove", { name: nameOf(part.id) })}
                onClick={() => onChange(unassess(question, part.id))}
              />
            )}
          </li>
        ))}
        {readOnly || free.length === 0 || question.dimensions.length >= 8 ? null : (
          <li>
            <Dropdown
              trigger={["click"]}
              menu={{
                items: free.map((dimension) => ({ key: dimension.id, label: nameOf(dimension.id) })),
                onClick: ({ key }) => onChange(assess(question, key)),
              }}
            >
              <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />}>
                {t("editor.addAssessed")}
              </Button>
            </Dropdown>
          </li>
        )}
      </ul>
      {question.dimensions.length > 0 ? (
        locked ? null : (
          <WeightSum parts={question.dimensions} onChange={(dimensions) => onChange({ dimensions })} />
        )
      ) : (
        <p className={styles.hint}>{t("editor.unscored")}</p>
      )}
      <PartIssue path={`${path}.dimensions`} />
    </div>
  );
}
