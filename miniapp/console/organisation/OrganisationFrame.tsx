import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useMayAsk } from "../session/usePermission";
import styles from "./Organisation.module.css";

const PAGES = {
  staff: "/organisation",
  accounts: "/organisation/accounts",
  roles: "/organisation/roles",
  import: "/organisation/import",
};

/** The heading over the pages of the organisation, and the way from one to the next. */
export function OrganisationFrame({ intro, children }: { intro: string; children: ReactNode }) {
  const { t } = useTranslation();
  const may = useMayAsk();
  const mayImport = may("staff.manage") || may("org.manage");
  const tabs = (["staff", "accounts", "roles", "import"] as const).filter(
    (tab) => tab !== "import" || mayImport,
  );
  return (
    <>
      <div className={styles.head}>
        <h1>{t("organisation.title")}</h1>
        <p>{intro}</p>
      </div>
      <nav className={styles.tabs} aria-label={t("organisation.tabs")}>
        {tabs.map((tab) => (
          <NavLink key={tab} to={PAGES[tab]} end className={styles.tab}>
            {t(`organisation.tab.${tab}`)}
          </NavLink>
        ))}
      </nav>
      {children}
    </>
  );
}
