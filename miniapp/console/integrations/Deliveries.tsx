import { App, Button, Skeleton, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../common/EmptyState";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { formatDateTime } from "../common/format";
import { More } from "../common/More";
import { useLocale } from "../common/When";
import { type Delivery, type Webhook, useDeliveries, useRedeliver } from "./data";
import { useEventWords } from "./eventWords";
import styles from "./Integrations.module.css";

type Props = { webhook: Webhook; state: Delivery["state"] | "" };

/** What was sent, or is to be: how often it was tried, what was answered, when it is tried next. */
export function Deliveries({ webhook, state }: Props) {
  const { t } = useTranslation();
  const list = useDeliveries(webhook.id, state);
  if (list.isPending) return <Skeleton active paragraph={{ rows: 5 }} title={false} />;
  if (!list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.items.length === 0)
    return <EmptyState title={t("integrations.noDeliveries")} text={t("integrations.noDeliveriesText")} />;
  return (
    <>
      <ul className={styles.log} aria-label={t("integrations.deliveries")}>
        {list.items.map((delivery) => (
          <Row key={delivery.id} webhook={webhook} delivery={delivery} />
        ))}
      </ul>
      <More list={list} />
    </>
  );
}

const TONES = { waiting: "processing", sending: "processing", delivered: "success", dead: "error" } as const;

function Row({ webhook, delivery }: { webhook: Webhook; delivery: Delivery }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const locale = useLocale();
  const wordsOf = useEventWords();
  const redeliver = useRedeliver(webhook.id);
  const [isOpen, setOpen] = useState(false);
  const { id, eventId, type, state, tries, nextTryAt, responseStatus, failure, tookMs, createdAt } = delivery;
  const hasEnded = state === "delivered" || state === "dead";
  const answer =
    responseStatus === null
      ? failure && t(`integrations.failure.${failure}`)
      : t("integrations.answered", { status: responseStatus, ms: tookMs ?? 0 });
  const facts = [
    tries > 0 ? t("integrations.tries", { count: tries }) : null,
    answer,
    nextTryAt ? t("integrations.nextTry", { at: formatDateTime(nextTryAt, locale) }) : null,
  ];
  return (
    <li>
      <div className={styles.what}>
        <p className={styles.name}>
          <strong>{wordsOf(type)}</strong>
          <code className={styles.mark}>{type}</code>
          <Tag color={TONES[state]}>{t(`integrations.deliveryState.${state}`)}</Tag>
        </p>
        <p className={styles.soft}>
          <time dateTime={createdAt}>{formatDateTime(createdAt, locale)}</time>
          {facts.filter(Boolean).map((fact) => ` · ${fact}`)}
        </p>
        {isOpen ? (
          <pre className={styles.body}>{`webhook-id: ${eventId}\n\n${pretty(delivery.body)}`}</pre>
        ) : null}
      </div>
      <div className={styles.actions}>
        <Button type="text" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? "integrations.hide" : "integrations.show")}
        </Button>
        {hasEnded ? (
          <Button
            disabled={webhook.state !== "on"}
            loading={redeliver.isPending}
            onClick={() =>
              redeliver.mutate(id, {
                onSuccess: () => void message.success(t("integrations.queued", { count: 1 })),
                onError: (error) => void message.error(errorText(error)),
              })
            }
          >
            {t("integrations.redeliver")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

const pretty = (body: string) => JSON.stringify(JSON.parse(body), null, 2);
