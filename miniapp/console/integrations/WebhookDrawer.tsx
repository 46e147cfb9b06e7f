import { Alert, App, Button, Drawer, Form, Input, Select, Space } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../common/ErrorState";
import { type Webhook, useChangeWebhook, useCreateWebhook, useOptions } from "./data";
import { groupTypes, useEventWords } from "./eventWords";
import styles from "./Integrations.module.css";
import { UnitField } from "./UnitField";

type EventType = NonNullable<ReturnType<typeof useOptions>["data"]>["eventTypes"][number];
type Fields = { name: string; orgUnitId: string; url: string; types: EventType[] };

type Props = { webhook: Webhook | null; onClose: () => void; onMade?: (secret: string) => void };

/** Where another system is told, and of what. */
export function WebhookDrawer({ webhook, onClose, onMade }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const wordsOf = useEventWords();
  const [form] = Form.useForm<Fields>();
  const types = useOptions().data?.eventTypes;
  const create = useCreateWebhook();
  const change = useChangeWebhook(webhook?.id ?? "");
  const choices = useMemo(
    () =>
      groupTypes(types ?? []).map(([group, members]) => ({
        label: t(`integrations.group.${group}`),
        options: members.map((type) => ({ value: type, label: `${wordsOf(type)} ${type}` })),
      })),
    [types, t, wordsOf],
  );
  const submit = ({ orgUnitId, name, url, types: chosen }: Fields) => {
    const fields = { name: name.trim(), url: url.trim(), types: chosen };
    if (!webhook) {
      create.mutate({ ...fields, orgUnitId }, { onSuccess: ({ secret }) => onMade?.(secret) });
      return;
    }
    change.mutate(
      { ...fields, on: webhook.state === "on" },
      {
        onSuccess: () => {
          void message.success(t("integrations.saved"));
          onClose();
        },
      },
    );
  };
  const error = create.error ?? change.error;
  return (
    <Drawer
      open
      onClose={onClose}
      title={t(webhook ? "integrations.editWebhook" : "integrations.newWebhook")}
      size={520}
      footer={
        <Space>
          <Button
            type="primary"
            htmlType="submit"
            form="webhook"
            loading={create.isPending || change.isPending}
          >
            {t(webhook ? "common.save" : "integrations.make")}
          </Button>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
        </Space>
      }
    >
      <Form<Fields>
        id="webhook"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          webhook ? { name: webhook.name, url: webhook.url, types: webhook.types } : { types: [] }
        }
        onFinish={submit}
      >
        {error ? (
          <Alert className={styles.alert ?? ""} type="error" showIcon role="alert" title={errorText(error)} />
        ) : null}
        <Form.Item
          name="name"
          label={t("integrations.name")}
          rules={[{ required: true, whitespace: true, message: t("integrations.nameMissing") }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="url"
          label={t("integrations.url")}
          extra={t("integrations.urlHint")}
          rules={[{ required: true, whitespace: true, message: t("integrations.urlMissing") }]}
        >
          <Input
            maxLength={500}
            autoComplete="off"
            inputMode="url"
            placeholder="https://hr.example.com/zhimian"
          />
        </Form.Item>
        {webhook ? null : (
          <UnitField form={form} label={t("integrations.unit")} extra={t("integrations.webhookUnitHint")} />
        )}
        <Form.Item
          name="types"
          label={t("integrations.types")}
          extra={t("integrations.typesHint")}
          rules={[{ required: true, type: "array", min: 1, message: t("integrations.typesMissing") }]}
        >
          <Select mode="multiple" options={choices} showSearch={{ optionFilterProp: "label" }} />
        </Form.Item>
        <Button
          type="link"
          className={styles.all ?? ""}
          onClick={() => form.setFieldValue("types", types ?? [])}
        >
          {t("integrations.allTypes")}
        </Button>
      </Form>
    </Drawer>
  );
}
