import { PlusOutlined } from "@ant-design/icons";
import { Button, type InputRef, Select, Skeleton } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../common/EmptyState";
import { ErrorState } from "../../common/ErrorState";
import { useListKeyboard } from "../../interviews/useListKeyboard";
import { useMay } from "../../session/usePermission";
import { type OrgUnit, type StaffState, useStaffList } from "../data";
import { SearchBox } from "../../common/SearchBox";
import styles from "../Organisation.module.css";
import { AddStaffDrawer } from "./AddStaffDrawer";
import { StaffTable } from "./StaffTable";

const STATES: StaffState[] = ["active", "invited", "suspended"];

type Props = {
  units: OrgUnit[];
  unit: OrgUnit;
  params: URLSearchParams;
  onChange: (part: Record<string, string | null>) => void;
};

/** The people of a unit and below it. */
export function StaffPanel({ units, unit, params, onChange }: Props) {
  const { t } = useTranslation();
  const q = params.get("q") ?? "";
  const state = STATES.find((known) => known === params.get("state")) ?? null;
  const list = useStaffList({ unit: unit.id, q, state });
  const people = list.data?.pages.flatMap((page) => page.items) ?? [];
  const manages = useMay("staff.manage", { orgUnitId: unit.id });
  const [adding, setAdding] = useState(false);
  const searchRef = useRef<InputRef>(null);
  const rowsRef = useRef<HTMLTableSectionElement>(null);
  const selected = useListKeyboard({
    count: people.length,
    rowsRef,
    onSearch: () => searchRef.current?.focus(),
  });
  const filtered = q !== "" || state !== null;
  return (
    <>
      <div className={styles.bar}>
        <SearchBox
          value={q}
          onChange={(text) => onChange({ q: text })}
          label={t("staff.search")}
          placeholder={t("staff.searchPlaceholder")}
          className={styles.search}
          inputRef={searchRef}
        />
        <Select<StaffState | "">
          className={styles.stateFilter}
          aria-label={t("staff.stateFilter")}
          value={state ?? ""}
          onChange={(value) => onChange({ state: value })}
          options={[
            { value: "", label: t("staff.anyState") },
            ...STATES.map((value) => ({ value, label: t(`staff.state.${value}`) })),
          ]}
        />
        {manages ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t("staff.add")}
          </Button>
        ) : null}
      </div>
      {list.isPending ? (
        <div className={styles.loading}>
          <Skeleton active title={false} paragraph={{ rows: 6 }} />
        </div>
      ) : !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : people.length > 0 ? (
        <StaffTable people={people} selected={selected} rowsRef={rowsRef} />
      ) : filtered ? (
        <EmptyState
          title={t("staff.nothingFound")}
          text={t("staff.nothingFoundText")}
          action={{ label: t("staff.clear"), onClick: () => onChange({ q: null, state: null }) }}
        />
      ) : (
        <EmptyState
          title={t("staff.none")}
          text={t(manages ? "staff.noneText" : "staff.noneReader")}
          action={manages ? { label: t("staff.add"), onClick: () => setAdding(true) } : undefined}
        />
      )}
      {list.hasNextPage ? (
        <div className={styles.more}>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("staff.more")}
          </Button>
        </div>
      ) : null}
      {adding ? (
        <AddStaffDrawer
          units={units}
          unit={unit}
          onClose={() => setAdding(false)}
          onDone={(id) => onChange({ staff: id })}
        />
      ) : null}
    </>
  );
}
