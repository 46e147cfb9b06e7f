import { MoreOutlined } from "@ant-design/icons";
import { App, Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { saveLink } from "../api/client";
import { useErrorText } from "../common/ErrorState";
import styles from "./Batches.module.css";
import { useSteering, type BatchLinks, type BatchView, type Steering } from "./useBatches";

type Props = { batch: BatchView; selected: readonly string[]; onDone: () => void };

/** A cell that a spreadsheet would run is made plain text. */
const csvCell = (text: string) => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

/** What one may still do with a batch. What cannot be undone asks once and names how many it meets. */
export function BatchActions({ batch, selected, onDone }: Props) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const errorText = useErrorText();
  const steering = useSteering(batch.id);
  const count = selected.length > 0 ? selected.length : batch.recipients.invited;
  const chosen = selected.length > 0 ? { recipientIds: selected } : {};

  const act = async (action: Steering, body: object = {}) => {
    try {
      await steering.mutateAsync({ action, body });
      onDone();
    } catch (error) {
      void message.error(errorText(error));
    }
  };
  const ask = (action: "cancel" | "resend" | "revoke", people: number, body: object = {}) =>
    void modal.confirm({
      title: t(`batches.ask.${action}`, { count: people }),
      content: t(`batches.ask.${action}Text`),
      okText: t(`batches.${action}`),
      okButtonProps: { danger: action !== "resend" },
      cancelText: t("common.cancel"),
      onOk: () => act(action, body),
    });
  const saveLinks = async () => {
    try {
      const { items } = await api.get<BatchLinks>(`/batches/${batch.id}/links`);
      const lines = items.map(({ name, link }) => `${csvCell(name)},${csvCell(link)}`);
      const text = `\uFEFF${csvCell(t("batches.name"))},${csvCell(t("invite.link"))}\r\n${lines.join("\r\n")}\r\n`;
      const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
      saveLink(url, `${batch.plan.name}.csv`);
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (error) {
      void message.error(errorText(error));
    }
  };

  const { total, invited, leftOut } = batch.recipients;
  const waiting = total - invited - leftOut;
  return (
    <div className={styles.headActions}>
      {batch.state === "running" && waiting > 0 ? (
        <Button onClick={() => void act("pause")}>{t("batches.pause")}</Button>
      ) : null}
      {batch.state === "paused" && batch.stopped !== "deadline" ? (
        <Button type="primary" onClick={() => void act("resume")}>
          {t("batches.resume")}
        </Button>
      ) : null}
      {batch.state !== "done" && batch.state !== "cancelled" && waiting > 0 ? (
        <Button danger onClick={() => ask("cancel", waiting)}>
          {t("batches.cancel")}
        </Button>
      ) : null}
      {invited > 0 ? (
        <>
          <Button
            disabled={batch.state === "paused"}
            onClick={() => ask("resend", count, { count, ...chosen })}
          >
            {t(selected.length > 0 ? "batches.resendSome" : "batches.resendAll", { count })}
          </Button>
          <Dropdown
            trigger={["click"]}
            menu={{
              items: [
                { key: "links", label: t("batches.saveLinks") },
                {
                  key: "revoke",
                  danger: true,
                  disabled: batch.state === "paused",
                  label: t(selected.length > 0 ? "batches.revokeSome" : "batches.revokeAll", { count }),
                },
              ],
              onClick: ({ key }) =>
                key === "links" ? void saveLinks() : ask("revoke", count, { count, ...chosen }),
            }}
          >
            <Button icon={<MoreOutlined aria-hidden />} aria-label={t("batches.more")} />
          </Dropdown>
        </>
      ) : null}
    </div>
  );
}
