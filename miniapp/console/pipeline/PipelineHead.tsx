import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import list from "../common/List.module.css";
import styles from "./Pipeline.module.css";

type Props = {
  /** Narrowing that both views understand, as the address has it. */
  query: Record<string, string>;
  keys: string;
  children?: ReactNode;
};

/** The page's name and its two views of the same people. */
export function PipelineHead({ query, keys, children }: Props) {
  const { t } = useTranslation();
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "")).toString();
  const to = (pathname: string) => ({ pathname, search });
  return (
    <div className={list.head}>
      <h1>{t("nav.pipeline")}</h1>
      <nav className={styles.views} aria-label={t("pipeline.views")}>
        <NavLink end to={to("/pipeline")} className={styles.view}>
          {t("pipeline.board")}
        </NavLink>
        <NavLink to={to("/pipeline/list")} className={styles.view}>
          {t("pipeline.list")}
        </NavLink>
      </nav>
      <p className={list.keys}>{keys}</p>
      {children}
    </div>
  );
}
