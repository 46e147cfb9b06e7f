import { DownOutlined } from "@ant-design/icons";
import { Dropdown } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink, useLocation } from "react-router";
import { useMyInterviews } from "../../forms/data";
import { useSession } from "../session/useSession";
import { type NavPage, SETUP, WORK, isIn } from "./pages";
import styles from "./Navigation.module.css";

/** The main navigation: the pages of one's work in a row, what it goes by in a menu behind them. */
export function Navigation() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const may = useSession().data?.staff?.permissions ?? [];
  const meets = useMeets(pathname);
  const shows = ({ needs }: NavPage) => (needs === null ? meets : may.includes(needs));
  const setup = SETUP.filter(shows);
  const current = setup.find((page) => isIn(pathname, page));
  const row = useRef<HTMLDivElement>(null);
  // On a phone the row is longer than the screen: it shows where one is.
  useEffect(() => {
    const nav = row.current;
    const link = nav?.querySelector<HTMLElement>("[aria-current]");
    if (nav && link) nav.scrollLeft = link.offsetLeft - (nav.clientWidth - link.offsetWidth) / 2;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- which link is the current one follows from it
  }, [pathname]);
  return (
    <nav className={styles.nav} aria-label={t("nav.label")}>
      <div ref={row} className={styles.row}>
        {WORK.filter(shows).map(({ to, name }) => (
          <NavLink key={to} to={to} className={styles.link}>
            {t(`nav.${name}`)}
          </NavLink>
        ))}
      </div>
      {setup.length > 0 ? (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: setup.map(({ to, name }) => ({ key: to, label: <Link to={to}>{t(`nav.${name}`)}</Link> })),
            selectedKeys: current ? [current.to] : [],
          }}
        >
          <button
            type="button"
            className={styles.link}
            aria-haspopup="menu"
            aria-current={current ? "true" : undefined}
          >
            {current ? t(`nav.${current.name}`) : t("nav.setup")}
            <DownOutlined className={styles.caret} aria-hidden />
          </button>
        </Dropdown>
      ) : null}
    </nav>
  );
}

/** Who meets candidates has a page for it; for everybody else it would be an empty one. */
function useMeets(pathname: string): boolean {
  const open = useMyInterviews("open").data?.pages[0]?.items.length ?? 0;
  const sent = useMyInterviews("sent").data?.pages[0]?.items.length ?? 0;
  return open + sent > 0 || pathname.startsWith("/my-interviews");
}
