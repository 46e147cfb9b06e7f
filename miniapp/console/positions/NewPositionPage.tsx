import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { BackLink } from "../common/BackLink";
import { api } from "../api/client";
import { Card } from "../common/Card";
import { useErrorText } from "../common/ErrorState";
import { NoPermission } from "../common/NoPermission";
import { useIssueText } from "../common/useIssueText";
import { useTitle } from "../common/useTitle";
import { useLocale } from "../common/When";
import { STAGES } from "../pipeline/data";
import { ScreeningCard } from "../screening/ScreeningCard";
import { useSession } from "../session/useSession";
import { useMay } from "../session/usePermission";
import { type CreatePositionBody, type Position, positionKey, positionsKey } from "./data";
import { LintPanel } from "./LintPanel";
import { type PositionDraft, PositionForm } from "./PositionForm";
import styles from "./Positions.module.css";
import { problemsOf } from "./problemsOf";
import { useLint } from "./useLint";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("positions.create"));
  return useMay("positions.write") ? <NewPositionPage /> : <NoPermission what={t("positions.create")} />;
}

function NewPositionPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const errorText = useErrorText();
  const issueText = useIssueText();
  const locale = useLocale();
  const home = useSession().data?.staff?.orgUnit.id ?? "";
  const [draft, setDraft] = useState<PositionDraft>({
    title: "",
    orgUnitId: home,
    family: "general",
    headcount: 1,
    language: locale,
    duties: "",
    skills: [],
    competencies: [],
    screening: [],
    stages: STAGES.filter((stage) => stage !== "written_test"),
  });
  const { unlawful, ...lint } = useLint(draft, true);
  const create = useMutation({
    mutationFn: (body: CreatePositionBody) => api.post<Position>("/positions", body),
    onSuccess: (position) => {
      client.setQueryData(positionKey(position.id), position);
      void client.invalidateQueries({ queryKey: positionsKey });
      void message.success(t("positions.created"));
      void navigate(`/positions/${position.id}`, { replace: true });
    },
  });
  const problems = problemsOf(create.error, issueText);
  return (
    <>
      <BackLink to="/positions">{t("nav.positions")}</BackLink>
      <div className={styles.bar}>
        <h1>{t("positions.create")}</h1>
        <Button
          type="primary"
          loading={create.isPending}
          disabled={draft.title.trim() === ""}
          onClick={() => create.mutate(draft)}
        >
          {t("positions.save")}
        </Button>
      </div>
      {create.isError ? (
        <Alert type="error" showIcon title={errorText(create.error)} style={{ marginBottom: 16 }} />
      ) : null}
      <div className={styles.columns}>
        <div className={styles.column}>
          <PositionForm
            draft={draft}
            onChange={(part) => setDraft((old) => ({ ...old, ...part }))}
            readOnly={false}
            problems={problems}
          />
          <ScreeningCard
            value={draft.screening}
            onChange={(screening) => setDraft((old) => ({ ...old, screening }))}
            readOnly={false}
            problem={problems.get("screening")}
            unlawful={unlawful}
          />
        </div>
        <div className={styles.side}>
          <Card title={t("lint.title")}>
            <LintPanel {...lint} />
          </Card>
        </div>
      </div>
    </>
  );
}
