import { DownloadOutlined, PlusOutlined, UploadOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, type InputRef, Skeleton } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { downloadFile } from "../api/client";
import { EmptyState } from "../common/EmptyState";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { More } from "../common/More";
import styles from "../common/List.module.css";
import { NoPermission } from "../common/NoPermission";
import { useFilters } from "../common/useFilters";
import { useTitle } from "../common/useTitle";
import { useListKeyboard } from "../interviews/useListKeyboard";
import { useMay } from "../session/usePermission";
import { useQuestions } from "./data";
import { ImportDrawer } from "./ImportDrawer";
import { FILTERS, QuestionFilters } from "./QuestionFilters";
import { QuestionTable } from "./QuestionTable";

const FORMATS = ["xlsx", "csv", "csv-gbk"] as const;

export function Component() {
  const { t } = useTranslation();
  useTitle(t("nav.questions"));
  return useMay("questions.read") ? <QuestionsPage /> : <NoPermission what={t("nav.questions")} />;
}

function QuestionsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = useMay("questions.write");
  const { filters, change, clear } = useFilters(FILTERS);
  const list = useQuestions(filters);
  const searchRef = useRef<InputRef>(null);
  const rowsRef = useRef<HTMLTableSectionElement>(null);
  const selected = useListKeyboard({
    count: list.items.length,
    rowsRef,
    onSearch: () => searchRef.current?.focus(),
  });
  const [importing, setImporting] = useState(false);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{t("nav.questions")}</h1>
        <p className={styles.intro}>{t("questions.intro")}</p>
        <ExportButton filters={filters} />
        {mayWrite ? (
          <>
            <Button icon={<UploadOutlined aria-hidden />} onClick={() => setImporting(true)}>
              {t("questions.import")}
            </Button>
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => void navigate("/questions/new")}
            >
              {t("questions.create")}
            </Button>
          </>
        ) : null}
      </div>
      <section className={styles.panel} aria-label={t("questions.caption")}>
        <QuestionFilters filters={filters} onChange={change} searchRef={searchRef} />
        {list.isPending ? (
          <Skeleton className={styles.rows ?? ""} active paragraph={{ rows: 8 }} />
        ) : !list.data ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : list.items.length > 0 ? (
          <QuestionTable items={list.items} selected={selected} rowsRef={rowsRef} />
        ) : (
          <EmptyState
            title={t("questions.nothing")}
            text={t("questions.nothingText")}
            action={{ label: t("questions.clear"), onClick: clear }}
          />
        )}
        {list.hasNextPage ? (
          <div className={styles.foot}>
            <More list={list} />
          </div>
        ) : null}
      </section>
      {importing ? <ImportDrawer onClose={() => setImporting(false)} /> : null}
    </div>
  );
}

/** Exactly what the list shows, as a spreadsheet. */
function ExportButton({ filters }: { filters: Record<string, string> }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const download = (format: string) => {
    const chosen = Object.entries(filters).filter(([, value]) => value !== "");
    const query = new URLSearchParams([...chosen, ["format", format]]);
    downloadFile(`/questions/export?${query}`, "questions").catch(
      (error: unknown) => void message.error(errorText(error)),
    );
  };
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: FORMATS.map((key) => ({ key, label: t(`questions.exportAs.${key}`) })),
        onClick: ({ key }) => download(key),
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden />}>{t("questions.export")}</Button>
    </Dropdown>
  );
}
