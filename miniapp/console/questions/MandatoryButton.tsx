import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { useErrorText } from "../common/ErrorState";
import { FAMILIES } from "../positions/data";
import type { BankQuestion } from "./data";

type Props = { question: BankQuestion; onChanged: (question: BankQuestion) => void };

/** Headquarters says for which job families a question, the company's or a built-in one, is asked of everybody. */
export function MandatoryButton({ question, onChanged }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [isOpen, setOpen] = useState(false);
  const [families, setFamilies] = useState(question.families);
  const mark = useMutation({
    mutationFn: () => api.put<BankQuestion>(`/questions/${question.id}/mandatory`, { families }),
    onSuccess: (fresh) => {
      onChanged(fresh);
      setOpen(false);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("questions.setMandatory")}</Button>
      <Modal
        open={isOpen}
        title={t("questions.mandatoryTitle")}
        okText={t("questions.save")}
        cancelText={t("common.cancel")}
        confirmLoading={mark.isPending}
        onOk={() => mark.mutate()}
        onCancel={() => setOpen(false)}
      >
        {mark.error ? <Alert type="error" showIcon title={errorText(mark.error)} /> : null}
        <p style={{ marginBottom: 12 }}>{t("questions.mandatoryText")}</p>
        <Select
          mode="multiple"
          style={{ width: "100%" }}
          aria-label={t("questions.mandatoryTitle")}
          value={families}
          options={FAMILIES.map((value) => ({ value, label: t(`family.${value}`) }))}
          onChange={setFamilies}
        />
      </Modal>
    </>
  );
}
