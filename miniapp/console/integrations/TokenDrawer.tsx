import { Alert, Button, Checkbox, Drawer, Form, Input, Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../common/ErrorState";
import { useCreateToken, useOptions } from "./data";
import styles from "./Integrations.module.css";
import { UnitField } from "./UnitField";

const DAYS = [30, 90, 365, 0] as const;
const DAY_MS = 86_400_000;

type Scope = NonNullable<ReturnType<typeof useOptions>["data"]>["scopes"][number];
type Fields = { name: string; orgUnitId: string; scopes: Scope[]; days: number };

type Props = { onClose: () => void; onMade: (token: string) => void };

/** A token for another system: whose, for what, until when. */
export function TokenDrawer({ onClose, onMade }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [form] = Form.useForm<Fields>();
  const options = useOptions();
  const create = useCreateToken();
  const submit = ({ days, name, ...fields }: Fields) =>
    create.mutate(
      {
        ...fields,
        name: name.trim(),
        expiresAt: days === 0 ? null : new Date(Date.now() + days * DAY_MS).toISOString(),
      },
      { onSuccess: ({ token }) => onMade(token) },
    );
  return (
    <Drawer
      open
      onClose={onClose}
      title={t("integrations.newToken")}
      size={480}
      footer={
        <Space>
          <Button type="primary" htmlType="submit" form="token" loading={create.isPending}>
            {t("integrations.make")}
          </Button>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
        </Space>
      }
    >
      <Form<Fields>
        id="token"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ scopes: [], days: 365 }}
        onFinish={submit}
      >
        {create.isError ? (
          <Alert
            className={styles.alert ?? ""}
            type="error"
            showIcon
            role="alert"
            title={errorText(create.error)}
          />
        ) : null}
        <Form.Item
          name="name"
          label={t("integrations.name")}
          extra={t("integrations.tokenNameHint")}
          rules={[{ required: true, whitespace: true, message: t("integrations.nameMissing") }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <UnitField form={form} label={t("integrations.unit")} extra={t("integrations.tokenUnitHint")} />
        <Form.Item
          name="scopes"
          label={t("integrations.scopes")}
          extra={t("integrations.scopesHint")}
          // Not `required`: the group may not bear what antd would say of it then.
          rules={[
            {
              validator: (_, scopes: Scope[]) =>
                scopes.length > 0
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("integrations.scopesMissing"))),
            },
          ]}
        >
          <Checkbox.Group
            className={styles.checks ?? ""}
            options={(options.data?.scopes ?? []).map((scope) => ({
              value: scope,
              label: t(`integrations.scope.${scope.replace(".", "_")}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="days" label={t("integrations.ends")}>
          <Select options={DAYS.map((value) => ({ value, label: t(`integrations.days.${value}`) }))} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
