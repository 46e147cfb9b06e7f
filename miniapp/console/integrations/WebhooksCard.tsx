import { PlusOutlined } from "@ant-design/icons";
import { Button, Skeleton, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Card } from "../common/Card";
import { ErrorState } from "../common/ErrorState";
import { More } from "../common/More";
import { useWebhooks, type Webhook } from "./data";
import styles from "./Integrations.module.css";
import { ShownSecret } from "./ShownSecret";
import { WebhookDrawer } from "./WebhookDrawer";

/** Where other systems are told. */
export function WebhooksCard() {
  const { t } = useTranslation();
  const list = useWebhooks();
  const [isMaking, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Card
      title={t("integrations.webhooks")}
      extra={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>
          {t("integrations.newWebhook")}
        </Button>
      }
    >
      <p className={styles.soft}>{t("integrations.webhooksText")}</p>
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 2 }} title={false} />
      ) : !list.data ? (
        <ErrorState compact error={list.error} onRetry={() => void list.refetch()} />
      ) : list.items.length === 0 ? (
        <p className={styles.empty}>{t("integrations.noWebhooks")}</p>
      ) : (
        <ul className={styles.list} aria-label={t("integrations.webhooks")}>
          {list.items.map((webhook) => (
            <li key={webhook.id}>
              <div className={styles.what}>
                <p className={styles.name}>
                  <Link to={`/organisation/integrations/webhooks/${webhook.id}`}>{webhook.name}</Link>
                  <WebhookState webhook={webhook} />
                </p>
                <p className={styles.url}>{webhook.url}</p>
                <p className={styles.soft}>
                  {webhook.orgUnit.path.join(" / ")} ·{" "}
                  {t("integrations.typesCount", { count: webhook.types.length })}
                </p>
              </div>
              <div className={styles.actions}>
                <Link to={`/organisation/integrations/webhooks/${webhook.id}`}>{t("integrations.log")}</Link>
              </div>
            </li>
          ))}
        </ul>
      )}
      <More list={list} />
      {isMaking ? (
        <WebhookDrawer
          webhook={null}
          onClose={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false);
            setSecret(made);
          }}
        />
      ) : null}
      <ShownSecret kind="secret" secret={secret} onClose={() => setSecret(null)} />
    </Card>
  );
}

/** On, off, or in trouble, as a word. */
export function WebhookState({ webhook: { state, failingSince } }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const shown = state === "on" && failingSince ? "failing" : state;
  const tones = { on: "success", off: "default", gave_up: "error", failing: "warning" } as const;
  return <Tag color={tones[shown]}>{t(`integrations.webhookState.${shown}`)}</Tag>;
}
