import { Alert, App, Button, Drawer, Form, Input, Select, Space } from "antd";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { isApiError } from "../../../shared/api";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { useIssueText } from "../../common/useIssueText";
import { type OrgUnit, useUnits } from "../../organisation/data";
import { UnitPicker } from "../../organisation/UnitPicker";
import { useMay, useMayAsk } from "../../session/usePermission";
import { useSession } from "../../session/useSession";
import { type CandidateView, SOURCES, usePoolChange } from "../data";
import { PositionSelect } from "../PositionSelect";
import { TagSelect } from "../TagSelect";
import { fieldsOf, type PersonFields, toPersonBody } from "./personFields";

const PHONE = /^\+?[0-9][0-9 -]{5,19}$/;
const FIELDS = [
  "name",
  "phone",
  "email",
  "source",
  "sourceDetail",
  "positionId",
  "orgUnitId",
  "tags",
] as const;

type Props = { open: boolean; onClose: () => void; person?: CandidateView };

/** Puts somebody into the pool, or changes who is there. */
export function PersonDrawer({ open, onClose, person }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const save = usePoolChange((fields: PersonFields) =>
    person
      ? api.put<CandidateView>(`/candidates/${person.id}`, toPersonBody(fields))
      : api.post<CandidateView>("/candidates", toPersonBody(fields)),
  );
  const submit = (fields: PersonFields) =>
    save.mutate(fields, {
      onSuccess: (saved) => {
        void message.success(t(person ? "candidates.saved" : "candidates.added", { name: saved.name }));
        onClose();
        if (!person) void navigate(`/candidates/${saved.id}`);
      },
    });
  return (
    <Drawer
      open={open}
      onClose={onClose}
      destroyOnHidden
      title={t(person ? "candidates.edit" : "candidates.add")}
      size={480}
      footer={
        <Space>
          <Button type="primary" htmlType="submit" form="person" loading={save.isPending}>
            {t("candidates.save")}
          </Button>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
        </Space>
      }
    >
      <PersonForm person={person} error={save.error} onSubmit={submit} />
    </Drawer>
  );
}

type FormProps = {
  person: CandidateView | undefined;
  error: unknown;
  onSubmit: (fields: PersonFields) => void;
};

function PersonForm({ person, error, onSubmit }: FormProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const issueText = useIssueText();
  const [form] = Form.useForm<PersonFields>();
  const units = useUnits();
  const may = useMayAsk();
  const home = useSession().data?.staff?.orgUnit.id;
  const allowed = useCallback((unit: OrgUnit) => may("candidates.write", { orgUnitId: unit.id }), [may]);
  const writable = units.data?.filter(allowed) ?? [];
  const first = writable.find(({ id }) => id === home)?.id ?? writable[0]?.id;
  const initial: Partial<PersonFields> = person ? fieldsOf(person) : { source: "referral", orgUnitId: first };

  useEffect(() => {
    if (!isApiError(error)) return;
    for (const detail of error.details) {
      const name = FIELDS.find((field) => detail.path.startsWith(field));
      if (name) form.setFields([{ name, errors: [issueText(detail)] }]);
    }
  }, [error, form, issueText]);
  useEffect(() => {
    if (first && !person && !form.getFieldValue("orgUnitId")) form.setFieldValue("orgUnitId", first);
  }, [first, person, form]);

  return (
    <Form<PersonFields>
      id="person"
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={initial}
      onFinish={onSubmit}
    >
      {error ? (
        <Alert type="error" showIcon role="alert" title={errorText(error)} style={{ marginBottom: 16 }} />
      ) : null}
      <Form.Item
        name="name"
        label={t("candidates.name")}
        rules={[{ required: true, whitespace: true, message: t("invite.nameMissing") }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t("candidates.phone")}
        dependencies={["email"]}
        rules={[
          { pattern: PHONE, message: t("invite.phoneWrong") },
          ({ getFieldValue }) => ({
            validator: (_, value?: string) =>
              value?.trim() || (getFieldValue("email") as string | undefined)?.trim()
                ? Promise.resolve()
                : Promise.reject(new Error(t("invite.contactMissing"))),
          }),
        ]}
      >
        <Input type="tel" maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="email"
        label={t("candidates.email")}
        rules={[{ type: "email", message: t("invite.emailWrong") }]}
      >
        <Input type="email" maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name="orgUnitId" label={t("candidates.unit")} extra={t("candidates.unitHint")}>
        <UnitPicker units={units.data ?? []} allowed={allowed} />
      </Form.Item>
      {useMay("positions.read") ? (
        <Form.Item name="positionId" label={t("candidates.position")}>
          <PositionSelect />
        </Form.Item>
      ) : null}
      <Form.Item name="source" label={t("candidates.source")}>
        <Select options={SOURCES.map((value) => ({ value, label: t(`candidates.from.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="sourceDetail"
        label={t("candidates.sourceDetail")}
        extra={t("candidates.sourceDetailHint")}
      >
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      {person ? null : (
        <Form.Item name="tags" label={t("candidates.tag")}>
          <TagSelect mode="tags" maxCount={20} />
        </Form.Item>
      )}
    </Form>
  );
}
