import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Skeleton, Table, type TableProps } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api } from "../api/client";
import { batchKey } from "../api/keys";
import { EmptyState } from "../common/EmptyState";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { More } from "../common/More";
import { StatusBadge } from "../common/StatusBadge";
import { useNarrow } from "../common/useMedia";
import { useNow } from "../common/useNow";
import { When } from "../common/When";
import { useCan } from "../session/useSession";
import styles from "./Batches.module.css";
import { lookEvery, useRecipients, type BatchRecipientView, type BatchView } from "./useBatches";

type Props = {
  batch: BatchView;
  filters: { outcome: string | null; q: string };
  selected: readonly string[];
  onSelect: ((ids: readonly string[]) => void) | undefined;
};

type Column = NonNullable<TableProps<BatchRecipientView>["columns"]>[number];

/** What became of each person: the message, the interview, and a reason where it went wrong. */
export function Recipients({ batch, filters, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const list = useRecipients(batch.id, filters, lookEvery(batch));
  if (list.isPending)
    return <Skeleton active title={false} paragraph={{ rows: 6 }} style={{ padding: 20 }} />;
  if (!list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t("batches.nobodyHere")} />;
  const person: Column = {
    title: t("batches.name"),
    width: narrow ? "40%" : "20%",
    render: (_, { name, interview }) => (
      <>
        {interview ? (
          <Link to={`/interviews/${interview.id}`} className={styles.person}>
            {name}
          </Link>
        ) : (
          <span className={styles.person}>{name || t("batches.nameless")}</span>
        )}
        {narrow && interview ? <StatusBadge status={interview.status} progress={interview.progress} /> : null}
      </>
    ),
  };
  const result: Column = {
    title: t("batches.result"),
    render: (_, recipient) => (
      <>
        <Outcome recipient={recipient} />
        {narrow ? <Messages recipient={recipient} /> : null}
      </>
    ),
  };
  const interviewColumn: Column = {
    title: t("batches.interview"),
    width: "16%",
    render: (_, { interview }) =>
      interview ? <StatusBadge status={interview.status} progress={interview.progress} /> : "—",
  };
  const messages: Column = {
    title: t("batches.messages"),
    width: "30%",
    render: (_, recipient) => <Messages recipient={recipient} />,
  };
  return (
    <>
      <Table<BatchRecipientView>
        size="small"
        rowKey="id"
        dataSource={items}
        pagination={false}
        tableLayout="fixed"
        {...(onSelect
          ? {
              rowSelection: {
                columnWidth: narrow ? 36 : 48,
                selectedRowKeys: [...selected],
                onChange: (keys) => onSelect(keys.map(String)),
                getCheckboxProps: ({ interview, name }) => ({
                  disabled: interview === null,
                  "aria-label": t("batches.select", { name }),
                }),
              },
            }
          : {})}
        columns={narrow ? [person, result] : [person, result, interviewColumn, messages]}
      />
      {list.hasNextPage ? (
        <div className={styles.more}>
          <More list={list} />
        </div>
      ) : null}
    </>
  );
}

const TONES: Partial<Record<BatchRecipientView["outcome"], string>> = {
  delivered: "good",
  sent: "good",
  failed: "bad",
  unclear: "warn",
};

function Outcome({ recipient }: { recipient: BatchRecipientView }) {
  const { t } = useTranslation();
  const { outcome, reason, task, accommodations, messages } = recipient;
  const byHand = outcome === "invited" && messages.length === 0;
  const { extraTimePercent, textOnly } = accommodations;
  const notes = [
    reason,
    task && task !== "invite" ? t(`batches.task.${task}`) : null,
    byHand ? t("batches.byHandText") : null,
    extraTimePercent > 0 ? t("detail.extraTime", { percent: extraTimePercent }) : null,
    textOnly ? t("detail.textOnly") : null,
  ].filter(Boolean);
  return (
    <>
      <span className={styles.outcome} data-tone={TONES[outcome]}>
        {byHand ? t("batches.byHand") : t(`batches.outcome.${outcome}`)}
      </span>
      {notes.map((note) => (
        <p key={note} className={styles.faint}>
          {note}
        </p>
      ))}
    </>
  );
}

function Messages({ recipient }: { recipient: BatchRecipientView }) {
  const { t } = useTranslation();
  const now = useNow();
  const mayResend = useCan("interviews.invite");
  return (
    <ul className={styles.sent}>
      {recipient.messages.map((message) => (
        <li key={message.id}>
          <span title={message.reason ?? undefined}>
            {t(`batches.purpose.${message.purpose}`)} · {t(`channel.${message.channel}`)} ·{" "}
            {t(message.replaced ? "batches.message.replaced" : `batches.message.${message.state}`)}
          </span>{" "}
          <span className={styles.faint}>
            <When at={message.at} now={now} />
          </span>
          {mayResend && !message.replaced && (message.state === "failed" || message.state === "unknown") ? (
            <ResendMessage id={message.id} unclear={message.state === "unknown"} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Sends the same message once more; one that may have arrived only after a word of warning. */
function ResendMessage({ id, unclear }: { id: string; unclear: boolean }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const errorText = useErrorText();
  const resend = async () => {
    try {
      await api.post(`/messages/${id}/resend`, { confirmed: unclear });
    } catch (error) {
      void message.error(errorText(error));
    }
    void client.invalidateQueries({ queryKey: batchKey("").slice(0, 1) });
  };
  const press = () =>
    unclear
      ? void modal.confirm({
          title: t("batches.ask.unclear"),
          content: t("batches.ask.unclearText"),
          okText: t("batches.sendAgain"),
          cancelText: t("common.cancel"),
          onOk: resend,
        })
      : void resend();
  return (
    <Button size="small" type="link" onClick={press}>
      {t("batches.sendAgain")}
    </Button>
  );
}
