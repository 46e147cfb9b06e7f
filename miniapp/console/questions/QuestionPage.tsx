import { CopyOutlined, DeleteOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { BackLink } from "../common/BackLink";
import { api } from "../api/client";
import { Card } from "../common/Card";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { NoPermission } from "../common/NoPermission";
import { useIssueText } from "../common/useIssueText";
import { useNow } from "../common/useNow";
import { useTitle } from "../common/useTitle";
import { useLocale, When } from "../common/When";
import { useLeaveGuard } from "../plans/editor/useLeaveGuard";
import { useMay } from "../session/usePermission";
import { contentProblems } from "./contentProblems";
import { type BankQuestion, questionKey, questionsKey } from "./data";
import { MandatoryButton } from "./MandatoryButton";
import { QuestionForm } from "./QuestionForm";
import { QuestionReading } from "./QuestionReading";
import styles from "./Questions.module.css";
import { BankTag } from "./QuestionTable";
import { SaveProblem } from "./SaveProblem";

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  return useMay("questions.read") ? <Loader key={id} id={id} /> : <NoPermission what={t("nav.questions")} />;
}

function Loader({ id }: { id: string }) {
  const question = useQuery({
    queryKey: questionKey(id),
    queryFn: ({ signal }) => api.get<BankQuestion>(`/questions/${id}`, { signal }),
    // What is being edited must not change under the hand; saving tells of other people's changes.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (question.isPending) return <Loading shape="page" />;
  if (!question.data) return <ErrorState error={question.error} onRetry={() => void question.refetch()} />;
  return <QuestionEditor question={question.data} onReload={async () => (await question.refetch()).data} />;
}

type Props = { question: BankQuestion; onReload: () => Promise<BankQuestion | undefined> };

function QuestionEditor({ question, onReload }: Props) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const locale = useLocale();
  const issueText = useIssueText();
  const now = useNow();
  const mayWriteSomewhere = useMay("questions.write");
  const { id, version, editable, bank, archivedAt } = question;
  const [content, setContent] = useState(question.content);
  const isDirty = JSON.stringify(content) !== JSON.stringify(question.content);
  useLeaveGuard(isDirty && editable);
  const text = (locale === "zh" ? (content.zh ?? content.en) : (content.en ?? content.zh))?.text ?? "";
  useTitle(text.slice(0, 40));

  const changed = (fresh: BankQuestion) => {
    client.setQueryData(questionKey(id), fresh);
    setContent(fresh.content);
    void client.invalidateQueries({ queryKey: questionsKey });
    void message.success(t("questions.saved"));
  };
  const save = useMutation({
    mutationFn: (acceptSimilar: boolean) =>
      api.put<BankQuestion>(`/questions/${id}`, { content, version, acceptSimilar }),
    onSuccess: changed,
  });
  const copy = useMutation({
    mutationFn: () => api.post<BankQuestion>("/questions", { copyOf: { questionId: id, version } }),
    onSuccess: (made) => {
      client.setQueryData(questionKey(made.id), made);
      void client.invalidateQueries({ queryKey: questionsKey });
      void message.success(t("questions.copied"));
      void navigate(`/questions/${made.id}`);
    },
  });
  const archive = useMutation({
    mutationFn: () => api.delete(`/questions/${id}`),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: questionsKey });
      void navigate("/questions");
    },
  });
  const reload = async () => {
    const fresh = await onReload();
    if (fresh) setContent(fresh.content);
    save.reset();
  };
  const confirmArchive = () =>
    modal.confirm({
      title: t("questions.archiveTitle"),
      content: t("questions.archiveText"),
      okText: t("questions.archive"),
      okButtonProps: { danger: true },
      cancelText: t("common.cancel"),
      onOk: () => archive.mutate(),
    });

  return (
    <>
      <BackLink to="/questions">{t("nav.questions")}</BackLink>
      <div className={styles.bar}>
        <h1>{t(`questions.category.${question.category}`)}</h1>
        <BankTag question={question} />
        <span className={styles.hint}>{t("questions.version", { version })}</span>
        {mayWriteSomewhere ? (
          <Button icon={<CopyOutlined aria-hidden />} loading={copy.isPending} onClick={() => copy.mutate()}>
            {t("questions.copy")}
          </Button>
        ) : null}
        {question.markable ? <MandatoryButton question={question} onChanged={changed} /> : null}
        {editable ? (
          <>
            <Button icon={<DeleteOutlined aria-hidden />} onClick={() => void confirmArchive()}>
              {t("questions.archive")}
            </Button>
            <Button
              type="primary"
              disabled={!isDirty}
              loading={save.isPending}
              onClick={() => save.mutate(false)}
            >
              {t("questions.saveVersion")}
            </Button>
          </>
        ) : null}
      </div>
      <div className={styles.column}>
        {editable ? null : (
          <Alert
            type="info"
            showIcon
            title={t(
              archivedAt
                ? "questions.archived"
                : bank === "builtin"
                  ? "questions.builtin"
                  : "questions.readOnly",
            )}
          />
        )}
        <SaveProblem
          error={save.error ?? copy.error ?? archive.error}
          onAccept={() => save.mutate(true)}
          onReload={() => void reload()}
        />
        <div className={question.versions.length > 0 ? styles.columns : ""}>
          <div className={styles.column}>
            {editable ? (
              <QuestionForm
                content={content}
                onChange={(part) => setContent((old) => ({ ...old, ...part }))}
                problems={contentProblems(save.error, issueText)}
              />
            ) : (
              <QuestionReading content={content} />
            )}
          </div>
          {question.versions.length > 0 ? (
            <Card title={t("questions.versions")}>
              <ol className={styles.versions}>
                {question.versions.map((one) => (
                  <li key={one.version}>
                    {t("questions.version", { version: one.version })} · {one.author} ·{" "}
                    <When at={one.createdAt} now={now} />
                  </li>
                ))}
              </ol>
            </Card>
          ) : null}
        </div>
      </div>
    </>
  );
}
