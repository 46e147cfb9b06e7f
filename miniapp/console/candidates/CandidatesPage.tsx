import { CloudUploadOutlined, LinkOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, type InputRef, Skeleton, Space } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { More } from "../common/More";
import styles from "../common/List.module.css";
import { NoPermission } from "../common/NoPermission";
import { useFilters } from "../common/useFilters";
import { ColumnScope } from "../common/views/ColumnScope";
import { ListViews } from "../common/views/ListViews";
import { useColumns } from "../common/views/useColumns";
import { useTitle } from "../common/useTitle";
import { useListKeyboard } from "../interviews/useListKeyboard";
import { useMay } from "../session/usePermission";
import own from "./Candidates.module.css";
import { CandidateTable } from "./CandidateTable";
import { COLUMNS } from "./columns";
import { listQuery, useCandidates } from "./data";
import { FILTERS, FilterBar } from "./FilterBar";
import { PersonDrawer } from "./form/PersonDrawer";
import { SelectionBar } from "./SelectionBar";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("nav.candidates"));
  return useMay("candidates.read") ? <CandidatesPage /> : <NoPermission what={t("nav.candidates")} />;
}

function CandidatesPage() {
  const { t } = useTranslation();
  const mayWrite = useMay("candidates.write");
  const mayInvite = useMay("batches.write");
  const { filters, change, clear, isFiltered } = useFilters(FILTERS);
  const list = useCandidates(filters);
  const searchRef = useRef<InputRef>(null);
  const rowsRef = useRef<HTMLTableSectionElement>(null);
  const selected = useListKeyboard({
    count: list.items.length,
    rowsRef,
    onSearch: () => searchRef.current?.focus(),
  });
  const [adding, setAdding] = useState(false);
  const columns = useColumns("candidates", COLUMNS);

  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{t("nav.candidates")}</h1>
        <p className={styles.intro}>{t("candidates.intro")}</p>
        <p className={styles.keys}>{t("candidates.keys")}</p>
        <ListViews page="candidates" columns={columns} query={listQuery(filters)} />
        <Actions mayWrite={mayWrite} onAdd={() => setAdding(true)} />
      </div>
      <section className={styles.panel} aria-label={t("candidates.caption")}>
        <FilterBar filters={filters} onChange={change} searchRef={searchRef} />
        {list.isPending ? (
          <Skeleton className={styles.rows ?? ""} active paragraph={{ rows: 8 }} />
        ) : !list.data ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : list.items.length > 0 ? (
          <ColumnScope columns={columns}>
            <CandidateTable
              items={list.items}
              selected={selected}
              rowsRef={rowsRef}
              choosable={mayWrite || mayInvite}
            />
          </ColumnScope>
        ) : isFiltered ? (
          <EmptyState
            title={t("candidates.nothing")}
            text={t("candidates.nothingText")}
            action={{ label: t("candidates.clear"), onClick: clear }}
          />
        ) : (
          <EmptyState
            title={t("candidates.empty")}
            text={t(mayWrite ? "candidates.emptyText" : "candidates.emptyTextReader")}
            action={mayWrite ? { label: t("candidates.add"), onClick: () => setAdding(true) } : undefined}
          />
        )}
        {list.items.length > 0 ? (
          <div className={styles.foot}>
            {list.hasNextPage ? (
              <More list={list} />
            ) : (
              <span>{t("candidates.all", { count: list.items.length })}</span>
            )}
          </div>
        ) : null}
      </section>
      <SelectionBar />
      {mayWrite ? <PersonDrawer open={adding} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

function Actions(props: { mayWrite: boolean; onAdd: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Space wrap className={own.actions ?? ""}>
      <Button icon={<LinkOutlined aria-hidden />} onClick={() => void navigate("/candidates/links")}>
        {t("candidates.links")}
      </Button>
      {props.mayWrite ? (
        <>
          <Button
            icon={<CloudUploadOutlined aria-hidden />}
            onClick={() => void navigate("/candidates/imports")}
          >
            {t("candidates.import")}
          </Button>
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={props.onAdd}>
            {t("candidates.add")}
          </Button>
        </>
      ) : null}
    </Space>
  );
}
