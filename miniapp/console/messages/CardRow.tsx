import { App, Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { TroubledCard } from "../../../server/chats/schema";
import { useNow } from "../common/useNow";
import { WarnTag } from "../common/WarnTag";
import { When } from "../common/When";
import styles from "./Messages.module.css";
import { useCardDealing } from "./useTroubledCards";

const pageOf = ({ kind, id }: NonNullable<TroubledCard["subject"]>) =>
  kind === "interview" ? `/interviews/${id}` : `/batches/${id}`;

/** What it shows, where, when; why it is not there; what one can do. */
export function CardRow({ card }: { card: TroubledCard }) {
  const { t } = useTranslation();
  const now = useNow();
  const { subject, place, state, detail } = card;
  const name = place.name ?? (place.kind === "person" ? t("messages.cards.somebody") : "");
  return (
    <li className={styles.message}>
      <div className={styles.what}>
        <h3>
          {subject ? (
            <Link to={pageOf(subject)}>{subject.title}</Link>
          ) : (
            t(`messages.cards.kind.${card.kind}`)
          )}
          {state === "failed" ? (
            <Tag color="error">{t("messages.state.failed")}</Tag>
          ) : (
            <WarnTag>{t("messages.state.unknown")}</WarnTag>
          )}
        </h3>
        <p className={styles.facts}>
          <span>{t(`messages.cards.kind.${card.kind}`)}</span>
          <span>
            {t(`channel.${card.platform}`)} · {t(`messages.cards.${place.kind}`, { name })}
          </span>
          <span>
            <When at={card.createdAt} now={now} />
          </span>
        </p>
        <p>{t(`messages.cards.${state}Reason`)}</p>
        {detail ? (
          <details className={styles.detail}>
            <summary>{t("messages.detail")}</summary>
            <code>{detail}</code>
          </details>
        ) : null}
      </div>
      <Dealing card={card} name={name} />
    </li>
  );
}

function Dealing({ card, name }: { card: TroubledCard; name: string }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const dealing = useCardDealing(card.id);
  const running = dealing.isPending ? dealing.variables.action : null;
  const again = () => {
    if (card.state === "failed") return dealing.mutate({ action: "show-again" });
    void modal.confirm({
      title: t("messages.cards.askTitle"),
      content: t("messages.cards.askText"),
      okText: t("messages.resend"),
      cancelText: t("common.cancel"),
      onOk: () => dealing.mutateAsync({ action: "show-again", confirmed: true }).catch(() => undefined),
    });
  };
  const what = t(`messages.cards.kind.${card.kind}`);
  return (
    <fieldset className={styles.actions} aria-label={t("messages.actionsFor", { name, what })}>
      <Button loading={running === "show-again"} disabled={dealing.isPending} onClick={again}>
        {t("messages.resend")}
      </Button>
      <Button
        loading={running === "settle"}
        disabled={dealing.isPending}
        onClick={() => dealing.mutate({ action: "settle" })}
      >
        {t("messages.cards.settle")}
      </Button>
    </fieldset>
  );
}
