import { PlusOutlined, SendOutlined } from "@ant-design/icons";
import { Button, Segmented, Select } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { jobFamily } from "../../../server/plans/jobFamilies";
import type { PlanSummary } from "../api/types";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { More } from "../common/More";
import { NoPermission } from "../common/NoPermission";
import { useNow } from "../common/useNow";
import { useTitle } from "../common/useTitle";
import { When } from "../common/When";
import { useListKeyboard } from "../interviews/useListKeyboard";
import { InviteDrawer } from "../invite/InviteDrawer";
import { useMayAsk } from "../session/usePermission";
import { useCan } from "../session/useSession";
import { FollowUpTag, OriginTag, StandingTag } from "./OriginTag";
import styles from "./Plans.module.css";
import { type PlanFilters, usePlans } from "./usePlans";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("nav.plans"));
  return useCan("plans.read") ? <PlansPage /> : <NoPermission what={t("nav.plans")} />;
}

function PlansPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [filters, setFilters] = useFilters();
  const plans = usePlans(filters);
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
      <Filters filters={filters} onChange={setFilters} />
      {plans.isPending ? (
        <Loading shape="cards" count={8} />
      ) : !plans.data ? (
        <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />
      ) : plans.items.length === 0 && (filters.origin || filters.jobFamily) ? (
        <EmptyState
          title={t("inherit.noMatch")}
          action={{ label: t("inherit.showAll"), onClick: () => setFilters({}) }}
        />
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
          <More list={plans} />
        </div>
      ) : null}
    </>
  );
}

const ORIGINS = ["hq", "derived", "own"] as const;

/** Kept in the address, so that a link, the back button and a reload keep them. */
function useFilters(): [PlanFilters, (filters: PlanFilters) => void] {
  const [params, setParams] = useSearchParams();
  const origin = ORIGINS.find((known) => known === params.get("origin"));
  const family = jobFamily.options.find((known) => known === params.get("family"));
  const set = (next: PlanFilters) =>
    setParams(
      {
        ...(next.origin ? { origin: next.origin } : {}),
        ...(next.jobFamily ? { family: next.jobFamily } : {}),
      },
      { replace: true },
    );
  return [{ ...(origin ? { origin } : {}), ...(family ? { jobFamily: family } : {}) }, set];
}

type FiltersProps = { filters: PlanFilters; onChange: (filters: PlanFilters) => void };

function Filters({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const { origin, jobFamily: family } = filters;
  return (
    <div className={styles.filters}>
      <Segmented
        aria-label={t("inherit.originFilter")}
        value={origin ?? "all"}
        options={["all", ...ORIGINS].map((value) => ({ value, label: t(`inherit.origin.${value}`) }))}
        onChange={(value) => {
          const chosen = ORIGINS.find((known) => known === value);
          onChange({ ...(family ? { jobFamily: family } : {}), ...(chosen ? { origin: chosen } : {}) });
        }}
      />
      <Select
        allowClear
        className={styles.family}
        placeholder={t("inherit.anyFamily")}
        aria-label={t("inherit.family")}
        value={family ?? null}
        options={jobFamily.options.map((value) => ({ value, label: t(`family.${value}`) }))}
        onChange={(value: typeof family | null) =>
          onChange({ ...(origin ? { origin } : {}), ...(value ? { jobFamily: value } : {}) })
        }
      />
    </div>
  );
}

function PlanGrid({ plans }: { plans: PlanSummary[] }) {
  const { t } = useTranslation();
  const now = useNow();
  const mayInvite = useCan("interviews.invite");
  const may = useMayAsk();
  const mayAdjust = (plan: PlanSummary) => plan.standing === "conflict" && may("plans.write", plan);
  const [inviteTo, setInviteTo] = useState<string | null>(null);
  const rowsRef = useRef<HTMLUListElement>(null);
  useListKeyboard({ count: plans.length, rowsRef });
  return (
    <>
      <ul className={styles.grid} ref={rowsRef}>
        {plans.map((plan) => (
          <li key={plan.id} className={styles.card}>
            <h2>
              <Link to={`/plans/${plan.id}`} title={plan.name}>
                {plan.name}
              </Link>
            </h2>
            <p className={styles.facts}>
              {[
                plan.name.includes(plan.jobTitle) ? null : plan.jobTitle,
                t(`family.${plan.jobFamily}`),
                t(`language.${plan.language}`),
                t("plans.facts", { minutes: plan.estimatedMinutes, questions: plan.questionCount }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            <p className={styles.tags}>
              <OriginTag plan={plan} />
              {plan.origin === "hq" ? null : (
                <span className={styles.unit} title={plan.orgUnit.path.join(" / ")}>
                  {plan.orgUnit.name}
                </span>
              )}
              {plan.standing ? <StandingTag standing={plan.standing} /> : null}
              <FollowUpTag plan={plan} />
            </p>
            <div className={styles.foot}>
              <span>
                {t("plans.updated")} <When at={plan.updatedAt} now={now} />
              </span>
              {mayAdjust(plan) ? (
                <Link to={`/plans/${plan.id}/upstream`} className={styles.over}>
                  {t("inherit.resolve")}
                </Link>
              ) : null}
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
