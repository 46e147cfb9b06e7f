import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** The reason behind a point, one tap away. */
export function Why({ children, about }: { children: ReactNode; about: string }) {
  const { t } = useTranslation();
  return (
    <details className="why">
      <summary>
        {t("common.why")}
        <span className="sr-only">{`: ${about}`}</span>
      </summary>
      <p>{children}</p>
    </details>
  );
}
