import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { MessageStateView } from "../../../../server/notifications/schema";
import { Card } from "../../common/Card";
import { WarnTag } from "../../common/WarnTag";
import { When } from "../../common/When";
import styles from "./Detail.module.css";

/** What was sent to the candidate, and what is known of where it is. */
export function MessagesCard({ messages, now }: { messages: MessageStateView[]; now: number }) {
  const { t } = useTranslation();
  if (messages.length === 0) return null;
  return (
    <Card title={t("detail.messages")}>
      <ul className={styles.messages} aria-label={t("detail.messages")}>
        {messages.map((message) => (
          <li key={message.id}>
            <p>
              <span>
                {t(`messages.purpose.${message.purpose}`)} · {t(`channel.${message.channel}`)}{" "}
                <span className="numbers">{message.to}</span>
              </span>
              <State message={message} />
            </p>
            <p className={styles.soft}>
              <When at={message.at} now={now} />
              {message.receipt && message.receipt !== "none"
                ? ` · ${t(`detail.receipt.${message.receipt}`)}`
                : null}
              {message.receipt === "none" && message.channel === "email"
                ? ` · ${t("detail.receipt.mail")}`
                : null}
            </p>
            {message.reason && !message.replaced ? <p className={styles.reason}>{message.reason}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function State({ message: { state, replaced } }: { message: MessageStateView }) {
  const { t } = useTranslation();
  if (replaced) return <Tag>{t("detail.messageState.replaced")}</Tag>;
  const words = t(`detail.messageState.${state}`);
  if (state === "unknown") return <WarnTag>{words}</WarnTag>;
  const colour = state === "delivered" ? "success" : state === "failed" ? "error" : "default";
  return <Tag color={colour}>{words}</Tag>;
}
