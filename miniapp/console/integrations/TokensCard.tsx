import { App, Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../common/ErrorState";
import { formatDateTime } from "../common/format";
import { useNow } from "../common/useNow";
import { useLocale, When } from "../common/When";
import { type ApiToken, useRevokeToken, useRotateToken, useTokens } from "./data";
import styles from "./Integrations.module.css";
import { RotateModal } from "./RotateModal";
import { SecretCard } from "./SecretCard";
import { TokenDrawer } from "./TokenDrawer";

/** What other systems come with. */
export function TokensCard() {
  const { t } = useTranslation();
  return (
    <SecretCard
      kind="token"
      title={t("integrations.tokens")}
      text={t("integrations.tokensText")}
      none={t("integrations.noTokens")}
      add={t("integrations.newToken")}
      list={useTokens()}
      renderItem={(token, showSecret) => <TokenRow key={token.id} token={token} onSecret={showSecret} />}
      renderDrawer={(drawer) => <TokenDrawer {...drawer} />}
    />
  );
}

const TONES = { active: "success", expired: "default", revoked: "default" } as const;

function TokenRow({ token, onSecret }: { token: ApiToken; onSecret: (secret: string) => void }) {
  const { t, i18n } = useTranslation();
  const { modal, message } = App.useApp();
  const errorText = useErrorText();
  const locale = useLocale();
  const now = useNow();
  const revoke = useRevokeToken();
  const rotate = useRotateToken();
  const [isRotating, setRotating] = useState(false);
  const isActive = token.state === "active";
  const confirmRevoke = () =>
    modal.confirm({
      title: t("integrations.revokeTitle", { name: token.name }),
      content: t("integrations.revokeText"),
      okText: t("integrations.revoke"),
      okButtonProps: { danger: true },
      onOk: () =>
        revoke.mutateAsync(token.id).then(
          () => void message.success(t("integrations.revoked")),
          (error: unknown) => void message.error(errorText(error)),
        ),
    });
  const scopeWords = (scope: string) => {
    const key = `integrations.scope.${scope.replace(".", "_")}`;
    return i18n.exists(key) ? t(key) : scope;
  };
  return (
    <li>
      <div className={styles.what}>
        <p className={styles.name}>
          <strong>{token.name}</strong>
          <code className={styles.mark}>{token.prefix}…</code>
          <Tag color={TONES[token.state]}>{t(`integrations.tokenState.${token.state}`)}</Tag>
        </p>
        <p className={styles.soft}>
          {[
            token.orgUnit.path.join(" / "),
            token.expiresAt
              ? t("integrations.until", { at: formatDateTime(token.expiresAt, locale) })
              : t("integrations.noEnd"),
            t("integrations.madeBy", { name: token.createdBy }),
          ].join(" · ")}
        </p>
        <p className={styles.soft}>
          {t("integrations.lastUsed")}{" "}
          {token.lastUsedAt ? <When at={token.lastUsedAt} now={now} /> : t("integrations.neverUsed")}
          {token.previousUntil ? (
            <span className={styles.warn}>
              {" · "}
              {t("integrations.previousToken", { at: formatDateTime(token.previousUntil, locale) })}
            </span>
          ) : null}
        </p>
        <p className={styles.scopes}>
          {token.scopes.map((scope) => (
            <span key={scope} title={scope}>
              {scopeWords(scope)}
            </span>
          ))}
        </p>
      </div>
      {isActive ? (
        <div className={styles.actions}>
          <Button onClick={() => setRotating(true)}>{t("integrations.rotate")}</Button>
          <Button danger loading={revoke.isPending} onClick={confirmRevoke}>
            {t("integrations.revoke")}
          </Button>
        </div>
      ) : null}
      {isRotating ? (
        <RotateModal
          kind="token"
          name={token.name}
          pending={rotate.isPending}
          onClose={() => setRotating(false)}
          onRotate={(overlapHours) =>
            rotate.mutate(
              { id: token.id, overlapHours },
              {
                onSuccess: (made) => {
                  setRotating(false);
                  onSecret(made.token);
                },
                onError: (error) => void message.error(errorText(error)),
              },
            )
          }
        />
      ) : null}
    </li>
  );
}
