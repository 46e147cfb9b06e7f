import { LineChartOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, type InputRef, Select, Skeleton } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { More } from "../common/More";
import styles from "../common/List.module.css";
import { NoPermission } from "../common/NoPermission";
import { SearchBox } from "../common/SearchBox";
import { useFilters } from "../common/useFilters";
import { useTitle } from "../common/useTitle";
import { useListKeyboard } from "../interviews/useListKeyboard";
import { useUnits } from "../organisation/data";
import { useMay } from "../session/usePermission";
import { FAMILIES, STATES, usePositions } from "./data";
import { PositionTable } from "./PositionTable";

const FILTERS = ["unit", "state", "family", "q"] as const;

export function Component() {
  const { t } = useTranslation();
  useTitle(t("nav.positions"));
  return useMay("positions.read") ? <PositionsPage /> : <NoPermission what={t("nav.positions")} />;
}

function PositionsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = useMay("positions.write");
  const { filters, change, clear, isFiltered } = useFilters(FILTERS);
  const list = usePositions(filters);
  const units = useUnits();
  const searchRef = useRef<InputRef>(null);
  const rowsRef = useRef<HTMLTableSectionElement>(null);
  const selected = useListKeyboard({
    count: list.items.length,
    rowsRef,
    onSearch: () => searchRef.current?.focus(),
  });
  const create = () => void navigate("/positions/new");

  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{t("nav.positions")}</h1>
        <p className={styles.intro}>{t("positions.intro")}</p>
        <p className={styles.keys}>{t("positions.keys")}</p>
        {mayWrite ? (
          <Button icon={<LineChartOutlined aria-hidden />} onClick={() => void navigate("/calibrations")}>
            {t("calibrations.title")}
          </Button>
        ) : null}
        {mayWrite ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={create}>
            {t("positions.create")}
          </Button>
        ) : null}
      </div>
      <section className={styles.panel} aria-label={t("positions.caption")}>
        <div className={styles.filters}>
          <Select
            className={styles.wide ?? ""}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            aria-label={t("positions.unit")}
            placeholder={t("positions.anyUnit")}
            value={filters.unit || null}
            loading={units.isPending}
            options={(units.data ?? []).map((unit) => ({ value: unit.id, label: unit.path.join(" / ") }))}
            onChange={(unit: string | null) => change({ unit: unit ?? "" })}
          />
          <Select
            className={styles.filter ?? ""}
            allowClear
            aria-label={t("positions.state")}
            placeholder={t("positions.anyState")}
            value={filters.state || null}
            options={STATES.map((value) => ({ value, label: t(`positions.is.${value}`) }))}
            onChange={(state: string | null) => change({ state: state ?? "" })}
          />
          <Select
            className={styles.filter ?? ""}
            allowClear
            aria-label={t("positions.family")}
            placeholder={t("positions.anyFamily")}
            value={filters.family || null}
            options={FAMILIES.map((value) => ({ value, label: t(`family.${value}`) }))}
            onChange={(family: string | null) => change({ family: family ?? "" })}
          />
          <SearchBox
            className={styles.search}
            label={t("positions.search")}
            value={filters.q}
            onChange={(q) => change({ q })}
            inputRef={searchRef}
          />
        </div>
        {list.isPending ? (
          <Skeleton className={styles.rows ?? ""} active paragraph={{ rows: 6 }} />
        ) : !list.data ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : list.items.length > 0 ? (
          <PositionTable items={list.items} selected={selected} rowsRef={rowsRef} />
        ) : isFiltered ? (
          <EmptyState
            title={t("positions.nothing")}
            text={t("positions.nothingText")}
            action={{ label: t("positions.clear"), onClick: clear }}
          />
        ) : (
          <EmptyState
            title={t("positions.empty")}
            text={t(mayWrite ? "positions.emptyText" : "positions.emptyTextReader")}
            action={mayWrite ? { label: t("positions.create"), onClick: create } : undefined}
          />
        )}
        {list.hasNextPage ? (
          <div className={styles.foot}>
            <More list={list} />
          </div>
        ) : null}
      </section>
    </div>
  );
}
