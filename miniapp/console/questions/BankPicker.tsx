import { BookOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { App, Button, Drawer, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InterviewLanguage } from "../../../server/plans/definition";
import { api } from "../api/client";
import { EmptyState } from "../common/EmptyState";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { More } from "../common/More";
import { useMay } from "../session/usePermission";
import { type BankQuestion, type QuestionSummary, textFor, useQuestions } from "./data";
import { type Filters, QuestionFilters } from "./QuestionFilters";
import styles from "./Questions.module.css";
import { BankTag } from "./QuestionTable";

type Props = {
  language: InterviewLanguage;
  stageName: string;
  disabled?: boolean;
  /** @returns whether the plan has the question's dimension */
  onInsert: (question: BankQuestion) => boolean;
};

/** A button, and behind it the bank to search and to take questions from into a stage. */
export function BankPicker({ language, stageName, disabled = false, onInsert }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!useMay("questions.read")) return null;
  return (
    <>
      <Button
        type="dashed"
        icon={<BookOutlined aria-hidden />}
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        {t("bankPicker.open")}
      </Button>
      {isOpen ? (
        <Drawer open title={t("bankPicker.title")} size="large" onClose={() => setOpen(false)}>
          <BankList language={language} stageName={stageName} onInsert={onInsert} />
        </Drawer>
      ) : null}
    </>
  );
}

function BankList({ language, stageName, onInsert }: Omit<Props, "disabled">) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [filters, setFilters] = useState<Filters>({
    bank: "",
    category: "",
    dimension: "",
    tag: "",
    language,
    mandatory: "",
    q: "",
  });
  const list = useQuestions({ ...filters, language });
  const insert = useMutation({
    mutationFn: ({ id }: QuestionSummary) => api.get<BankQuestion>(`/questions/${id}`),
    onSuccess: (question) => {
      if (onInsert(question)) void message.success(t("bankPicker.inserted", { stage: stageName }));
      else void message.warning(t("bankPicker.notInPlan"), 5);
    },
    onError: (error) => void message.error(errorText(error)),
  });
  return (
    <>
      <QuestionFilters filters={filters} onChange={(part) => setFilters((old) => ({ ...old, ...part }))} />
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : !list.data ? (
        <ErrorState compact error={list.error} onRetry={() => void list.refetch()} />
      ) : list.items.length === 0 ? (
        <EmptyState title={t("questions.nothing")} text={t("questions.nothingText")} />
      ) : (
        <ul>
          {list.items.map((question) => (
            <li key={question.id} className={styles.pick}>
              <div>
                <p>{textFor(question, language)}</p>
                <BankTag question={question} />
              </div>
              <Button
                size="small"
                loading={insert.isPending && insert.variables.id === question.id}
                onClick={() => insert.mutate(question)}
              >
                {t("bankPicker.insert")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <More list={list} block />
    </>
  );
}
