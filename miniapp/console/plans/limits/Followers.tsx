import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { followersKey } from "../../api/keys";
import type { FollowerPage } from "../../api/types";
import { Card } from "../../common/Card";
import { ErrorState } from "../../common/ErrorState";
import { More } from "../../common/More";
import { StandingTag } from "../OriginTag";
import styles from "./Limits.module.css";
import { usePages } from "../../common/usePages";

/** The plans that follow this one, and whether something stands in their way. */
export function Followers({ planId }: { planId: string }) {
  const { t } = useTranslation();
  const followers = usePages<FollowerPage>(followersKey(planId), `/plans/${planId}/derived`);
  const items = followers.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={t("planLimits.followers")}>
      {followers.isPending ? (
        <Skeleton active paragraph={{ rows: 3 }} />
      ) : !followers.data ? (
        <ErrorState compact error={followers.error} onRetry={() => void followers.refetch()} />
      ) : items.length === 0 ? (
        <p className={styles.hint}>{t("planLimits.noFollowers")}</p>
      ) : (
        <ul className={styles.followers}>
          {items.map(({ id, name, orgUnit, standing }) => (
            <li key={id}>
              <Link to={`/plans/${id}`}>{name}</Link>
              <span>
                <small>{orgUnit.name}</small>
                <StandingTag standing={standing} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <More list={followers} size="small" />
    </Card>
  );
}
