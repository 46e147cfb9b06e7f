import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { More } from "../common/More";
import { NoPermission } from "../common/NoPermission";
import layout from "../common/Page.module.css";
import rows from "../common/Rows.module.css";
import { UnitSelect } from "../common/UnitSelect";
import { useFilters } from "../common/useFilters";
import { useNow } from "../common/useNow";
import { useTitle } from "../common/useTitle";
import { When } from "../common/When";
import { useCan } from "../session/useSession";
import { BlindSettings } from "./BlindSettings";
import { type QueueItem, useQueue, useReviewing } from "./data";
import styles from "./Queue.module.css";
import { Reasons } from "./Reasons";

const FILTERS = ["unit", "mine"] as const;

export function Component() {
  const { t } = useTranslation();
  useTitle(t("reviews.title"));
  return useCan("reviews.write") ? <QueuePage /> : <NoPermission what={t("reviews.title")} />;
}

function QueuePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { filters, change } = useFilters(FILTERS);
  const query = {
    ...(filters.unit ? { unit: filters.unit } : {}),
    ...(filters.mine ? { mine: "1" } : {}),
  };
  const list = useQueue(query);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.keys(query).length > 0;
  return (
    <div className={layout.page}>
      <div className={layout.head}>
        <div>
          <h1>{t("reviews.title")}</h1>
          <p className={layout.intro}>{t("reviews.intro")}</p>
        </div>
        <BlindSettings />
      </div>
      <div className={styles.filters}>
        <Segmented
          aria-label={t("reviews.title")}
          value={filters.mine ? "mine" : "all"}
          options={[
            { value: "all", label: t("reviews.all") },
            { value: "mine", label: t("reviews.mine") },
          ]}
          onChange={(value) => change({ mine: value === "mine" ? "1" : "" })}
        />
        <UnitSelect value={filters.unit || null} onChange={(unit) => change({ unit: unit ?? "" })} />
      </div>
      {list.isPending ? (
        <Loading shape="panel" />
      ) : !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : items.length === 0 ? (
        filtered ? (
          <EmptyState title={t(filters.mine ? "reviews.emptyMine" : "reviews.empty")} />
        ) : (
          <EmptyState
            title={t("reviews.empty")}
            text={t("reviews.emptyText")}
            action={{ label: t("common.backToInterviews"), onClick: () => void navigate("/interviews") }}
          />
        )
      ) : (
        <ul className={rows.list} aria-label={t("reviews.title")}>
          {items.map((item) => (
            <Row key={item.interviewId} item={item} />
          ))}
        </ul>
      )}
      <More list={list} className={styles.more ?? ""} />
    </div>
  );
}

function Row({ item }: { item: QueueItem }) {
  const { t } = useTranslation();
  const now = useNow();
  const navigate = useNavigate();
  const { take } = useReviewing(item.interviewId);
  const [isGoing, setGoing] = useState(false);
  const { interviewId, candidate, jobTitle, planName, reasons, dueAt, taken, sealed } = item;
  const path = `/reviews/${interviewId}`;
  const isLate = Date.parse(dueAt) < now;
  const go = () => {
    setGoing(true);
    take.mutate(undefined, { onSuccess: () => void navigate(path), onSettled: () => setGoing(false) });
  };
  return (
    <li className={styles.row} data-priority={item.priority}>
      <div className={styles.what}>
        <h2>
          <Link to={path}>{candidate.name}</Link>
          <span className={styles.job}>
            {planName.includes(jobTitle) ? planName : `${jobTitle} · ${planName}`}
          </span>
        </h2>
        <p className={styles.reasons}>
          <Reasons reasons={reasons} sealed={sealed} />
        </p>
      </div>
      <p className={styles.due} data-late={isLate}>
        <span>{t(isLate ? "reviews.overdue" : "reviews.due")}</span> <When at={dueAt} now={now} />
      </p>
      <p className={styles.by}>
        {taken
          ? t(taken.mine ? "reviews.takenByMe" : "reviews.takenBy", { name: taken.by.name })
          : t("reviews.nobody")}
      </p>
      <div className={styles.action}>
        {taken && !taken.mine ? (
          <Button onClick={() => void navigate(path)}>{t("reviews.look")}</Button>
        ) : (
          <Button type={taken ? "default" : "primary"} loading={isGoing} onClick={go}>
            {t(taken ? "reviews.goOn" : "reviews.take")}
          </Button>
        )}
      </div>
    </li>
  );
}
