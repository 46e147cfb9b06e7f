import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { LanguageSwitch } from "../../candidate/parts/LanguageSwitch";
import { useMyInterviews } from "../../forms/data";
import { useAwaiting, useCan, useSession } from "../data";

/** What every page stands in: whose company it is above, and a few places at thumb height. */
export function Frame({ children, plain = false }: { children: ReactNode; plain?: boolean }) {
  const { t } = useTranslation();
  const company = useSession().data?.companyName ?? "";
  return (
    <div className="frame m-frame">
      <header className="header">
        <div className="header-row">
          <p className="company">{company || t("app.name")}</p>
          <LanguageSwitch />
        </div>
      </header>
      <main className="screen m-screen" id="main">
        {children}
      </main>
      {plain ? null : <Places />}
    </div>
  );
}

function Places() {
  const { t } = useTranslation();
  const reads = useCan("reports.read");
  const places = [
    { to: "/approvals", label: t("nav.approvals"), show: true, count: useAwaitingCount() },
    { to: "/mine", label: t("nav.mine"), show: true, count: useOpenForms() },
    { to: "/progress", label: t("nav.progress"), show: true, count: "" },
    { to: "/reports", label: t("nav.reports"), show: reads, count: "" },
  ];
  return (
    <nav className="m-places" aria-label={t("nav.label")}>
      {places
        .filter(({ show }) => show)
        .map(({ to, label, count }) => (
          <NavLink key={to} to={to}>
            {label}
            {count ? <span className="m-count">{count}</span> : null}
          </NavLink>
        ))}
    </nav>
  );
}

/** How many forms of one's own wait. */
function useOpenForms(): string {
  const [first] = useMyInterviews("open").data?.pages ?? [];
  if (!first || first.items.length === 0) return "";
  return `${first.items.length}${first.nextCursor ? "+" : ""}`;
}

/** As far as was read: the exact number of a long queue changes nothing. */
function useAwaitingCount(): string {
  const [first] = useAwaiting().data?.pages ?? [];
  if (!first || first.items.length === 0) return "";
  return `${first.items.length}${first.nextCursor ? "+" : ""}`;
}
