import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useMayAsk } from "../session/usePermission";
import styles from "./Organisation.module.css";

const PAGES = {
  staff: "/organisation",
  accounts: "/organisation/accounts",
  roles: "/organisation/roles",
  import: "/organisation/import",
  integrations: "/organisation/integrations",
};

/** The heading over the pages of the organisation, and the way from one to the next. */
export function OrganisationFrame({ intro, children }: { intro: string; children: ReactNode }) {
  const { t } = useTranslation();
  const may = useMayAsk();
  const navRef = useRef<HTMLElement>(null);
  // On a phone the row of tabs is longer than the screen: it shows where one is.
  useEffect(() => {
    const nav = navRef.current;
    const tab = nav?.querySelector<HTMLElement>('[aria-current="page"]');
    if (nav && tab) nav.scrollLeft = tab.offsetLeft - (nav.clientWidth - tab.offsetWidth) / 2;
  }, []);
  const mayImport = may("staff.manage") || may("org.manage");
  const mayIntegrate = may("integrations.manage");
  const tabs = (["staff", "accounts", "roles", "import", "integrations"] as const).filter(
    (tab) => (tab !== "import" || mayImport) && (tab !== "integrations" || mayIntegrate),
  );
  return (
    <>
      <div className={styles.head}>
        <h1>{t("organisation.title")}</h1>
        <p>{intro}</p>
      </div>
      <nav ref={navRef} className={styles.tabs} aria-label={t("organisation.tabs")}>
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
