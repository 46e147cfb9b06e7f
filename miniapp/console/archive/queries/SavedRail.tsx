import { MoreOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../../common/Card";
import { ErrorState, useErrorText } from "../../common/ErrorState";
import { formatDateTime } from "../../common/format";
import { Loading } from "../../common/Loading";
import { More } from "../../common/More";
import { useLocale } from "../../common/When";
import {
  type Definition,
  EXAMPLES,
  type Saved,
  sameDefinition,
  useSaved,
  useSaving,
  useVersions,
} from "./data";
import styles from "./Queries.module.css";
import { SaveModal } from "./SaveModal";

type Props = {
  list: ReturnType<typeof useSaved>;
  definition: Definition;
  current: Saved | null;
  onOpen: (definition: Definition, saved: Saved | null) => void;
};

/** What was kept, and what one may begin with. */
export function SavedRail({ list, definition, current, onOpen }: Props) {
  const { t } = useTranslation();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <aside className={styles.rail}>
      <Card title={t("archiveQueries.saved")} flush>
        {list.isPending ? (
          <Loading shape="panel" />
        ) : !list.data ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : items.length === 0 ? (
          <p className={styles.none}>{t("archiveQueries.noneSaved")}</p>
        ) : (
          <ul className={styles.list}>
            {items.map((saved) => (
              <Item key={saved.id} saved={saved} current={saved.id === current?.id} onOpen={onOpen} />
            ))}
          </ul>
        )}
        <More list={list} className={styles.moreSaved ?? ""} />
      </Card>
      <Card title={t("archiveQueries.examples")} flush>
        <ul className={styles.list}>
          {EXAMPLES.map((example) => (
            <li key={example.key}>
              <button
                type="button"
                className={styles.open}
                aria-current={current === null && sameDefinition(example.definition, definition)}
                onClick={() => onOpen(example.definition, null)}
              >
                {t(`archiveQueries.example.${example.key}`)}
              </button>
            </li>
          ))}
        </ul>
      </Card>
    </aside>
  );
}

type ItemProps = { saved: Saved; current: boolean; onOpen: Props["onOpen"] };

function Item({ saved, current, onOpen }: ItemProps) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const errorText = useErrorText();
  const { remove } = useSaving();
  const [shown, setShown] = useState<"rename" | "versions" | null>(null);
  const { name, mine, mayChange, shared, by } = saved;
  const askRemove = () =>
    modal.confirm({
      title: t("archiveQueries.deleteTitle", { name }),
      content: t("archiveQueries.deleteText"),
      okText: t("archiveQueries.delete"),
      okButtonProps: { danger: true },
      cancelText: t("common.cancel"),
      onOk: async () => {
        try {
          await remove.mutateAsync(saved.id);
          void message.success(t("archiveQueries.deleted"));
        } catch (error) {
          void message.error(errorText(error));
        }
      },
    });
  const items = [
    ...(mayChange ? [{ key: "rename", label: t("archiveQueries.rename") }] : []),
    { key: "versions", label: t("archiveQueries.versions") },
    ...(mayChange ? [{ key: "delete", label: t("archiveQueries.delete"), danger: true }] : []),
  ];
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.open}
        aria-current={current}
        onClick={() => onOpen(saved.definition, saved)}
      >
        <span>{name}</span>
        <span className={styles.whose}>
          {mine
            ? t(shared ? "archiveQueries.shared" : "archiveQueries.mine")
            : t("archiveQueries.sharedBy", { name: by?.name ?? "API" })}
        </span>
      </button>
      <Dropdown
        trigger={["click"]}
        menu={{
          items,
          onClick: ({ key }) => {
            if (key === "delete") askRemove();
            else setShown(key as "rename" | "versions");
          },
        }}
      >
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined aria-hidden />}
          aria-label={t("archiveQueries.menu", { name })}
        />
      </Dropdown>
      <SaveModal
        saved={saved}
        definition={saved.definition}
        open={shown === "rename"}
        onClose={() => setShown(null)}
        onSaved={(next) => current && onOpen(next.definition, next)}
      />
      <Modal
        open={shown === "versions"}
        title={t("archiveQueries.versions")}
        footer={null}
        onCancel={() => setShown(null)}
        destroyOnHidden
      >
        <Versions
          saved={saved}
          onOpen={(definition) => {
            setShown(null);
            onOpen(definition, saved);
          }}
        />
      </Modal>
    </li>
  );
}

function Versions({ saved, onOpen }: { saved: Saved; onOpen: (definition: Definition) => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const versions = useVersions(saved.id);
  if (versions.isPending) return <Loading shape="panel" />;
  if (!versions.data) return <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />;
  return (
    <ul className={styles.versions}>
      {versions.data.map(({ version, name, definition, savedAt }) => (
        <li key={version}>
          <span>
            {t("archiveQueries.version", { version })} · {name}
            <span className={styles.whose}>{formatDateTime(savedAt, locale)}</span>
          </span>
          <Button size="small" onClick={() => onOpen(definition)}>
            {t("archiveQueries.useVersion")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
