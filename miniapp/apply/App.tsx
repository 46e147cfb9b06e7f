import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "../candidate/parts/LanguageSwitch";
import { isApiError } from "../shared/api";
import { openLink, type OpenedLink } from "./calls";
import { Form } from "./Form";

type State =
  | { kind: "loading" }
  | { kind: "failed"; why: "closed" | "offline" }
  /** The server answered, but not with the page; in its own words. */
  | { kind: "refused"; text: string }
  | { kind: "open"; page: OpenedLink };

/** Of what the page is told, 4xx but "too many" means that there is nothing here. */
function stateOf(error: unknown): State {
  if (!isApiError(error)) return { kind: "failed", why: "offline" };
  return error.status < 429 ? { kind: "failed", why: "closed" } : { kind: "refused", text: error.message };
}

export function App({ token }: { token: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<State>({ kind: "loading" });
  const [sent, setSent] = useState(false);

  const load = useCallback(
    () =>
      openLink(token).then(
        (page) => setState({ kind: "open", page }),
        (error: unknown) => setState(stateOf(error)),
      ),
    [token],
  );
  useEffect(() => void load(), [load]);
  const page = state.kind === "open" ? state.page : null;
  useEffect(() => {
    document.title = page ? `${page.title} · ${page.companyName}` : t("title");
  }, [page, t]);

  return (
    <div className="frame">
      <header className="header">
        <div className="header-row">
          <p className="company">{page?.companyName ?? ""}</p>
          <LanguageSwitch />
        </div>
      </header>
      <main className="screen">
        {state.kind === "loading" ? <p className="lead">{t("loading")}</p> : null}
        {state.kind === "failed" && state.why === "closed" ? (
          <Standing title={t("closed")} text={t("closedText")} />
        ) : null}
        {state.kind === "refused" || (state.kind === "failed" && state.why === "offline") ? (
          <Standing title={t("offline")} text={state.kind === "refused" ? state.text : t("openOfflineText")}>
            <button
              type="button"
              className="wide-button"
              onClick={() => {
                setState({ kind: "loading" });
                void load();
              }}
            >
              {t("again")}
            </button>
          </Standing>
        ) : null}
        {page && sent ? (
          <Standing
            title={t("thanks")}
            text={t("thanksText", { company: page.companyName, title: page.title })}
          />
        ) : null}
        {page && !sent ? (
          <>
            <Position page={page} />
            <Form token={token} page={page} onSent={() => setSent(true)} />
          </>
        ) : null}
      </main>
    </div>
  );
}

function Standing({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="title">
        {title}
      </h1>
      <p className="apply-text">{text}</p>
      {children}
    </>
  );
}

function Position({ page }: { page: OpenedLink }) {
  const { t } = useTranslation();
  return (
    <>
      <h1 className="title">{page.title}</h1>
      <p className="lead">{t("lead", { company: page.companyName })}</p>
      {page.duties || page.skills.length > 0 ? (
        <section className="card apply-duties" aria-label={t("about")}>
          {page.duties ? (
            <>
              <h2>{t("duties")}</h2>
              <p>{page.duties}</p>
            </>
          ) : null}
          {page.skills.length > 0 ? (
            <>
              <h2>{t("skills")}</h2>
              <ul className="bullets">
                {page.skills.map((skill) => (
                  <li key={skill}>{skill}</li>
                ))}
              </ul>
            </>
          ) : null}
        </section>
      ) : null}
    </>
  );
}
