import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api } from "../../api/client";
import { plansKey, upstreamKey } from "../../api/keys";
import type { Plan, PlanUpstream } from "../../api/types";
import editorStyles from "./Editor.module.css";
import styles from "./Inherit.module.css";

const MOST_NEWS = 5;

type Props = { plan: Plan; readOnly: boolean; onSeen: (standing: Plan["standing"]) => void };

/** What headquarters changed lately: taken over already, or waiting for a decision. */
export function StandingNote({ plan, readOnly, onSeen }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const waiting = plan.standing === "updated" || plan.standing === "conflict";
  const upstream = useQuery({
    queryKey: upstreamKey(plan.id),
    queryFn: ({ signal }) => api.get<PlanUpstream>(`/plans/${plan.id}/upstream`, { signal }),
    enabled: waiting,
  });
  const seen = useMutation({
    mutationFn: () => api.post(`/plans/${plan.id}/upstream/seen`, {}),
    onSuccess: () => {
      onSeen("following");
      void client.invalidateQueries({ queryKey: plansKey });
    },
  });
  if (!waiting || !upstream.data) return null;
  const { base, news, changes, conflicts } = upstream.data;
  if (plan.standing === "conflict" || conflicts.length > 0) {
    return (
      <Alert
        type="warning"
        showIcon
        className={editorStyles.note}
        title={t("inherit.conflictTitle", { name: base.name, count: conflicts.length })}
        description={t("inherit.conflictText")}
        action={
          <Link to={`/plans/${plan.id}/upstream`}>
            <Button type="primary" size="small">
              {t(readOnly ? "inherit.lookAtConflicts" : "inherit.resolve")}
            </Button>
          </Link>
        }
      />
    );
  }
  const lines = news.length > 0 ? news : changes;
  return (
    <Alert
      type="info"
      showIcon
      className={editorStyles.note}
      title={t("inherit.newsTitle", { name: base.name })}
      description={
        <div className={styles.news}>
          <ul>
            {lines.slice(0, MOST_NEWS).map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
          {lines.length > MOST_NEWS ? (
            <Link to={`/plans/${plan.id}/upstream`}>{t("inherit.allNews", { count: lines.length })}</Link>
          ) : null}
        </div>
      }
      action={
        readOnly || news.length === 0 ? null : (
          <Button size="small" loading={seen.isPending} onClick={() => seen.mutate()}>
            {t("inherit.seen")}
          </Button>
        )
      }
    />
  );
}
