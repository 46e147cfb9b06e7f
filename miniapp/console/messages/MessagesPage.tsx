import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { More } from "../common/More";
import { NoPermission } from "../common/NoPermission";
import rows from "../common/Rows.module.css";
import { useTitle } from "../common/useTitle";
import { useCan } from "../session/useSession";
import { CardRow } from "./CardRow";
import { MessageRow } from "./MessageRow";
import styles from "./Messages.module.css";
import { useTroubled, useTroubledCards } from "./useTroubled";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("messages.title"));
  return useCan("interviews.invite") ? <MessagesPage /> : <NoPermission what={t("messages.title")} />;
}

/** Messages to candidates that failed or that nobody answered for, until somebody has dealt with them. */
function MessagesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useTroubled();
  const cards = useTroubledCards();
  const cardItems = cards.data?.pages.flatMap((page) => page.items) ?? [];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className={styles.head}>
        <h1>{t("messages.title")}</h1>
        <p>{t("messages.intro")}</p>
      </div>
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : items.length === 0 && cardItems.length > 0 ? null : items.length === 0 ? (
        <EmptyState
          title={t("messages.empty")}
          text={t("messages.emptyText")}
          action={{ label: t("messages.back"), onClick: () => void navigate("/interviews") }}
        />
      ) : (
        <ul className={rows.list} aria-label={t("messages.title")}>
          {items.map((message) => (
            <MessageRow key={message.id} message={message} />
          ))}
        </ul>
      )}
      <More list={list} className={rows.more} />
      {cardItems.length > 0 ? (
        <section className={styles.cards}>
          <h2>{t("messages.cards.title")}</h2>
          <p>{t("messages.cards.intro")}</p>
          <ul className={rows.list} aria-label={t("messages.cards.title")}>
            {cardItems.map((card) => (
              <CardRow key={card.id} card={card} />
            ))}
          </ul>
          <More list={cards} className={rows.more} />
        </section>
      ) : null}
    </>
  );
}
