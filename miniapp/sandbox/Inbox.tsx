import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { createApi, isApiError } from "../shared/api";
import { acceptLanguage, currentLanguage } from "../shared/i18n";
import { Head } from "./Head";
import { Message, type SandboxMessage } from "./Message";

const api = createApi({ language: () => acceptLanguage(currentLanguage()) });
const POLL_MS = 2000;

/** What the system would have sent, newest first. */
export function Inbox({ chats }: { chats: boolean }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t("title")} · ${t("product")}`;
  }, [t]);
  const messages = useQuery({
    queryKey: ["messages"],
    queryFn: ({ signal }) => api.get<{ items: SandboxMessage[] }>("/sandbox/messages", { signal }),
    refetchInterval: POLL_MS,
    retry: false,
  });
  const items = messages.data?.items ?? [];
  return (
    <>
      {chats ? <Head at="inbox" /> : null}
      <main className="inbox">
        <header className="head">
          <div>
            <h1>{t("title")}</h1>
            <p>{t("note")}</p>
          </div>
          <div className="side">
            <output className="live" data-ok={!messages.isError}>
              {messages.isError && messages.data ? t("stale") : t("live")}
            </output>
          </div>
        </header>
        {messages.isPending ? (
          <output className="state">{t("loading")}</output>
        ) : !messages.data ? (
          <div className="state" role="alert">
            <h2>{t("error")}</h2>
            {isApiError(messages.error) ? <p>{messages.error.message}</p> : null}
            <button type="button" className="button" onClick={() => void messages.refetch()}>
              {t("retry")}
            </button>
          </div>
        ) : items.length === 0 ? (
          <div className="state">
            <h2>{t("empty")}</h2>
            <p>{t("emptyText")}</p>
            <a className="button" href="/console">
              {t("toConsole")}
            </a>
          </div>
        ) : (
          <ul className="messages">
            {items.map((message) => (
              <li key={message.id}>
                <Message message={message} />
              </li>
            ))}
          </ul>
        )}
      </main>
    </>
  );
}
