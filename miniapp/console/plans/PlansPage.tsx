import { PlusOutlined, SendOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { PlanSummary } from "../api/types";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { NoPermission } from "../common/NoPermission";
import { useNow } from "../common/useNow";
import { useTitle } from "../common/useTitle";
import { When } from "../common/When";
import { InviteDrawer } from "../invite/InviteDrawer";
import { useCan } from "../session/useSession";
import styles from "./Plans.module.css";
import { usePlans } from "./usePlans";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("nav.plans"));
  return useCan("plans.read") ? <PlansPage /> : <NoPermission what={t("nav.plans")} />;
}

function PlansPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const plans = usePlans();
  const mayWrite = useCan("plans.write");
  const create = () => void navigate("/plans/new");
  return (
    <>
      <div className={styles.head}>
        <div>
          <h1>{t("nav.plans")}</h1>
          <p>{t("plans.intro")}</p>
        </div>
        {mayWrite ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={create}>
            {t("plans.create")}
          </Button>
        ) : null}
      </div>
      {plans.isPending ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : !plans.data ? (
        <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />
      ) : plans.items.length === 0 ? (
        <EmptyState
          title={t("plans.empty")}
          text={t(mayWrite ? "plans.emptyText" : "plans.emptyTextReader")}
          action={mayWrite ? { label: t("plans.create"), onClick: create } : undefined}
        />
      ) : (
        <PlanGrid plans={plans.items} />
      )}
      {plans.hasNextPage ? (
        <div className={styles.more}>
          <Button loading={plans.isFetchingNextPage} onClick={() => void plans.fetchNextPage()}>
            {t("list.more")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function PlanGrid({ plans }: { plans: PlanSummary[] }) {
  const { t } = useTranslation();
  const now = useNow();
  const mayInvite = useCan("interviews.invite");
  const [inviteTo, setInviteTo] = useState<string | null>(null);
  return (
    <>
      <ul className={styles.grid}>
        {plans.map((plan) => (
          <li key={plan.id} className={styles.card}>
            <p className={styles.job}>
              {plan.jobTitle}
              <span className={styles.language}>{t(`language.${plan.language}`)}</span>
            </p>
            <h2>
              <Link to={`/plans/${plan.id}`}>{plan.name}</Link>
            </h2>
            <p className={styles.facts}>
              {t("plans.facts", { minutes: plan.estimatedMinutes, questions: plan.questionCount })}
            </p>
            <div className={styles.foot}>
              <span>
                {t("plans.updated")} <When at={plan.updatedAt} now={now} />
              </span>
              {mayInvite ? (
                <Button
                  size="small"
                  className={styles.over}
                  icon={<SendOutlined aria-hidden />}
                  onClick={() => setInviteTo(plan.id)}
                >
                  {t("plans.invite")}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {inviteTo ? (
        <InviteDrawer key={inviteTo} open planId={inviteTo} onClose={() => setInviteTo(null)} />
      ) : null}
    </>
  );
}
