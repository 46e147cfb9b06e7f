import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWebhooks, type Webhook } from "./data";
import styles from "./Integrations.module.css";
import { SecretCard } from "./SecretCard";
import { WebhookDrawer } from "./WebhookDrawer";

/** Where other systems are told. */
export function WebhooksCard() {
  const { t } = useTranslation();
  return (
    <SecretCard
      kind="secret"
      title={t("integrations.webhooks")}
      text={t("integrations.webhooksText")}
      none={t("integrations.noWebhooks")}
      add={t("integrations.newWebhook")}
      list={useWebhooks()}
      renderItem={(webhook) => <WebhookRow key={webhook.id} webhook={webhook} />}
      renderDrawer={(drawer) => <WebhookDrawer webhook={null} {...drawer} />}
    />
  );
}

function WebhookRow({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const page = `/organisation/integrations/webhooks/${webhook.id}`;
  return (
    <li>
      <div className={styles.what}>
        <p className={styles.name}>
          <Link to={page}>{webhook.name}</Link>
          <WebhookState webhook={webhook} />
        </p>
        <p className={styles.url}>{webhook.url}</p>
        <p className={styles.soft}>
          {webhook.orgUnit.path.join(" / ")} · {t("integrations.typesCount", { count: webhook.types.length })}
        </p>
      </div>
      <div className={styles.actions}>
        <Link to={page}>{t("integrations.log")}</Link>
      </div>
    </li>
  );
}

/** On, off, or in trouble, as a word. */
export function WebhookState({ webhook: { state, failingSince } }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const shown = state === "on" && failingSince ? "failing" : state;
  const tones = { on: "success", off: "default", gave_up: "error", failing: "warning" } as const;
  return <Tag color={tones[shown]}>{t(`integrations.webhookState.${shown}`)}</Tag>;
}
