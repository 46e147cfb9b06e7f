import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError } from "../../shared/api";
import { api } from "../api/client";
import type { ReportAnswer } from "../api/types";
import { useErrorText } from "../common/ErrorState";
import { useAwaited } from "./awaited";
import styles from "./Transcript.module.css";

type Props = { interviewId: string; answer: ReportAnswer; onClose: () => void };

const focusFirst = (area: { focus: () => void } | null) => area?.focus();

/** Puts misheard words right. The answer is then scored again, and both versions are kept. */
export function Correction({ interviewId, answer, onClose }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { add } = useAwaited();
  const [base] = useState(answer.transcript);
  const [text, setText] = useState(base?.text ?? "");
  const save = useMutation({
    mutationFn: () =>
      api.post<{ version: number }>(`/interviews/${interviewId}/answers/${answer.id}/corrections`, {
        baseVersion: base?.version ?? 1,
        text: text.trim(),
      }),
    onSuccess: ({ version }) => {
      add({ answerId: answer.id, version, since: Date.now() });
      onClose();
    },
  });
  const changed = text.trim() !== "" && text.trim() !== base?.text.trim();
  return (
    <div className={styles.correction}>
      <p className={styles.note}>{t("report.correctNote")}</p>
      {save.isError ? (
        <Alert
          type="error"
          showIcon
          title={errorText(save.error)}
          description={isApiError(save.error, "transcript.changed") ? t("report.correctKeep") : undefined}
        />
      ) : null}
      <Input.TextArea
        ref={focusFirst}
        aria-label={t("report.correctLabel")}
        className={styles.editor}
        value={text}
        maxLength={50_000}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !changed) onClose();
        }}
      />
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button type="primary" disabled={!changed} loading={save.isPending} onClick={() => save.mutate()}>
          {t("report.correctSave")}
        </Button>
      </div>
    </div>
  );
}
