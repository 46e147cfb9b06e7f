import { App, Button, Form, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../common/CopyButton";
import { useLocale } from "../common/When";
import { DECLINE_REASONS } from "../decisions/declineReasons";
import { type RuleRun, useSettling } from "./data";
import { ReasonModal } from "./ReasonModal";
import { DEFAULT_REASON } from "./editor/draft";
import styles from "./Rules.module.css";

type Asked = "decline" | "undo" | "thank" | null;

/** What a person can do with what a rule led to: confirm, say no, take back. */
export function RunActions({ run }: { run: RuleRun }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { message, modal } = App.useApp();
  const { confirm, decline, undo } = useSettling(run);
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const isThanks = run.leads?.action.do === "thank";
  const onLink = (link: string) =>
    void modal.success({
      title: t("rules.waiting.linkTitle"),
      content: (
        <>
          <p>{t("rules.waiting.linkText", { name: run.candidate.name })}</p>
          <p className={styles.link}>{link}</p>
          <CopyButton text={link} label={t("rules.waiting.copyLink")} />
        </>
      ),
    });
  const send = (reason?: string) =>
    confirm.mutate(reason, {
      onSuccess: ({ link }) => {
        close();
        if (link) onLink(link);
        else void message.success(t("rules.waiting.confirmed"));
      },
    });
  return (
    <span className={styles.buttons}>
      {run.may.settle ? (
        <>
          <Button onClick={() => setAsked("decline")}>{t("rules.waiting.decline")}</Button>
          <Button
            type="primary"
            loading={confirm.isPending && asked === null}
            onClick={() => (isThanks ? setAsked("thank") : send())}
          >
            {run.leads && run.leads.action.do !== "review"
              ? t("rules.waiting.confirm", { what: run.leads.words[locale] })
              : t("rules.waiting.seen")}
          </Button>
        </>
      ) : null}
      {run.may.undo ? <Button onClick={() => setAsked("undo")}>{t("rules.why.undo")}</Button> : null}
      {asked === "decline" ? (
        <ReasonModal
          title={t("rules.waiting.declineTitle")}
          okText={t("rules.waiting.decline")}
          pending={decline.isPending}
          onClose={close}
          onReason={(reason) =>
            decline.mutate(reason, {
              onSuccess: () => {
                close();
                void message.success(t("rules.waiting.declined"));
              },
            })
          }
        />
      ) : null}
      {asked === "undo" ? (
        <ReasonModal
          title={t("rules.why.undoTitle")}
          text={t("rules.why.undoText")}
          okText={t("rules.why.undo")}
          pending={undo.isPending}
          onClose={close}
          onReason={(reason) =>
            undo.mutate(reason, {
              onSuccess: () => {
                close();
                void message.success(t("rules.why.undone"));
              },
            })
          }
        />
      ) : null}
      {asked === "thank" ? (
        <ThankModal
          reason={run.leads?.action.do === "thank" ? run.leads.action.reason : undefined}
          pending={confirm.isPending}
          onClose={close}
          onReason={send}
        />
      ) : null}
    </span>
  );
}

type ThankProps = {
  reason: string | undefined;
  pending: boolean;
  onClose: () => void;
  onReason: (reason: string) => void;
};

/** Why somebody is not taken stands in the archive: a person chooses it. */
function ThankModal({ reason: byRule = DEFAULT_REASON, pending, onClose, onReason }: ThankProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t("rules.waiting.thankTitle")}
      okText={t("rules.waiting.thankTitle")}
      cancelText={t("common.cancel")}
      okButtonProps={{ loading: pending, htmlType: "submit", form: "rule-thank" }}
      onCancel={onClose}
    >
      <p className={styles.meta}>{t("rules.waiting.thankText")}</p>
      <Form
        id="rule-thank"
        layout="vertical"
        requiredMark={false}
        initialValues={{ reason: byRule }}
        onFinish={({ reason }: { reason: string }) => onReason(reason)}
      >
        <Form.Item name="reason" label={t("rules.waiting.thankReason")}>
          <Select
            options={DECLINE_REASONS.map((value) => ({ value, label: t(`decision.reason.${value}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
