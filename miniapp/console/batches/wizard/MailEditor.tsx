import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, Modal, type InputRef } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BatchPreview } from "../../../../server/batches/schema";
import { isApiError } from "../../../shared/api";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { useIssueText } from "../../common/useIssueText";
import styles from "../Batches.module.css";
import { toPreview, type Draft, type MailText } from "./draft";

type Props = {
  draft: Draft;
  texts: BatchPreview["texts"];
  /** Null: the standard words again. */
  onSave: (mail: MailText | null) => void;
  onClose: () => void;
};

/** The batch's own words for its mails. The server checks them before they count. */
export function MailEditor({ draft, texts, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const issueText = useIssueText();
  const [mail, setMail] = useState<MailText>(texts.email);
  const subjectRef = useRef<InputRef>(null);
  const bodyRef = useRef<TextAreaRef>(null);
  const [last, setLast] = useState<keyof MailText>("body");
  const check = useMutation({
    mutationFn: () =>
      api.post("/batches/preview", toPreview({ ...draft, mail }, 0, 1), { timeoutMs: 60_000 }),
    onSuccess: () => onSave(isSame(mail, texts.standard) ? null : mail),
  });
  const change = (part: Partial<MailText>) => {
    check.reset();
    setMail((old) => ({ ...old, ...part }));
  };
  const problemOf = (field: keyof MailText) => {
    if (!isApiError(check.error)) return undefined;
    const detail = check.error.details.find(({ path }) => path === `texts.email.${field}`);
    return detail && issueText(detail);
  };
  const problems = { subject: problemOf("subject"), body: problemOf("body") };

  /** Where the cursor is, in the field that was last in use. */
  const insert = (placeholder: string) => {
    const element =
      last === "subject" ? subjectRef.current?.input : bodyRef.current?.resizableTextArea?.textArea;
    const text = mail[last];
    const start = element?.selectionStart ?? text.length;
    const end = element?.selectionEnd ?? start;
    change({ [last]: text.slice(0, start) + placeholder + text.slice(end) });
    element?.focus();
  };

  return (
    <Modal
      open
      width={680}
      title={t("batches.mail.title")}
      okText={t("batches.mail.save")}
      cancelText={t("common.cancel")}
      confirmLoading={check.isPending}
      onOk={() => check.mutate()}
      onCancel={onClose}
    >
      <p className={`${styles.faint} ${styles.mailHint}`}>{t("batches.mail.hint")}</p>
      <Form layout="vertical">
        <Form.Item
          label={t("batches.mail.subject")}
          htmlFor="mail-subject"
          validateStatus={problems.subject ? "error" : ""}
          help={problems.subject}
        >
          <Input
            id="mail-subject"
            ref={subjectRef}
            maxLength={100}
            value={mail.subject}
            onFocus={() => setLast("subject")}
            onChange={(event) => change({ subject: event.target.value })}
          />
        </Form.Item>
        <Form.Item
          label={t("batches.mail.body")}
          htmlFor="mail-body"
          validateStatus={problems.body ? "error" : ""}
          help={problems.body}
        >
          <Input.TextArea
            id="mail-body"
            ref={bodyRef}
            autoSize={{ minRows: 8, maxRows: 18 }}
            maxLength={2000}
            showCount
            value={mail.body}
            onFocus={() => setLast("body")}
            onChange={(event) => change({ body: event.target.value })}
          />
        </Form.Item>
      </Form>
      <p className={styles.placeholders}>
        <span className={styles.faint}>{t("batches.mail.insert")}</span>
        {texts.placeholders.map((placeholder) => (
          <Button key={placeholder} size="small" onClick={() => insert(placeholder)}>
            {placeholder}
          </Button>
        ))}
      </p>
      {isSame(mail, texts.standard) ? null : (
        <Button type="link" size="small" className={styles.flush} onClick={() => change(texts.standard)}>
          {t("batches.mail.reset")}
        </Button>
      )}
      {check.isError && !problems.subject && !problems.body ? (
        <p role="alert">{errorText(check.error)}</p>
      ) : null}
    </Modal>
  );
}

const isSame = (one: MailText, other: MailText) => one.subject === other.subject && one.body === other.body;
