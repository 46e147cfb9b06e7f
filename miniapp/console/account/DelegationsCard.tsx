import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { delegationsKey } from "../api/keys";
import type { DelegateBody, Delegations } from "../api/types";
import { Card } from "../common/Card";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { useNow } from "../common/useNow";
import { useLocale } from "../common/When";
import styles from "./Account.module.css";

type Delegation = Delegations["mine"][number];

/** Who decides for me while I am away, and for whom I decide. */
export function DelegationsCard() {
  const { t } = useTranslation();
  const delegations = useQuery({
    queryKey: delegationsKey,
    queryFn: ({ signal }) => api.get<Delegations>("/account/delegations", { signal }),
  });
  const { data } = delegations;
  return (
    <Card title={t("delegation.title")}>
      <p className={styles.text}>{t("delegation.text")}</p>
      {delegations.isPending ? (
        <Skeleton active paragraph={{ rows: 2 }} title={false} />
      ) : !data ? (
        <ErrorState compact error={delegations.error} onRetry={() => void delegations.refetch()} />
      ) : (
        <>
          {data.mine.length + data.toMe.length > 0 ? (
            <ul className={styles.sessions}>
              {data.mine.map((one) => (
                <Row key={one.id} one={one} timeZone={data.timeZone} mine />
              ))}
              {data.toMe.map((one) => (
                <Row key={one.id} one={one} timeZone={data.timeZone} />
              ))}
            </ul>
          ) : null}
          <DelegateForm timeZone={data.timeZone} />
        </>
      )}
    </Card>
  );
}

function useChange(done: string) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const errorText = useErrorText();
  return {
    onSuccess: (now: Delegations) => {
      client.setQueryData(delegationsKey, now);
      void message.success(done);
    },
    onError: (error: unknown) => void message.error(errorText(error)),
  };
}

function Row({ one, timeZone, mine = false }: { one: Delegation; timeZone: string; mine?: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en-GB", { timeZone, dateStyle: "medium" });
  const end = useMutation({
    mutationFn: () => api.delete<Delegations>(`/account/delegations/${one.id}`),
    ...useChange(t("delegation.ended")),
  });
  const { name } = one.person;
  // The end is the first moment that is not in it.
  const days = {
    from: day.format(new Date(one.startsAt)),
    until: day.format(Date.parse(one.endsAt) - 1),
  };
  return (
    <li className={styles.delegation}>
      <div>
        <h3>{t(mine ? "delegation.mine" : "delegation.toMe", { name })}</h3>
        <p className={styles.facts}>{t("delegation.days", days)}</p>
      </div>
      {mine ? (
        <Button
          size="small"
          loading={end.isPending}
          aria-label={`${t("delegation.end")} ${name}`}
          onClick={() => end.mutate()}
        >
          {t("delegation.end")}
        </Button>
      ) : null}
    </li>
  );
}

function DelegateForm({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<DelegateBody>();
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone }).format(useNow());
  const from = Form.useWatch("from", form) ?? today;
  const changed = useChange(t("delegation.done"));
  const save = useMutation({
    mutationFn: (body: DelegateBody) => api.post<Delegations>("/account/delegations", body),
    ...changed,
    onSuccess: (now) => {
      changed.onSuccess(now);
      form.resetFields();
    },
  });
  return (
    <Form
      form={form}
      className={styles.delegate}
      layout="vertical"
      requiredMark={false}
      initialValues={{ from: today, until: today }}
      onFinish={(body) => save.mutate(body)}
    >
      <Form.Item
        name="email"
        label={t("delegation.email")}
        rules={[
          { required: true, message: t("delegation.emailMissing") },
          { type: "email", message: t("entry.emailWrong") },
        ]}
      >
        <Input type="email" maxLength={254} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="from"
        label={t("delegation.from")}
        rules={[{ required: true, message: t("delegation.dayMissing") }]}
      >
        <Input type="date" min={today} />
      </Form.Item>
      <Form.Item
        name="until"
        label={t("delegation.until")}
        rules={[{ required: true, message: t("delegation.dayMissing") }]}
      >
        <Input type="date" min={from} />
      </Form.Item>
      <Button htmlType="submit" loading={save.isPending} className={styles.delegateSave}>
        {t("delegation.save")}
      </Button>
    </Form>
  );
}
