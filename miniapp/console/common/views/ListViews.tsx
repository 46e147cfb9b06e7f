import { AppstoreOutlined, DeleteOutlined, InsertRowRightOutlined } from "@ant-design/icons";
import { App, Button, Checkbox, Input, Popover, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { ListPage } from "../../../../server/savedViews/schema";
import { useErrorText } from "../ErrorState";
import { hiddenOf, keysShown, sameQuery, shownOf } from "./columns";
import { ExportButton } from "./ExportButton";
import type { Columns } from "./useColumns";
import { type SavedView, useSavedViews } from "./useSavedViews";
import styles from "./Views.module.css";

type Props = { page: ListPage; columns: Columns };

/** A list as one likes to see it: which columns, and views to come back to; `query` is what the server is asked. */
export function ListViews({ query, ...props }: Props & { query: Record<string, string> }) {
  return (
    <Space size={8}>
      <SavedViews {...props} />
      <ColumnChooser {...props.columns} />
      <ExportButton {...props} query={query} />
    </Space>
  );
}

function SavedViews({ page, columns: { columns, hidden, setHidden } }: Props) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [isOpen, setOpen] = useState(false);
  const views = useSavedViews(page);
  const query = params.toString();
  const shown = shownOf(columns, hidden);
  const isCurrent = (view: SavedView) =>
    sameQuery(view.query, query) && String(hiddenOf(columns, view.columns)) === String(hidden);
  const apply = (view: SavedView) => {
    setParams(new URLSearchParams(view.query));
    setHidden(hiddenOf(columns, view.columns));
    setOpen(false);
  };
  const items = views.list.data ?? [];
  const current = items.find(isCurrent);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setOpen}
      content={
        <div className={styles.views}>
          {items.length === 0 ? (
            <p className={styles.none}>{t(views.list.isError ? "views.unreadable" : "views.none")}</p>
          ) : (
            <ul aria-label={t("views.label")}>
              {items.map((view) => (
                <ViewItem
                  key={view.id}
                  view={view}
                  current={view === current}
                  onApply={() => apply(view)}
                  onRemove={() => views.remove.mutateAsync(view.id)}
                />
              ))}
            </ul>
          )}
          <SaveForm onSave={(name) => views.save.mutateAsync({ name, query, columns: shown })} />
        </div>
      }
    >
      <Button className={styles.open ?? ""} icon={<AppstoreOutlined aria-hidden />}>
        <span>{current?.name ?? t("views.label")}</span>
      </Button>
    </Popover>
  );
}

type ItemProps = {
  view: SavedView;
  current: boolean;
  onApply: () => void;
  onRemove: () => Promise<unknown>;
};

function ViewItem({ view, current, onApply, onRemove }: ItemProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  return (
    <li>
      <button type="button" className={styles.view} aria-current={current} onClick={onApply}>
        {view.name}
      </button>
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t("views.remove", { name: view.name })}
        onClick={() => void onRemove().catch((error: unknown) => void message.error(errorText(error)))}
      />
    </li>
  );
}

function SaveForm({ onSave }: { onSave: (name: string) => Promise<unknown> }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [name, setName] = useState("");
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    try {
      await onSave(name.trim());
      setName("");
      void message.success(t("views.saved"));
    } catch (error) {
      void message.error(errorText(error));
    }
    setSaving(false);
  };
  return (
    <form
      className={styles.save}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) void save();
      }}
    >
      <Input
        size="small"
        maxLength={40}
        value={name}
        aria-label={t("views.name")}
        placeholder={t("views.name")}
        onChange={(event) => setName(event.target.value)}
      />
      <Button size="small" type="primary" htmlType="submit" disabled={!name.trim()} loading={isSaving}>
        {t("views.save")}
      </Button>
    </form>
  );
}

function ColumnChooser({ columns, hidden, setHidden }: Columns) {
  const { t } = useTranslation();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className={styles.columns ?? ""}
          value={keysShown(columns, hidden)}
          options={columns.map(({ key, label }) => ({ value: key, label: t(label) }))}
          onChange={(shown) => {
            // The name alone is no list; the last column stays.
            if (shown.length > 0) setHidden(hiddenOf(columns, shown));
          }}
        />
      }
    >
      <Button className={styles.open ?? ""} icon={<InsertRowRightOutlined aria-hidden />}>
        <span>
          {hidden.length > 0
            ? t("views.columnsSome", { shown: columns.length - hidden.length, all: columns.length })
            : t("views.columns")}
        </span>
      </Button>
    </Popover>
  );
}
