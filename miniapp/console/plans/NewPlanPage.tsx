import { ClockCircleOutlined, FileTextOutlined, LeftOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Segmented, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { api } from "../api/client";
import { planKey, plansKey } from "../api/keys";
import type { CreatePlanBody, Plan, PlanTemplate } from "../api/types";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { NoPermission } from "../common/NoPermission";
import { useTitle } from "../common/useTitle";
import { useLocale } from "../common/When";
import { useCan } from "../session/useSession";
import styles from "./Plans.module.css";
import { useTemplates } from "./usePlans";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("plans.create"));
  return useCan("plans.write") ? <NewPlanPage /> : <NoPermission what={t("plans.create")} />;
}

function NewPlanPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const client = useQueryClient();
  const errorText = useErrorText();
  const templates = useTemplates();
  const [language, setLanguage] = useState<"zh" | "en">(locale);
  const create = useMutation({
    mutationFn: (body: CreatePlanBody) => api.post<Plan>("/plans", body),
    onSuccess: (plan) => {
      client.setQueryData(planKey(plan.id), plan);
      void client.invalidateQueries({ queryKey: plansKey });
      void navigate(`/plans/${plan.id}`);
    },
  });
  return (
    <>
      <Link to="/plans" className={styles.back}>
        <LeftOutlined aria-hidden /> {t("nav.plans")}
      </Link>
      <div className={styles.head}>
        <div>
          <h1>{t("plans.newTitle")}</h1>
          <p>{t("plans.newIntro")}</p>
        </div>
        <Segmented
          aria-label={t("plans.language")}
          value={language}
          onChange={setLanguage}
          options={[
            { value: "zh", label: t("plans.inChinese") },
            { value: "en", label: t("plans.inEnglish") },
          ]}
        />
      </div>
      {create.isError ? (
        <Alert type="error" showIcon title={errorText(create.error)} style={{ marginBottom: 16 }} />
      ) : null}
      {templates.isPending ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : !templates.data ? (
        <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />
      ) : (
        <ul className={styles.grid}>
          {templates.data.items.map((template) => (
            <li key={template.id}>
              <TemplateCard
                template={template}
                language={language}
                busy={create.isPending}
                onChoose={() => create.mutate({ templateId: template.id, language })}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type CardProps = { template: PlanTemplate; language: "zh" | "en"; busy: boolean; onChoose: () => void };

function TemplateCard({ template, language, busy, onChoose }: CardProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={`${styles.card} ${styles.template}`}
      lang={language}
      disabled={busy}
      onClick={onChoose}
    >
      <strong>{template.name[language]}</strong>
      <span className={styles.summary}>{template.summary[language]}</span>
      <span className={styles.icons}>
        <span>
          <ClockCircleOutlined aria-hidden /> {t("plans.minutes", { count: template.estimatedMinutes })}
        </span>
        <span>
          <FileTextOutlined aria-hidden /> {t("plans.questions", { count: template.questionCount })}
        </span>
      </span>
    </button>
  );
}
