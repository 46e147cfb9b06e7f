import { UndoOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useEditor } from "./EditorContext";
import { type Inherited, droppedQuestions, restoreQuestion } from "./inheritance";
import styles from "./Inherit.module.css";

/** Headquarters' questions that this plan does not ask, each with the way back. */
export function DroppedQuestions({ stageId, inherited }: { stageId: string; inherited: Inherited }) {
  const { t } = useTranslation();
  const { definition, update, readOnly } = useEditor();
  const dropped = droppedQuestions(inherited, definition, stageId);
  if (dropped.length === 0) return null;
  return (
    <section className={styles.dropped} aria-label={t("inherit.dropped")}>
      <h3>{t("inherit.dropped")}</h3>
      <ul>
        {dropped.map(({ id, text }) => (
          <li key={id}>
            <s>{text}</s>
            {readOnly ? null : (
              <Button
                type="link"
                size="small"
                icon={<UndoOutlined aria-hidden />}
                onClick={() => update((plan) => restoreQuestion(inherited, plan, id))}
              >
                {t("inherit.useAgain")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
