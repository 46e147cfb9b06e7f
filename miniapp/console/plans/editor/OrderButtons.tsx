import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from "@ant-design/icons";
import { Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { useEditor } from "./EditorContext";
import styles from "./Editor.module.css";

type Props = {
  /** What is moved or removed, for those who hear the buttons. */
  name: string;
  index: number;
  count: number;
  onMove: (delta: number) => void;
  onRemove: () => void;
  removeNote: string;
  minimum?: number;
  /** It stands where headquarters put it. */
  fixed?: boolean;
  /** It cannot be removed. */
  kept?: boolean;
};

/** Up, down, remove. Removing asks once and says what goes with it. */
export function OrderButtons({
  name,
  index,
  count,
  onMove,
  onRemove,
  removeNote,
  minimum = 1,
  fixed = false,
  kept = false,
}: Props) {
  const { t } = useTranslation();
  if (useEditor().readOnly) return null;
  return (
    <span className={styles.order}>
      {fixed ? null : (
        <>
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined aria-hidden />}
            aria-label={t("editor.up", { name })}
            disabled={index === 0}
            onClick={() => onMove(-1)}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined aria-hidden />}
            aria-label={t("editor.down", { name })}
            disabled={index === count - 1}
            onClick={() => onMove(1)}
          />
        </>
      )}
      {kept ? null : (
        <Popconfirm
          title={t("editor.removeTitle", { name })}
          description={removeNote}
          okText={t("editor.removeShort")}
          cancelText={t("common.cancel")}
          onConfirm={onRemove}
        >
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t("editor.remove", { name })}
            disabled={count <= minimum}
          />
        </Popconfirm>
      )}
    </span>
  );
}
