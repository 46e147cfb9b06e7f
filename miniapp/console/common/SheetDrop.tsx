import { InboxOutlined } from "@ant-design/icons";
import { Upload } from "antd";
import styles from "./SheetDrop.module.css";

type Props = {
  onChoose: (file: File) => void;
  disabled: boolean;
  words: string;
  hint: string;
};

/** Where a spreadsheet is dropped or chosen; it goes nowhere by itself. */
export function SheetDrop({ onChoose, disabled, words, hint }: Props) {
  return (
    <Upload.Dragger
      accept=".xlsx,.csv,.txt"
      multiple={false}
      showUploadList={false}
      disabled={disabled}
      beforeUpload={(file) => {
        onChoose(file);
        return false;
      }}
    >
      <p className={styles.icon}>
        <InboxOutlined aria-hidden />
      </p>
      <p>{words}</p>
      <p className={styles.hint}>{hint}</p>
    </Upload.Dragger>
  );
}
