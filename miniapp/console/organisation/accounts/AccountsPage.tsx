import { Button, Select, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { EmptyState } from "../../common/EmptyState";
import { ErrorState } from "../../common/ErrorState";
import { NoPermission } from "../../common/NoPermission";
import { SearchBox } from "../../common/SearchBox";
import { useTitle } from "../../common/useTitle";
import { useChatPlatforms } from "../../session/chatLogin";
import { useMay } from "../../session/usePermission";
import { useUnits } from "../data";
import styles from "../Organisation.module.css";
import { OrganisationFrame } from "../OrganisationFrame";
import own from "./Accounts.module.css";
import { AccountTable } from "./AccountTable";
import { type ChatAccount, type Show, useAccounts, useRoster, useSyncs } from "./data";
import { LinkModal } from "./LinkModal";
import { RosterCard } from "./RosterCard";
import { SyncCard } from "./SyncCard";

const SHOWN: Show[] = ["all", "linked", "unmatched", "left"];

export function Component() {
  const { t } = useTranslation();
  useTitle(t("organisation.tab.accounts"));
  return useMay("staff.read") ? <AccountsPage /> : <NoPermission what={t("organisation.title")} />;
}

function AccountsPage() {
  const { t } = useTranslation();
  const maySync = useMay("contacts.sync");
  const syncs = useSyncs(maySync);
  const roster = useRoster(maySync);
  return (
    <OrganisationFrame intro={t("chatAccounts.intro")}>
      {syncs.data && syncs.data.length > 0 ? (
        <div className={own.syncs}>
          {syncs.data.map((sync) => (
            <SyncCard key={sync.platform} sync={sync} />
          ))}
          {roster.data ? <RosterCard sync={roster.data} /> : null}
        </div>
      ) : null}
      <Accounts />
    </OrganisationFrame>
  );
}

function Accounts() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const units = useUnits();
  const platforms = useChatPlatforms();
  const [linking, setLinking] = useState<ChatAccount | null>(null);
  const q = params.get("q") ?? "";
  const platform = platforms.find((known) => known === params.get("platform")) ?? null;
  const show = SHOWN.find((known) => known === params.get("show")) ?? "all";
  const list = useAccounts({ platform, show, q });
  const accounts = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const change = (name: string, value: string) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const filtered = q !== "" || platform !== null || show !== "all";
  return (
    <section className={styles.side} aria-label={t("chatAccounts.caption")}>
      <div className={`${styles.bar} ${own.bar}`}>
        <SearchBox
          value={q}
          onChange={(text) => change("q", text)}
          label={t("chatAccounts.search")}
          placeholder={t("chatAccounts.searchPlaceholder")}
          className={styles.search}
        />
        <Select
          className={styles.stateFilter}
          aria-label={t("chatAccounts.platformFilter")}
          value={platform ?? ""}
          onChange={(value) => change("platform", value)}
          options={[
            { value: "", label: t("chatAccounts.anyPlatform") },
            ...platforms.map((value) => ({ value, label: t(`chatAccounts.platform.${value}`) })),
          ]}
        />
        <Select
          className={styles.stateFilter}
          aria-label={t("chatAccounts.showFilter")}
          value={show}
          onChange={(value) => change("show", value === "all" ? "" : value)}
          options={SHOWN.map((value) => ({ value, label: t(`chatAccounts.show.${value}`) }))}
        />
      </div>
      {list.isPending ? (
        <div className={styles.loading}>
          <Skeleton active title={false} paragraph={{ rows: 6 }} />
        </div>
      ) : !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : accounts.length > 0 ? (
        <AccountTable accounts={accounts} onLink={setLinking} />
      ) : filtered ? (
        <EmptyState
          title={t("chatAccounts.nothingFound")}
          text={t("chatAccounts.nothingFoundText")}
          action={{ label: t("staff.clear"), onClick: () => setParams({}, { replace: true }) }}
        />
      ) : (
        <EmptyState title={t("chatAccounts.none")} text={t("chatAccounts.noneText")} />
      )}
      {list.hasNextPage ? (
        <div className={styles.more}>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("staff.more")}
          </Button>
        </div>
      ) : null}
      {linking ? (
        <LinkModal
          key={linking.id}
          account={linking}
          units={units.data ?? []}
          onClose={() => setLinking(null)}
        />
      ) : null}
    </section>
  );
}
