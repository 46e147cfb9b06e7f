import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** The browser tab's name: what is open, then the product. */
export function useTitle(title: string | null | undefined): void {
  const { t } = useTranslation();
  const product = t("common.product");
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}
