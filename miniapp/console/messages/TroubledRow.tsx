import { App, Button, Tag } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import rows from "../common/Rows.module.css";
import { WarnTag } from "../common/WarnTag";
import styles from "./Messages.module.css";
import type { Dealing } from "./useDealing";

type State = "failed" | "unknown";

type Props = {
  state: State;
  heading: "h2" | "h3";
  title: ReactNode;
  facts: ReactNode;
  /** Why it is not there. */
  reason: ReactNode;
  detail: string | null;
  /** What one can do. */
  children: ReactNode;
};

/** Something meant for somebody that is not there, or may not be. */
export function TroubledRow({ state, heading: Heading, title, facts, reason, detail, children }: Props) {
  const { t } = useTranslation();
  return (
    <li className={rows.row}>
      <div className={styles.what}>
        <Heading>
          {title}
          {state === "failed" ? (
            <Tag color="error">{t("messages.state.failed")}</Tag>
          ) : (
            <WarnTag>{t("messages.state.unknown")}</WarnTag>
          )}
        </Heading>
        <p className={rows.facts}>{facts}</p>
        {reason}
        {detail ? (
          <details className={styles.detail}>
            <summary>{t("messages.detail")}</summary>
            <code>{detail}</code>
          </details>
        ) : null}
      </div>
      {children}
    </li>
  );
}

type ActionsProps = {
  state: State;
  name: string;
  what: string;
  dealing: Dealing;
  /** Where it can be tried once more: asked first where it may be there already. */
  ask: { title: string; content: string } | null;
  settle: string;
};

export function TroubledActions({ state, name, what, dealing, ask, settle }: ActionsProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const running = dealing.isPending ? dealing.variables.action : null;
  const again = () => {
    if (state === "failed") return dealing.mutate({ action: "again" });
    void modal.confirm({
      ...ask,
      okText: t("messages.resend"),
      cancelText: t("common.cancel"),
      onOk: () => dealing.mutateAsync({ action: "again", confirmed: true }).catch(() => undefined),
    });
  };
  return (
    <fieldset className={styles.actions} aria-label={t("messages.actionsFor", { name, what })}>
      {ask ? (
        <Button loading={running === "again"} disabled={dealing.isPending} onClick={again}>
          {t("messages.resend")}
        </Button>
      ) : null}
      <Button
        loading={running === "settle"}
        disabled={dealing.isPending}
        onClick={() => dealing.mutate({ action: "settle" })}
      >
        {settle}
      </Button>
    </fieldset>
  );
}
