import { ClockCircleOutlined, FileTextOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { BackLink } from "../common/BackLink";
import { api } from "../api/client";
import { planKey, plansKey } from "../api/keys";
import type { CreatePlanBody, Plan, PlanSummary, PlanTemplate } from "../api/types";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { NoPermission } from "../common/NoPermission";
import { useTitle } from "../common/useTitle";
import { useLocale } from "../common/When";
import { useCan, useSession } from "../session/useSession";
import { OriginTag } from "./OriginTag";
import styles from "./Plans.module.css";
import { usePlans, useTemplates } from "./usePlans";

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
      <BackLink to="/plans">{t("nav.plans")}</BackLink>
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
      <Standards
        language={language}
        busy={create.isPending}
        onChoose={(basePlanId) => create.mutate({ basePlanId })}
      />
      <h2 className={styles.section}>{t("inherit.fromTemplate")}</h2>
      {templates.isPending ? (
        <Loading shape="cards" count={5} />
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

type StandardsProps = { language: "zh" | "en"; busy: boolean; onChoose: (basePlanId: string) => void };

/** Headquarters' plans that one's own unit can follow, the defaults first; nothing at headquarters itself. */
function Standards({ language, busy, onChoose }: StandardsProps) {
  const { t } = useTranslation();
  const atHome = useSession().data?.staff?.orgUnit.kind;
  const plans = usePlans({ origin: "hq" });
  if (atHome === undefined || atHome === "group") return null;
  const standards = plans.items
    .filter((plan) => plan.language === language)
    .sort((left, right) => Number(right.isDefault) - Number(left.isDefault));
  if (standards.length === 0) return null;
  return (
    <section>
      <h2 className={styles.section}>{t("inherit.fromStandard")}</h2>
      <p className={styles.sectionNote}>{t("inherit.fromStandardText")}</p>
      <ul className={styles.grid}>
        {standards.map((plan) => (
          <li key={plan.id}>
            <StandardCard plan={plan} busy={busy} onChoose={() => onChoose(plan.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function StandardCard({ plan, busy, onChoose }: { plan: PlanSummary; busy: boolean; onChoose: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={`${styles.card} ${styles.template}`} disabled={busy} onClick={onChoose}>
      <strong>{plan.name}</strong>
      <span className={styles.tags}>
        <OriginTag plan={plan} />
        <span className={styles.unit}>{t(`family.${plan.jobFamily}`)}</span>
      </span>
      <span className={styles.icons}>
        <span>
          <ClockCircleOutlined aria-hidden /> {t("plans.minutes", { count: plan.estimatedMinutes })}
        </span>
        <span>
          <FileTextOutlined aria-hidden /> {t("plans.questions", { count: plan.questionCount })}
        </span>
      </span>
    </button>
  );
}
