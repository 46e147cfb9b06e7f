import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../../candidate/parts/Action";
import { isApiError, NetworkError } from "../../shared/api";

/** The sentence for an error: the server's own words where it answered. */
export function useErrorText() {
  const { t } = useTranslation();
  return (error: unknown): string => {
    if (isApiError(error) && error.message) return error.message;
    return t(error instanceof NetworkError ? "state.network" : "state.broken");
  };
}

export function Loading() {
  const { t } = useTranslation();
  return (
    <output className="skeleton" aria-label={t("state.loading")}>
      <span />
      <span />
      <span />
    </output>
  );
}

export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const text = useErrorText();
  // Asking again brings back neither what is not there nor a permission.
  const final = isApiError(error) && (error.status === 404 || error.status === 403);
  return (
    <div className="m-standing" role="alert">
      <p className="strong">{t(final ? "state.gone" : "state.failed")}</p>
      <p className="fine">{text(error)}</p>
      {final ? null : (
        <Action kind="quiet" onClick={onRetry}>
          {t("common.retry")}
        </Action>
      )}
    </div>
  );
}

export function Empty({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="m-standing">
      <p className="strong">{title}</p>
      <p className="fine">{text}</p>
      {children}
    </div>
  );
}

export function Heading({ children }: { children: ReactNode }) {
  return <h1 className="title">{children}</h1>;
}
