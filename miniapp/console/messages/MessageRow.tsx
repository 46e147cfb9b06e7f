import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { TroubledMessage } from "../../../server/notifications/schema";
import { useNow } from "../common/useNow";
import { When } from "../common/When";
import styles from "./Messages.module.css";
import { TroubledActions, TroubledRow } from "./TroubledRow";
import { useMessageDealing } from "./useTroubled";

/** To whom, what, by which way, when; why it did not arrive; what one can do. */
export function MessageRow({ message }: { message: TroubledMessage }) {
  const { t } = useTranslation();
  const now = useNow();
  const dealing = useMessageDealing(message.id);
  const { interview, state, reason, resendable } = message;
  const name = interview.candidateName;
  const what = t(`messages.purpose.${message.purpose}`);
  return (
    <TroubledRow
      state={state}
      heading="h2"
      title={<Link to={`/interviews/${interview.id}`}>{name}</Link>}
      facts={
        <>
          <span>{interview.jobTitle}</span>
          <span>
            {what} · {t(`channel.${message.channel}`)} <span className="numbers">{message.to}</span>
          </span>
          <span>
            <When at={message.attemptedAt ?? message.createdAt} now={now} />
          </span>
        </>
      }
      reason={
        <>
          <p>{state === "unknown" ? t("messages.unknownReason") : reason}</p>
          {resendable ? null : <p className={styles.dead}>{t("messages.dead")}</p>}
        </>
      }
      detail={message.detail}
    >
      <TroubledActions
        state={state}
        name={name}
        what={what}
        dealing={dealing}
        ask={resendable ? { title: t("messages.askTitle", { name }), content: t("messages.askText") } : null}
        settle={t("messages.settle")}
      />
    </TroubledRow>
  );
}
