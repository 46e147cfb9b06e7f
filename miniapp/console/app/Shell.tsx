import { Skeleton } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, Outlet } from "react-router";
import { ErrorState } from "../common/ErrorState";
import { LiveBadge } from "../live/LiveBadge";
import { LiveProvider } from "../live/LiveProvider";
import { LoginPage } from "../session/LoginPage";
import { useHostLogin } from "../session/useHostLogin";
import { useSession } from "../session/useSession";
import { LanguageSwitch } from "./LanguageSwitch";
import { Mark } from "./Mark";
import { Navigation } from "./Navigation";
import styles from "./Shell.module.css";
import { StaffMenu } from "./StaffMenu";

/** Few ever see it. */
const EnrolFirstPage = lazy(() => import("../account/EnrolFirstPage"));

/** What every page stands in. Without a login it is the login page, so that the address is kept for after. */
export function Shell() {
  const session = useSession();
  const entering = useHostLogin(session.data);
  if (session.isPending || entering)
    return <Skeleton className={styles.boot} active paragraph={{ rows: 6 }} />;
  if (!session.data) return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data.staff) return <LoginPage session={session.data} />;
  if (session.data.staff.enrolFirst) {
    return (
      <Suspense fallback={<Skeleton className={styles.boot} active />}>
        <EnrolFirstPage />
      </Suspense>
    );
  }
  return (
    <LiveProvider>
      <Header />
      <main className={styles.main} id="main">
        <Outlet />
      </main>
    </LiveProvider>
  );
}

function Header() {
  const { t } = useTranslation();
  const session = useSession().data;
  return (
    <header className={styles.header}>
      <a className={styles.skip} href="#main">
        {t("nav.skip")}
      </a>
      <NavLink to="/interviews" className={styles.brand}>
        <Mark size={26} />
        <span>{t("common.product")}</span>
      </NavLink>
      <Navigation />
      <div className={styles.side}>
        <LiveBadge />
        <LanguageSwitch />
        {session?.staff ? <StaffMenu staff={session.staff} demo={session.demo.open} /> : null}
      </div>
    </header>
  );
}
