import { Alert, App, Button, Drawer, Form, Input, Space } from "antd";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { fromLocalField, toLocalField } from "../../invite/deadline";
import { type OrgUnit, useUnits } from "../../organisation/data";
import { UnitPicker } from "../../organisation/UnitPicker";
import { useMayAsk } from "../../session/usePermission";
import { useSession } from "../../session/useSession";
import { type ApplicationLinkView, usePoolChange } from "../data";
import { PositionSelect } from "../PositionSelect";

type Fields = {
  orgUnitId?: string;
  positionId?: string | null;
  title?: string;
  duties?: string;
  expiresAt?: string;
};

type Props = { link: ApplicationLinkView | null; onClose: () => void };

/** Opens a public page, for a position or with a title of its own, or changes one. */
export function LinkDrawer({ link, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [form] = Form.useForm<Fields>();
  const positionId = Form.useWatch("positionId", form);
  const units = useUnits();
  const may = useMayAsk();
  const home = useSession().data?.staff?.orgUnit.id;
  const allowed = useCallback((unit: OrgUnit) => may("candidates.write", { orgUnitId: unit.id }), [may]);
  const writable = units.data?.filter(allowed) ?? [];
  const first = writable.find(({ id }) => id === home)?.id ?? writable[0]?.id;
  useEffect(() => {
    if (first && !link && !form.getFieldValue("orgUnitId")) form.setFieldValue("orgUnitId", first);
  }, [first, link, form]);

  const save = usePoolChange(({ expiresAt, ...fields }: Fields) => {
    const until = fromLocalField(expiresAt ?? "");
    const words = { title: fields.title?.trim() ?? "", duties: fields.duties?.trim() ?? "" };
    return link
      ? api.put(`/candidates/application-links/${link.id}`, {
          ...(link.position ? { title: link.title, duties: link.duties } : words),
          open: link.open,
          expiresAt: until,
        })
      : api.post("/candidates/application-links", {
          orgUnitId: fields.orgUnitId,
          expiresAt: until,
          ...(fields.positionId ? { positionId: fields.positionId } : words),
        });
  });
  const submit = (fields: Fields) =>
    save.mutate(fields, {
      onSuccess: () => {
        void message.success(t(link ? "candidates.linkSaved" : "candidates.linkMade"));
        onClose();
      },
    });
  const ownWords = link ? !link.position : !positionId;
  return (
    <Drawer
      open
      onClose={onClose}
      title={t(link ? "candidates.editLink" : "candidates.newLink")}
      size={480}
      footer={
        <Space>
          <Button type="primary" htmlType="submit" form="link" loading={save.isPending}>
            {t("candidates.save")}
          </Button>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
        </Space>
      }
    >
      <Form<Fields>
        id="link"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          link
            ? {
                title: link.title,
                duties: link.duties,
                expiresAt: link.expiresAt ? toLocalField(new Date(link.expiresAt)) : "",
              }
            : { orgUnitId: first }
        }
        onFinish={submit}
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
        {link ? null : (
          <>
            <Form.Item name="orgUnitId" label={t("candidates.unit")} extra={t("candidates.linkUnitHint")}>
              <UnitPicker units={units.data ?? []} allowed={allowed} />
            </Form.Item>
            <Form.Item
              name="positionId"
              label={t("candidates.position")}
              extra={t("candidates.linkPositionHint")}
            >
              <PositionSelect open placeholder={t("candidates.noPosition")} />
            </Form.Item>
          </>
        )}
        {ownWords ? (
          <>
            <Form.Item
              name="title"
              label={t("candidates.linkTitle")}
              rules={[{ required: true, whitespace: true, message: t("candidates.linkTitleMissing") }]}
            >
              <Input maxLength={80} autoComplete="off" />
            </Form.Item>
            <Form.Item name="duties" label={t("candidates.linkDuties")}>
              <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={6000} />
            </Form.Item>
          </>
        ) : null}
        <Form.Item name="expiresAt" label={t("candidates.linkUntil")} extra={t("candidates.linkUntilHint")}>
          <Input type="datetime-local" style={{ width: 230 }} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
