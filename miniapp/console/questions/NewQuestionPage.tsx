import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { BackLink } from "../common/BackLink";
import { api } from "../api/client";
import { NoPermission } from "../common/NoPermission";
import { useIssueText } from "../common/useIssueText";
import { useTitle } from "../common/useTitle";
import { useLocale } from "../common/When";
import { type OrgUnit, useUnits } from "../organisation/data";
import { UnitPicker } from "../organisation/UnitPicker";
import { useMay, useMayAsk } from "../session/usePermission";
import { useSession } from "../session/useSession";
import { contentProblems } from "./contentProblems";
import { type BankQuestion, type QuestionContent, questionKey, questionsKey } from "./data";
import { BLANK, blankText, Labelled, QuestionForm } from "./QuestionForm";
import styles from "./Questions.module.css";
import { SaveProblem } from "./SaveProblem";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("questions.create"));
  return useMay("questions.write") ? <NewQuestionPage /> : <NoPermission what={t("questions.create")} />;
}

function NewQuestionPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const locale = useLocale();
  const navigate = useNavigate();
  const client = useQueryClient();
  const issueText = useIssueText();
  const units = useUnits();
  const may = useMayAsk();
  const home = useSession().data?.staff?.orgUnit.id ?? "";
  const allowed = useCallback((unit: OrgUnit) => may("questions.write", { orgUnitId: unit.id }), [may]);
  const [orgUnitId, setUnit] = useState(home);
  const [content, setContent] = useState<QuestionContent>({ ...BLANK, [locale]: blankText() });
  const create = useMutation({
    mutationFn: (acceptSimilar: boolean) =>
      api.post<BankQuestion>("/questions", { orgUnitId, content, acceptSimilar }),
    onSuccess: (question) => {
      client.setQueryData(questionKey(question.id), question);
      void client.invalidateQueries({ queryKey: questionsKey });
      void message.success(t("questions.saved"));
      void navigate(`/questions/${question.id}`, { replace: true });
    },
  });
  return (
    <>
      <BackLink to="/questions">{t("nav.questions")}</BackLink>
      <div className={styles.bar}>
        <h1>{t("questions.create")}</h1>
        <Button type="primary" loading={create.isPending} onClick={() => create.mutate(false)}>
          {t("questions.save")}
        </Button>
      </div>
      <div className={styles.column}>
        <SaveProblem error={create.error} onAccept={() => create.mutate(true)} />
        <QuestionForm
          content={content}
          onChange={(part) => setContent((old) => ({ ...old, ...part }))}
          problems={contentProblems(create.error, issueText)}
        >
          <Labelled label={t("questions.owner")}>
            {(id) => (
              <UnitPicker
                id={id}
                units={units.data ?? []}
                allowed={allowed}
                value={orgUnitId}
                onChange={setUnit}
              />
            )}
          </Labelled>
        </QuestionForm>
      </div>
    </>
  );
}
