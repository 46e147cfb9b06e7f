import { App, Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { TroubledMessage } from "../../../server/notifications/schema";
import { useNow } from "../common/useNow";
import { WarnTag } from "../common/WarnTag";
import { When } from "../common/When";
import styles from "./Messages.module.css";
import { useDealing } from "./useTroubled";

/** To whom, what, by which way, when; why it did not arrive; what one can do. */
export function MessageRow({ message }: { message: TroubledMessage }) {
  const { t } = useTranslation();
  const now = useNow();
  const { interview, state, reason, detail, attemptedAt, createdAt } = message;
  return (
    <li className={styles.message}>
      <div className={styles.what}>
        <h2>
          <Link to={`/interviews/${interview.id}`}>{interview.candidateName}</Link>
          {state === "failed" ? (
            <Tag color="error">{t("messages.state.failed")}</Tag>
          ) : (
            <WarnTag>{t("messages.state.unknown")}</WarnTag>
          )}
        </h2>
        <p className={styles.facts}>
          <span>{interview.jobTitle}</span>
          <span>
            {t(`messages.purpose.${message.purpose}`)} · {t(`channel.${message.channel}`)}{" "}
            <span className="numbers">{message.to}</span>
          </span>
          <span>
            <When at={attemptedAt ?? createdAt} now={now} />
          </span>
        </p>
        <p>{state === "unknown" ? t("messages.unknownReason") : reason}</p>
        {message.resendable ? null : <p className={styles.dead}>{t("messages.dead")}</p>}
        {detail ? (
          <details className={styles.detail}>
            <summary>{t("messages.detail")}</summary>
            <code>{detail}</code>
          </details>
        ) : null}
      </div>
      <Dealing message={message} />
    </li>
  );
}

function Dealing({ message }: { message: TroubledMessage }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const dealing = useDealing(message.id);
  const name = message.interview.candidateName;
  const running = dealing.isPending ? dealing.variables.action : null;

  const resend = () => {
    if (message.state === "failed") return dealing.mutate({ action: "resend" });
    void modal.confirm({
      title: t("messages.askTitle", { name }),
      content: t("messages.askText"),
      okText: t("messages.resend"),
      cancelText: t("common.cancel"),
      onOk: () => dealing.mutateAsync({ action: "resend", confirmed: true }).catch(() => undefined),
    });
  };
  const what = t(`messages.purpose.${message.purpose}`);
  return (
    <fieldset className={styles.actions} aria-label={t("messages.actionsFor", { name, what })}>
      {message.resendable ? (
        <Button loading={running === "resend"} disabled={dealing.isPending} onClick={resend}>
          {t("messages.resend")}
        </Button>
      ) : null}
      <Button
        loading={running === "settle"}
        disabled={dealing.isPending}
        onClick={() => dealing.mutate({ action: "settle" })}
      >
        {t("messages.settle")}
      </Button>
    </fieldset>
  );
}
