import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { switchLanguage } from "../shared/i18n";

/** What all places of the sandbox have on top: where one is, and the other language. */
export function Head({ at, children }: { at: "chats" | "inbox"; children?: ReactNode }) {
  const { t, i18n } = useTranslation();
  const next = i18n.language === "en" ? "zh" : "en";
  return (
    <header className="bar">
      <p className="brand">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="8" />
          <path d="M9 10.5h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-6.2L12.5 25v-3.5H9a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2Z" />
        </svg>
        {t("product")}
        <span>{t("sandbox")}</span>
      </p>
      <nav aria-label={t("places")}>
        <a href="/sandbox" aria-current={at === "chats" ? "page" : undefined}>
          {t("chats.place")}
        </a>
        <a href="/sandbox/inbox" aria-current={at === "inbox" ? "page" : undefined}>
          {t("inboxPlace")}
        </a>
        <a href="/console">{t("console")}</a>
      </nav>
      {children}
      <button type="button" className="plain" lang={next} onClick={() => void switchLanguage(next, true)}>
        {next === "en" ? "English" : "中文"}
      </button>
    </header>
  );
}
