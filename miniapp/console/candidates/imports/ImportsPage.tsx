import { LeftOutlined } from "@ant-design/icons";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ImportsPage } from "../../imports/ImportsPage";
import { type CreateImportBody, SOURCES } from "../data";
import { TagSelect } from "../TagSelect";
import { candidateImports } from "./candidateImports";
import styles from "./Imports.module.css";

type Settings = {
  orgUnitId?: string;
  source: (typeof SOURCES)[number];
  sourceDetail?: string;
  tags?: string[];
};

const bodyOf = ({ sourceDetail, tags, ...settings }: Settings): CreateImportBody => ({
  ...settings,
  sourceDetail: sourceDetail?.trim() || null,
  tags: tags ?? [],
});

/** Where people go, the file, and the imports there were. */
export function Component() {
  const { t } = useTranslation();
  return (
    <ImportsPage<Settings>
      kind={candidateImports}
      back={
        <Link to="/candidates" className={styles.back}>
          <LeftOutlined aria-hidden /> {t("nav.candidates")}
        </Link>
      }
      initial={{ source: "import" }}
      bodyOf={bodyOf}
    >
      <div className={styles.pair}>
        <Form.Item name="source" label={t("candidates.source")} extra={t("candidateImport.sourceForAll")}>
          <Select options={SOURCES.map((value) => ({ value, label: t(`candidates.from.${value}`) }))} />
        </Form.Item>
        <Form.Item name="sourceDetail" label={t("candidates.sourceDetail")}>
          <Input maxLength={120} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="tags" label={t("candidateImport.tagsForAll")}>
        <TagSelect mode="tags" maxCount={20} />
      </Form.Item>
    </ImportsPage>
  );
}
