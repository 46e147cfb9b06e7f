import { DeleteOutlined, UploadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Input, InputNumber, Switch, Table, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RowsFile } from "../../../../server/batches/schema";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { WarnTag } from "../../common/WarnTag";
import styles from "../Batches.module.css";
import { addPeople, asPerson, MOST_PEOPLE, type Draft, type Person } from "./draft";
import { parsePaste } from "./parsePaste";

type Props = { draft: Draft; onChange: (change: Partial<Draft>) => void };

/** Who: pasted lines, a file, or those who were chosen in the pool; accommodations for each. */
export function PeopleStep({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [text, setText] = useState("");
  const pasted = parsePaste(text);
  const add = (people: readonly Person[]) => onChange({ people: addPeople(draft.people, people) });
  const read = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append("file", file);
      return api.post<RowsFile>("/batches/rows", form, { timeoutMs: 60_000 });
    },
    onSuccess: ({ rows }) => add(rows.map((row) => asPerson(row))),
  });
  return (
    <div className={styles.step}>
      <div className={styles.ways}>
        <div className={styles.way}>
          <label htmlFor="batch-paste">{t("batches.paste")}</label>
          <Input.TextArea
            id="batch-paste"
            rows={5}
            value={text}
            placeholder={t("batches.pastePlaceholder")}
            onChange={(event) => setText(event.target.value)}
          />
          <Button
            disabled={pasted.length === 0}
            onClick={() => {
              add(pasted.map((row) => asPerson(row)));
              setText("");
            }}
          >
            {t("batches.addRows", { count: pasted.length })}
          </Button>
        </div>
        <div className={styles.way}>
          <span>{t("batches.upload")}</span>
          <Upload.Dragger
            accept=".csv,.txt,.xlsx"
            showUploadList={false}
            disabled={read.isPending}
            beforeUpload={(file) => {
              read.mutate(file);
              return false;
            }}
          >
            <UploadOutlined aria-hidden /> {read.isPending ? t("batches.reading") : t("batches.uploadText")}
          </Upload.Dragger>
          <p className={styles.faint}>{t("batches.uploadHint")}</p>
        </div>
      </div>
      {read.isError ? <Alert type="error" showIcon title={errorText(read.error)} /> : null}
      {read.data ? <FileResult file={read.data} /> : null}
      {draft.people.length >= MOST_PEOPLE ? (
        <Alert type="info" showIcon title={t("batches.full", { count: MOST_PEOPLE })} />
      ) : null}
      <PeopleTable people={draft.people} onChange={(people) => onChange({ people })} />
    </div>
  );
}

function FileResult({ file }: { file: RowsFile }) {
  const { t } = useTranslation();
  const { rows, problems, notes } = file;
  const lines = [
    ...problems.slice(0, 10).map(({ line, message }) => t("batches.lineProblem", { line, message })),
    ...notes,
  ];
  return (
    <Alert
      type={problems.length > 0 ? "warning" : "success"}
      showIcon
      closable
      title={t("batches.fileRead", { count: rows.length, problems: problems.length })}
      description={
        lines.length > 0 ? (
          <ul className={styles.problems}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : undefined
      }
    />
  );
}

type TableProps = { people: readonly Person[]; onChange: (people: readonly Person[]) => void };

function PeopleTable({ people, onChange }: TableProps) {
  const { t } = useTranslation();
  if (people.length === 0) return <p className={styles.nobody}>{t("batches.nobody")}</p>;
  const edit = (key: string, change: Partial<Person>) =>
    onChange(people.map((person) => (person.key === key ? { ...person, ...change } : person)));
  return (
    <div>
      <div className={styles.tableHead}>
        <strong>{t("batches.people", { count: people.length })}</strong>
        <Button size="small" type="text" onClick={() => onChange([])}>
          {t("batches.removeAll")}
        </Button>
      </div>
      <Table<Person>
        size="small"
        rowKey="key"
        dataSource={[...people]}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 640 }}
        columns={[
          {
            title: t("batches.name"),
            dataIndex: "name",
            className: styles.name ?? "",
            render: (name: string, { candidateId, phone, email }) => (
              <>
                {name || t("batches.nameless")}
                {candidateId || phone || email ? null : (
                  <WarnTag style={{ marginInlineStart: 8 }}>{t("batches.unreachable")}</WarnTag>
                )}
              </>
            ),
          },
          {
            title: t("batches.phone"),
            dataIndex: "phone",
            render: (phone: string, { candidateId }) => (candidateId ? t("batches.fromPool") : phone || "—"),
          },
          {
            title: t("batches.email"),
            dataIndex: "email",
            ellipsis: true,
            render: (email: string) => email || "—",
          },
          {
            title: t("invite.extraTime"),
            width: 130,
            render: (_, { key, name, extraTimePercent }) => (
              <InputNumber
                size="small"
                min={0}
                max={200}
                step={25}
                precision={0}
                suffix="%"
                style={{ width: 90 }}
                value={extraTimePercent}
                aria-label={`${t("invite.extraTime")} ${name}`}
                onChange={(value) => edit(key, { extraTimePercent: value ?? 0 })}
              />
            ),
          },
          {
            title: t("invite.textOnly"),
            width: 120,
            render: (_, { key, name, textOnly }) => (
              <Switch
                size="small"
                checked={textOnly}
                aria-label={`${t("invite.textOnly")} ${name}`}
                onChange={(value) => edit(key, { textOnly: value })}
              />
            ),
          },
          {
            width: 48,
            render: (_, { key, name }) => (
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t("batches.remove", { name })}
                onClick={() => onChange(people.filter((person) => person.key !== key))}
              />
            ),
          },
        ]}
      />
    </div>
  );
}
