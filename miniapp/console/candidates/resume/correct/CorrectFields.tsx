import { Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Correctable } from "../data";
import styles from "../Resume.module.css";
import { ENTRY_FIELDS } from "./formValues";

const KINDS = ["job", "internship", "practice"] as const;
const LINE = 200;
const DESCRIPTION = 4_000;
type EntryName =
  | "school"
  | "degree"
  | "major"
  | "company"
  | "title"
  | "location"
  | "name"
  | "role"
  | "start"
  | "end";

/** What can be said of a thing of this kind. */
export function CorrectFields({ field, label }: { field: Correctable; label: string }) {
  const { t } = useTranslation();
  const names = ENTRY_FIELDS[field];
  if (!names) return <OneField field={field} label={label} />;
  const line = (name: EntryName, placeholder?: string) => (
    <Form.Item
      key={name}
      name={name}
      label={t(
        field === "projects" && name === "name" ? "resume.correct.projectName" : `resume.correct.${name}`,
      )}
    >
      <Input
        maxLength={name === "start" || name === "end" ? 40 : LINE}
        autoComplete="off"
        placeholder={placeholder}
      />
    </Form.Item>
  );
  const lines = names.filter(
    (name): name is EntryName => !["kind", "start", "end", "description"].includes(name),
  );
  return (
    <>
      {names.includes("kind") ? (
        <Form.Item name="kind" label={t("resume.correct.kind")}>
          <Select options={KINDS.map((value) => ({ value, label: t(`resume.kind.${value}`) }))} />
        </Form.Item>
      ) : null}
      {lines.map((name) => line(name))}
      <div className={styles.dates}>
        {line("start", "2019-03")}
        {line("end", t("resume.correct.endHint"))}
      </div>
      {names.includes("description") ? (
        <Form.Item name="description" label={t("resume.correct.description")}>
          <Input.TextArea maxLength={DESCRIPTION} autoSize={{ minRows: 3, maxRows: 12 }} />
        </Form.Item>
      ) : null}
    </>
  );
}

function OneField({ field, label }: { field: Correctable; label: string }) {
  const { t } = useTranslation();
  const rules = [{ required: true, whitespace: field !== "yearsOfExperience", message: t("issue.empty") }];
  return (
    <Form.Item name="value" label={label} rules={rules}>
      {field === "yearsOfExperience" ? (
        <InputNumber
          min={0}
          max={80}
          step={0.5}

          className={styles.years}
          suffix={t("resume.correct.yearsUnit")}
        />
      ) : (
        <Input maxLength={field === "phones" ? 40 : 120} autoComplete="off" />
      )}
    </Form.Item>
  );
}
