import { useMutation, useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { isApiError } from "../../shared/api";
import { api } from "../api/client";
import type { PasswordSet, StaffLink } from "../api/types";
import { ErrorState } from "../common/ErrorState";
import styles from "./Entry.module.css";
import { EntryCard, EntryFrame } from "./EntryFrame";
import { NewPasswordForm } from "./NewPasswordForm";
import { useWait } from "./useWait";

type Props = {
  purpose: StaffLink["purpose"];
  title: (link: StaffLink) => string;
  text: (link: StaffLink) => string;
  done: ReactNode;
};

const isDead = (error: unknown) => isApiError(error) && [404, 410, 422].includes(error.status);

/** Sets a password by the link's secret, which stands behind the `#` and so in nobody's log. */
export function LinkPage({ purpose, title, text, done }: Props) {
  const token = useLocation().hash.slice(1);
  const link = useQuery({
    queryKey: ["staff-link", token],
    queryFn: ({ signal }) => api.post<StaffLink>("/staff-links/open", { token }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    // Used up by this very page, it must not be looked at again.
    refetchOnWindowFocus: false,
  });
  const wait = useWait();
  const set = useMutation({
    mutationFn: (password: string) => api.post<PasswordSet>("/staff-links/password", { token, password }),
    onError: wait.heed,
  });
  const dead = link.isError ? link.error : isPasswordRefusal(set.error) ? null : set.error;
  return (
    <EntryFrame companyName={link.data?.companyName}>
      {set.data ? (
        done
      ) : isDead(dead) ? (
        <DeadLink purpose={purpose} error={dead} />
      ) : link.isPending ? (
        <EntryCard title="">
          <Skeleton active paragraph={{ rows: 3 }} />
        </EntryCard>
      ) : !link.data ? (
        <ErrorState compact error={link.error} onRetry={() => void link.refetch()} />
      ) : (
        <EntryCard title={title(link.data)} text={text(link.data)}>
          <p className={styles.who}>{link.data.email}</p>
          <NewPasswordForm
            email={link.data.email}
            error={set.error}
            wait={wait}
            pending={set.isPending}
            onSubmit={(password) => set.mutate(password)}
          />
        </EntryCard>
      )}
    </EntryFrame>
  );
}

const isPasswordRefusal = (error: unknown) => isApiError(error) && error.code.startsWith("password.");

function DeadLink({ purpose, error }: { purpose: StaffLink["purpose"]; error: unknown }) {
  const { t } = useTranslation();
  const why = isApiError(error) && error.code.startsWith("staff_link.") ? error.message : "";
  const next = purpose === "reset" ? t("entry.linkBadReset") : t("entry.linkBadInvitation");
  return (
    <EntryCard title={t("entry.linkBad")} text={why}>
      <p className={styles.text}>{next}</p>
      <div className={styles.actions}>
        {purpose === "reset" ? <Link to="/forgot">{t("entry.linkAgain")}</Link> : null}
        <Link to="/">{t("entry.backToLogin")}</Link>
      </div>
    </EntryCard>
  );
}
