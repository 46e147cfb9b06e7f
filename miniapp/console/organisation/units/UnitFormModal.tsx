import { useMutation } from "@tanstack/react-query";
import { Alert, App, Form, Input, InputNumber, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { type OrgUnit, useOrganisationChanged } from "../data";

type Props = { onClose: () => void; onDone: (id: string) => void } & (
  | { parent: OrgUnit; unit?: undefined }
  | { unit: OrgUnit; parent?: undefined }
);
type Fields = { name: string; code?: string; kind?: "branch" | "department"; sortOrder?: number | null };

/** Makes a unit below `parent`, or changes `unit`. */
export function UnitFormModal({ parent, unit, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const changed = useOrganisationChanged();
  const [form] = Form.useForm<Fields>();
  const save = useMutation({
    mutationFn: ({ name, code, kind, sortOrder }: Fields) => {
      const body = { name, code: code?.trim() || null, sortOrder: sortOrder ?? 0 };
      return unit
        ? api.put<OrgUnit>(`/org/units/${unit.id}`, body)
        : api.post<OrgUnit>("/org/units", { ...body, kind: kind ?? "department", parentId: parent.id });
    },
    onSuccess: async ({ id, name }) => {
      await changed();
      void message.success(unit ? t("organisation.saved") : t("organisation.created", { name }));
      onDone(id);
      onClose();
    },
  });
  return (
    <Modal
      open
      title={
        unit
          ? t("organisation.editTitle", { name: unit.name })
          : t("organisation.addTitle", { name: parent.name })
      }
      okText={t(unit ? "organisation.save" : "organisation.create")}
      cancelText={t("common.cancel")}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterOpenChange={(open) => {
        if (open) form.focusField("name");
      }}
    >
      {save.isError ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={errorText(save.error)}
          style={{ marginBottom: 16 }}
        />
      ) : null}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          unit
            ? { name: unit.name, code: unit.code ?? "", sortOrder: unit.sortOrder }
            : { kind: parent.kind === "group" ? "branch" : "department", sortOrder: 0 }
        }
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item
          name="name"
          label={t("organisation.name")}
          rules={[{ required: true, whitespace: true, message: t("organisation.nameMissing") }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        {unit ? null : (
          <Form.Item name="kind" label={t("organisation.kindLabel")}>
            <Radio.Group
              options={(["branch", "department"] as const).map((kind) => ({
                value: kind,
                label: t(`organisation.kind.${kind}`),
              }))}
            />
          </Form.Item>
        )}
        <Form.Item name="code" label={t("organisation.code")} extra={t("organisation.codeHint")}>
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item name="sortOrder" label={t("organisation.order")} extra={t("organisation.orderHint")}>
          <InputNumber min={0} max={100_000} precision={0} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
