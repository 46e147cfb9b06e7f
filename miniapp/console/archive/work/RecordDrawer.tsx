import { Alert, App, Button, Drawer, Form, Input, InputNumber, Radio, Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { type JobHeld, type WorkRecord, WORK_TYPES, useWorkChange } from "./data";
import { ASKS, NEEDED, type RecordFields, fieldsOf, toBody } from "./recordFields";

type Props = {
  candidateId: string;
  jobs: readonly JobHeld[];
  /** What is corrected; null for something new. */
  record: WorkRecord | null;
  onClose: () => void;
};

const today = () => new Intl.DateTimeFormat("sv-SE").format(new Date());

/** Puts something on record of somebody's work, or something better in a record's place. */
export function RecordDrawer({ candidateId, jobs, record, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const save = useWorkChange(candidateId, (fields: RecordFields) =>
    api.post(`/candidacies/${fields.candidacyId}/employment`, toBody(fields, record?.id ?? null)),
  );
  const submit = (fields: RecordFields) =>
    save.mutate(fields, {
      onSuccess: () => {
        void message.success(t(record ? "work.corrected" : "work.recorded"));
        onClose();
      },
    });
  return (
    <Drawer
      open
      onClose={onClose}
      size={480}
      title={t(record ? "work.correct" : "work.add")}
      footer={
        <Space>
          <Button type="primary" htmlType="submit" form="work-record" loading={save.isPending}>
            {t("work.save")}
          </Button>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
        </Space>
      }
    >
      <RecordForm jobs={jobs} record={record} error={save.error} onSubmit={submit} />
    </Drawer>
  );
}

type FormProps = Pick<Props, "jobs" | "record"> & {
  error: unknown;
  onSubmit: (fields: RecordFields) => void;
};

function RecordForm({ jobs, record, error, onSubmit }: FormProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [form] = Form.useForm<RecordFields>();
  const type = Form.useWatch("type", form) ?? record?.type ?? "employment.performance";
  const candidacyId = Form.useWatch("candidacyId", form) ?? jobs[0]?.candidacyId;
  const job = jobs.find((one) => one.candidacyId === candidacyId);
  const initial: Partial<RecordFields> = record
    ? fieldsOf(record)
    : {
        type: "employment.performance",
        on: job?.leftOn ?? today(),
        outOf: 100,
        passed: true,
        ...(job ? { candidacyId: job.candidacyId } : {}),
      };
  const asked = ASKS[type as keyof typeof ASKS] ?? [];
  return (
    <Form<RecordFields>
      id="work-record"
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={initial}
      onFinish={onSubmit}
    >
      {record ? (
        <Alert type="info" showIcon title={t("work.correctText")} style={{ marginBottom: 16 }} />
      ) : null}
      {error ? (
        <Alert type="error" showIcon role="alert" title={errorText(error)} style={{ marginBottom: 16 }} />
      ) : null}
      <Form.Item name="candidacyId" label={t("work.job")} hidden={jobs.length < 2}>
        <Select
          disabled={record !== null}
          options={jobs.map((one) => ({
            value: one.candidacyId,
            label: `${one.title} · ${one.startsOn}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="type" label={t("work.type")}>
        <Select
          disabled={record !== null}
          options={WORK_TYPES.map((value) => ({ value, label: t(`work.kind.${value.split(".")[1]}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="on"
        label={t("work.on")}
        {...(job ? { extra: t("work.onHint", { day: job.startsOn }) } : {})}
        rules={[{ required: true, message: t("work.dayMissing") }]}
      >
        <Input type="date" min={job?.startsOn} max={job?.leftOn ?? today()} style={{ width: 200 }} />
      </Form.Item>
      {asked.map((name) => (
        <Field key={name} name={name} />
      ))}
    </Form>
  );
}

function Field({ name }: { name: keyof RecordFields }) {
  const { t } = useTranslation();
  const rules = NEEDED.has(name) ? [{ required: true, message: t("work.missing") }] : [];
  return (
    <Form.Item name={name} label={t(`work.field.${name}`)} rules={rules}>
      {inputFor(name, t)}
    </Form.Item>
  );
}

function inputFor(name: keyof RecordFields, t: (key: string) => string) {
  switch (name) {
    case "note":
      return <Input.TextArea rows={3} maxLength={2_000} />;
    case "score":
    case "outOf":
    case "hours":
      return <InputNumber min={0} style={{ width: 200 }} />;
    case "expiresOn":
      return <Input type="date" style={{ width: 200 }} />;
    case "passed":
      return (
        <Radio.Group
          options={[
            { value: true, label: t("work.passed") },
            { value: false, label: t("work.failed") },
          ]}
        />
      );
    case "kind":
      return (
        <Radio.Group
          options={["resigned", "dismissed", "ended"].map((value) => ({
            value,
            label: t(`work.leaving.${value}`),
          }))}
        />
      );
    case "period":
      return <Input maxLength={20} placeholder="2026-03" style={{ width: 200 }} />;
    default:
      return <Input maxLength={200} autoComplete="off" />;
  }
}
