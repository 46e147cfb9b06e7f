import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { formatDateTime } from "../common/format";
import { More } from "../common/More";
import { NoPermission } from "../common/NoPermission";
import rows from "../common/Rows.module.css";
import { useNow } from "../common/useNow";
import { useTitle } from "../common/useTitle";
import { useLocale, When } from "../common/When";
import { useListKeyboard } from "../interviews/useListKeyboard";
import { useUnits } from "../organisation/data";
import { useCan } from "../session/useSession";
import styles from "./Batches.module.css";
import { BatchState } from "./BatchState";
import { useBatches, type BatchSummary } from "./useBatches";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("nav.batches"));
  return useCan("batches.read") ? <BatchesPage /> : <NoPermission what={t("nav.batches")} />;
}

function BatchesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = useCan("batches.write");
  const batches = useBatches();
  const items = batches.data?.pages.flatMap((page) => page.items) ?? [];
  const rowsRef = useRef<HTMLUListElement>(null);
  useListKeyboard({ count: items.length, rowsRef });
  const create = () => void navigate("/batches/new");
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <div>
          <h1>{t("nav.batches")}</h1>
          <p>{t("batches.intro")}</p>
        </div>
        {mayWrite ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={create}>
            {t("batches.new")}
          </Button>
        ) : null}
      </div>
      {batches.isPending ? (
        <Loading shape="panel" />
      ) : !batches.data ? (
        <ErrorState error={batches.error} onRetry={() => void batches.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState
          title={t("batches.empty")}
          text={t(mayWrite ? "batches.emptyText" : "batches.emptyTextReader")}
          action={mayWrite ? { label: t("batches.new"), onClick: create } : undefined}
        />
      ) : (
        <ul className={rows.list} ref={rowsRef}>
          {items.map((batch) => (
            <Row key={batch.id} batch={batch} />
          ))}
        </ul>
      )}
      <More list={batches} style={{ justifySelf: "center" }} />
    </div>
  );
}

function Row({ batch }: { batch: BatchSummary }) {
  const { t } = useTranslation();
  const now = useNow();
  const locale = useLocale();
  const unit = useUnits().data?.find(({ id }) => id === batch.orgUnitId)?.name;
  const { total, invited, leftOut } = batch.recipients;
  return (
    <li>
      <Link to={`/batches/${batch.id}`} className={styles.row}>
        <span className={styles.rowMain}>
          <strong className={styles.ellipsis} title={batch.plan.name}>
            {batch.plan.name}
          </strong>
          <span className={styles.faint}>
            {unit ? `${unit} · ` : ""}
            {batch.createdBy} · <When at={batch.createdAt} now={now} /> ·{" "}
            {batch.channels.map((channel) => t(`channel.${channel}`)).join(" + ") || t("batches.byHand")}
          </span>
        </span>
        <BatchState batch={batch} />
        <span className={styles.rowNumbers}>
          <span className="numbers">{t("batches.invitedOf", { invited, total })}</span>
          <span className={styles.bar} aria-hidden>
            <span style={{ width: `${(100 * invited) / Math.max(1, total)}%` }} />
          </span>
          {leftOut > 0 ? (
            <span className={styles.faint}>{t("batches.leftOut", { count: leftOut })}</span>
          ) : null}
        </span>
        <span className={styles.faint}>
          {t("batches.until", { until: formatDateTime(batch.expiresAt, locale) })}
        </span>
      </Link>
    </li>
  );
}
