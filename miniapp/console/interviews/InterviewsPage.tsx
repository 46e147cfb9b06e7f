import { PlusOutlined } from "@ant-design/icons";
import { Button, type InputRef } from "antd";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { ColumnScope } from "../common/views/ColumnScope";
import { ListViews } from "../common/views/ListViews";
import { useColumns } from "../common/views/useColumns";
import { NoPermission } from "../common/NoPermission";
import { useNow } from "../common/useNow";
import { useTitle } from "../common/useTitle";
import { CompareBar } from "../compare/CompareBar";
import { useCompareSelection } from "../compare/useCompareSelection";
import { InviteDrawer } from "../invite/InviteDrawer";
import { useCan } from "../session/useSession";
import { AttentionBar } from "./AttentionBar";
import { COLUMNS, COLUMNS_OF_ONE_UNIT } from "./columns";
import { FilterBar } from "./FilterBar";
import { NO_FILTERS, exportQuery, parseFilters, serializeFilters, type Filters } from "./filters";
import styles from "./InterviewsPage.module.css";
import { ListBody } from "./ListBody";
import { Pulse } from "./Pulse";
import { StatusTabs } from "./StatusTabs";
import { useNeeding } from "./useAttention";
import { useInterviews } from "./useInterviews";
import { useListKeyboard } from "./useListKeyboard";
import { useUnitNames } from "./useUnitNames";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("nav.interviews"));
  return useCan("interviews.read") ? <InterviewsPage /> : <NoPermission what={t("nav.interviews")} />;
}

function InterviewsPage() {
  const { t } = useTranslation();
  const mayInvite = useCan("interviews.invite");
  const [params, setParams] = useSearchParams();
  const filters = parseFilters(params);
  const change = useCallback(
    (part: Partial<Filters>) =>
      setParams((old) => serializeFilters({ ...parseFilters(old), ...part }), { replace: true }),
    [setParams],
  );

  const now = useNow();
  const all = useInterviews(filters);
  const needing = useNeeding(filters.focus, filters.planId);
  const list = filters.focus ? needing : all;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];

  const searchRef = useRef<InputRef>(null);
  const rowsRef = useRef<HTMLTableSectionElement>(null);
  const selected = useListKeyboard({
    count: items.length,
    rowsRef,
    onSearch: () => searchRef.current?.focus(),
  });
  const [inviting, setInviting] = useState(false);
  const comparing = useCompareSelection();
  const units = useUnitNames();
  const columns = useColumns("interviews", units ? COLUMNS : COLUMNS_OF_ONE_UNIT);

  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{t("nav.interviews")}</h1>
        <p className={styles.keys}>{t("list.keys")}</p>
        <ListViews page="interviews" columns={columns} query={exportQuery(filters)} />
        {mayInvite ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setInviting(true)}>
            {t("invite.open")}
          </Button>
        ) : null}
      </div>
      <AttentionBar active={filters.focus} onChoose={(focus) => change({ ...NO_FILTERS, focus })} />
      <Pulse />
      <section className={styles.panel} aria-label={t("list.caption")}>
        <div className={styles.bar}>
          <StatusTabs
            counts={all.data?.pages[0]?.counts}
            statuses={filters.statuses}
            off={filters.focus !== null}
            onChange={(statuses) => change({ statuses, focus: null })}
          />
          <FilterBar
            filters={filters}
            onChange={(part) => change("planId" in part ? part : { ...part, focus: null })}
            searchRef={searchRef}
          />
        </div>
        <ColumnScope columns={columns}>
          <ListBody
            list={list}
            items={items}
            filters={filters}
            now={now}
            selected={selected}
            rowsRef={rowsRef}
            comparing={comparing}
            units={units}
            onClear={() => change(NO_FILTERS)}
            onInvite={mayInvite ? () => setInviting(true) : undefined}
          />
        </ColumnScope>
      </section>
      <CompareBar comparing={comparing} />
      {mayInvite ? <InviteDrawer open={inviting} onClose={() => setInviting(false)} /> : null}
    </div>
  );
}
