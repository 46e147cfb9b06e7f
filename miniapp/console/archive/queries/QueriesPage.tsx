import { DownloadOutlined, SaveOutlined } from "@ant-design/icons";
import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { downloadFile } from "../../api/client";
import { Card } from "../../common/Card";
import { EmptyState } from "../../common/EmptyState";
import { ErrorState, useErrorText } from "../../common/ErrorState";
import { formatDateTime } from "../../common/format";
import { Loading } from "../../common/Loading";
import { NoPermission } from "../../common/NoPermission";
import layout from "../../common/Page.module.css";
import { useTitle } from "../../common/useTitle";
import { useLocale } from "../../common/When";
import { useCan } from "../../session/useSession";
import answerStyles from "./Answer.module.css";
import { AnswerTable } from "./AnswerTable";
import { Builder } from "./Builder";
import {
  type Definition,
  type Saved,
  readDefinition,
  sameDefinition,
  useAnswer,
  useSaved,
  useSaving,
} from "./data";
import { LeastPeople } from "./LeastPeople";
import styles from "./Queries.module.css";
import { SaveModal } from "./SaveModal";
import { SavedRail } from "./SavedRail";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("archiveQueries.title"));
  return useCan("archive.query") ? <QueriesPage /> : <NoPermission what={t("archiveQueries.title")} />;
}

/** The question stands in the address, so that it can be sent, and gone back to. */
function useQuestion() {
  const [params, setParams] = useSearchParams();
  return {
    definition: readDefinition(params.get("q")),
    savedId: params.get("saved"),
    ask: (definition: Definition, savedId: string | null) =>
      setParams({ q: JSON.stringify(definition), ...(savedId === null ? {} : { saved: savedId }) }),
  };
}

function QueriesPage() {
  const { t } = useTranslation();
  const { definition, savedId, ask } = useQuestion();
  const list = useSaved();
  const choices = list.data?.pages[0]?.choices ?? undefined;
  const saved = list.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === savedId) ?? null;
  const mayConfigure = useCan("archive.configure");
  return (
    <div className={layout.page}>
      <div className={layout.head}>
        <div>
          <h1>{t("archiveQueries.title")}</h1>
          <p className={layout.intro}>{t("archiveQueries.intro")}</p>
        </div>
        {mayConfigure && choices ? <LeastPeople least={choices.smallest} /> : null}
      </div>
      <div className={styles.columns}>
        <div className={styles.main}>
          <Card
            title={saved?.name ?? t("archiveQueries.question")}
            extra={
              <Actions definition={definition} saved={saved} onSaved={(one) => ask(one.definition, one.id)} />
            }
          >
            <Builder definition={definition} choices={choices} onChange={(next) => ask(next, savedId)} />
          </Card>
          <Result definition={definition} />
        </div>
        <SavedRail
          list={list}
          definition={definition}
          current={saved}
          onOpen={(next, from) => ask(next, from?.id ?? null)}
        />
      </div>
    </div>
  );
}

const FORMATS = ["xlsx", "csv", "csv-gbk"] as const;

type ActionsProps = { definition: Definition; saved: Saved | null; onSaved: (saved: Saved) => void };

function Actions({ definition, saved, onSaved }: ActionsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const { change } = useSaving();
  const [isNaming, setNaming] = useState(false);
  const [isSending, setSending] = useState(false);
  const isChanged = saved !== null && !sameDefinition(saved.definition, definition);
  const download = async (format: string) => {
    setSending(true);
    try {
      await downloadFile("/archive/answers/export", `talent-query.${format === "xlsx" ? "xlsx" : "csv"}`, {
        definition,
        format,
      });
    } catch (error) {
      void message.error(errorText(error));
    }
    setSending(false);
  };
  const saveChanges = () => {
    if (!saved) return;
    const { id, name, shared, version } = saved;
    change.mutate(
      { id, name, shared, version, definition },
      {
        onSuccess: () => void message.success(t("archiveQueries.savedDone")),
        onError: (error) => void message.error(errorText(error)),
      },
    );
  };
  return (
    <div className={styles.actions}>
      {isChanged && saved.mayChange ? (
        <Button size="small" type="primary" loading={change.isPending} onClick={saveChanges}>
          {t("archiveQueries.saveChanges")}
        </Button>
      ) : null}
      <Button size="small" icon={<SaveOutlined aria-hidden />} onClick={() => setNaming(true)}>
        {t(saved ? "archiveQueries.saveAs" : "archiveQueries.save")}
      </Button>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: FORMATS.map((key) => ({ key, label: t(`views.format.${key}`) })),
          onClick: ({ key }) => void download(key),
        }}
      >
        <Button size="small" loading={isSending} icon={<DownloadOutlined aria-hidden />}>
          {t("archiveQueries.exportLabel")}
        </Button>
      </Dropdown>
      <SaveModal
        saved={null}
        definition={definition}
        open={isNaming}
        onClose={() => setNaming(false)}
        onSaved={onSaved}
      />
    </div>
  );
}

function Result({ definition }: { definition: Definition }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const answer = useAnswer(definition);
  const { data } = answer;
  if (answer.isPending) return <Loading shape="panel" />;
  if (!data || answer.isError)
    return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  const { total, leftOut, asOf, smallest, rows, hasMore } = data;
  const isNarrowed = Object.keys(definition.filters).length > 0;
  const left = leftOut > 0 ? <p>{t("archiveQueries.leftOut", { count: leftOut })}</p> : null;
  if (total.people === 0) {
    return (
      <Card title={t("archiveQueries.result")}>
        <EmptyState
          title={t(isNarrowed ? "archiveQueries.empty" : "archiveQueries.nothing")}
          text={t(isNarrowed ? "archiveQueries.emptyText" : "archiveQueries.nothingText", {
            least: smallest,
          })}
        />
        <div className={answerStyles.fine}>{left}</div>
      </Card>
    );
  }
  return (
    <Card title={t("archiveQueries.result")} flush>
      <div
        className={answerStyles.answer}
        aria-busy={answer.isPlaceholderData}
        data-stale={answer.isPlaceholderData}
      >
        <AnswerTable answer={data} definition={definition} />
      </div>
      <div className={answerStyles.fine}>
        {hasMore ? <p>{t("archiveQueries.more", { count: rows.length })}</p> : null}
        {left}
        <p>{t("archiveQueries.protected", { least: smallest })}</p>
        {asOf === null ? null : (
          <p>{t("archiveQueries.asOf", { at: formatDateTime(asOf, locale), least: smallest })}</p>
        )}
      </div>
    </Card>
  );
}
