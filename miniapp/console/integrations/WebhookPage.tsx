import { App, Button, Segmented, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { BackLink } from "../common/BackLink";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { formatDateTime } from "../common/format";
import { Loading } from "../common/Loading";
import { NoPermission } from "../common/NoPermission";
import { useTitle } from "../common/useTitle";
import { useLocale } from "../common/When";
import { useMay } from "../session/usePermission";
import {
  type Delivery,
  type Webhook,
  useChangeWebhook,
  usePing,
  useRedeliverDead,
  useRemoveWebhook,
  useRotateSecret,
  useWebhook,
} from "./data";
import { Deliveries } from "./Deliveries";
import { useEventWords } from "./eventWords";
import styles from "./Integrations.module.css";
import { RotateModal } from "./RotateModal";
import { ShownSecret } from "./ShownSecret";
import { WebhookDrawer } from "./WebhookDrawer";
import { WebhookState } from "./WebhooksCard";

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  useTitle(t("integrations.webhooks"));
  const webhook = useWebhook(id);
  const may = useMay("integrations.manage");
  if (!may) return <NoPermission what={t("organisation.tab.integrations")} />;
  if (webhook.isPending) return <Loading shape="page" />;
  if (!webhook.data) return <ErrorState error={webhook.error} onRetry={() => void webhook.refetch()} />;
  return <WebhookPage webhook={webhook.data} />;
}

const STATES = ["", "waiting", "delivered", "dead"] as const;

/** One endpoint: what it is told, and what became of each delivery. */
function WebhookPage({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const wordsOf = useEventWords();
  const [state, setState] = useState<Delivery["state"] | "">("");
  const { name, url, types, orgUnit, failingSince, previousUntil } = webhook;
  return (
    <div className={styles.page}>
      <BackLink to="/organisation/integrations">{t("organisation.tab.integrations")}</BackLink>
      <div className={styles.head}>
        <div className={styles.what}>
          <h1 className={styles.title}>
            {name} <WebhookState webhook={webhook} />
          </h1>
          <p className={styles.url}>{url}</p>
          <p className={styles.soft}>
            {orgUnit.path.join(" / ")}
            {failingSince ? (
              <span className={styles.warn}>
                {" · "}
                {t("integrations.failingSince", { at: formatDateTime(failingSince, locale) })}
              </span>
            ) : null}
            {previousUntil ? (
              <span className={styles.warn}>
                {" · "}
                {t("integrations.previousSecret", { at: formatDateTime(previousUntil, locale) })}
              </span>
            ) : null}
          </p>
          <p className={styles.scopes}>
            {types.map((type) => (
              <span key={type} title={type}>
                {wordsOf(type)}
              </span>
            ))}
          </p>
        </div>
        <Actions webhook={webhook} />
      </div>
      <div className={styles.tools}>
        <h2>{t("integrations.deliveries")}</h2>
        <Segmented
          aria-label={t("integrations.byState")}
          value={state}
          onChange={setState}
          options={STATES.map((value) => ({
            value,
            label: t(`integrations.deliveryState.${value || "all"}`),
          }))}
        />
        <SendDead webhook={webhook} />
      </div>
      <Deliveries webhook={webhook} state={state} />
    </div>
  );
}

function Actions({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const { id, name, url, types, state } = webhook;
  const [isEditing, setEditing] = useState(false);
  const [isRotating, setRotating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const change = useChangeWebhook(id);
  const rotate = useRotateSecret();
  const remove = useRemoveWebhook();
  const ping = usePing(id);
  const tell = { onError: (error: unknown) => void message.error(errorText(error)) };
  const isOn = state === "on";
  const toggle = (on: boolean) =>
    change.mutate({ name, url, types: types as Parameters<typeof change.mutate>[0]["types"], on }, tell);
  const confirmRemove = () =>
    modal.confirm({
      title: t("integrations.removeTitle", { name }),
      content: t("integrations.removeText"),
      okText: t("integrations.remove"),
      okButtonProps: { danger: true },
      onOk: () =>
        remove.mutateAsync(id).then(
          () => navigate("/organisation/integrations"),
          (error: unknown) => void message.error(errorText(error)),
        ),
    });
  return (
    <div className={styles.actions}>
      <Switch
        checked={isOn}
        loading={change.isPending}
        onChange={toggle}
        aria-label={t("integrations.isOn")}
      />
      <Button
        disabled={!isOn}
        loading={ping.isPending}
        onClick={() =>
          ping.mutate(undefined, {
            ...tell,
            onSuccess: () => void message.success(t("integrations.pinged")),
          })
        }
      >
        {t("integrations.ping")}
      </Button>
      <Button onClick={() => setEditing(true)}>{t("integrations.edit")}</Button>
      <Button onClick={() => setRotating(true)}>{t("integrations.rotateSecret")}</Button>
      <Button danger onClick={confirmRemove}>
        {t("integrations.remove")}
      </Button>
      {isEditing ? <WebhookDrawer webhook={webhook} onClose={() => setEditing(false)} /> : null}
      {isRotating ? (
        <RotateModal
          kind="secret"
          name={name}
          pending={rotate.isPending}
          onClose={() => setRotating(false)}
          onRotate={(overlapHours) =>
            rotate.mutate(
              { id, overlapHours },
              {
                ...tell,
                onSuccess: (made) => {
                  setRotating(false);
                  setSecret(made.secret);
                },
              },
            )
          }
        />
      ) : null}
      <ShownSecret kind="secret" secret={secret} onClose={() => setSecret(null)} />
    </div>
  );
}

function SendDead({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const send = useRedeliverDead(webhook.id);
  return (
    <Button
      disabled={webhook.state !== "on"}
      loading={send.isPending}
      onClick={() =>
        send.mutate(undefined, {
          onSuccess: ({ queued }) => void message.success(t("integrations.queued", { count: queued })),
          onError: (error) => void message.error(errorText(error)),
        })
      }
    >
      {t("integrations.redeliverDead")}
    </Button>
  );
}
