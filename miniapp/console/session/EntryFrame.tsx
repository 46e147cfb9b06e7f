import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "../app/LanguageSwitch";
import { Mark } from "../app/Mark";
import styles from "./Entry.module.css";

type Props = { companyName?: string | undefined; wide?: boolean; foot?: ReactNode; children: ReactNode };

/** What stands around every page of whoever is not inside yet. */
export function EntryFrame({ companyName, wide = false, foot, children }: Props) {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <div className={styles.top}>
        <LanguageSwitch />
      </div>
      <div className={`${styles.box} ${wide ? styles.wide : ""}`}>
        <div className={styles.brand}>
          <Mark size={44} />
          <div className={styles.names}>
            <p className={styles.product}>{t("common.product")}</p>
            {companyName ? <p className={styles.company}>{companyName}</p> : null}
          </div>
        </div>
        {children}
        {foot}
      </div>
    </main>
  );
}

/** The one thing that such a page is for. */
export function EntryCard({
  title,
  text,
  children,
}: {
  title: string;
  text?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className={styles.card}>
      <h1>{title}</h1>
      {text ? <p className={styles.text}>{text}</p> : null}
      {children}
    </section>
  );
}
