import { Skeleton } from "antd";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, Outlet, useLocation } from "react-router";
import { ErrorState } from "../common/ErrorState";
import { LiveBadge } from "../live/LiveBadge";
import { LiveProvider } from "../live/LiveProvider";
import { LoginPage } from "../session/LoginPage";
import { useHostLogin } from "../session/useHostLogin";
import { useSession } from "../session/useSession";
import { LanguageSwitch } from "./LanguageSwitch";
import { Mark } from "./Mark";
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
  const [, section] = useLocation().pathname.split("/");
  const navRef = useRef<HTMLElement>(null);
  // On a phone the row of links is longer than the screen: it shows where one is.
  useEffect(() => {
    const nav = navRef.current;
    const link = nav?.querySelector<HTMLElement>(`a[href$="/${section ?? ""}"]`);
    if (nav && link) nav.scrollLeft = link.offsetLeft - (nav.clientWidth - link.offsetWidth) / 2;
  }, [section]);
  const may = session?.staff?.permissions ?? [];
  const links = [
    { to: "/interviews", label: t("nav.interviews"), show: may.includes("interviews.read") },
    { to: "/reviews", label: t("nav.reviews"), show: may.includes("reviews.write") },
    { to: "/candidates", label: t("nav.candidates"), show: may.includes("candidates.read") },
    { to: "/positions", label: t("nav.positions"), show: may.includes("positions.read") },
    { to: "/batches", label: t("nav.batches"), show: may.includes("batches.read") },
    { to: "/progress", label: t("nav.progress"), show: may.includes("interviews.read") },
    { to: "/plans", label: t("nav.plans"), show: may.includes("plans.read") },
    { to: "/questions", label: t("nav.questions"), show: may.includes("questions.read") },
    { to: "/organisation", label: t("nav.organisation"), show: may.includes("staff.read") },
    { to: "/jobs", label: t("nav.jobs"), show: may.includes("jobs.read") },
  ];
  return (
    <header className={styles.header}>
      <a className={styles.skip} href="#main">
        {t("nav.skip")}
      </a>
      <NavLink to="/interviews" className={styles.brand}>
        <Mark size={26} />
        <span>{t("common.product")}</span>
      </NavLink>
      <nav ref={navRef} className={styles.nav} aria-label={t("nav.label")}>
        {links
          .filter((link) => link.show)
          .map((link) => (
            <NavLink key={link.to} to={link.to} className={styles.link}>
              {link.label}
            </NavLink>
          ))}
      </nav>
      <div className={styles.side}>
        <LiveBadge />
        <LanguageSwitch />
        {session?.staff ? <StaffMenu staff={session.staff} demo={session.demo.open} /> : null}
      </div>
    </header>
  );
}
