import { useTranslation } from "react-i18next";

/** What a kind of job does, in words; its own name where this build of the page does not know it. */
export function useKindName(): (kind: string) => string {
  const { t, i18n } = useTranslation();
  return (kind) => {
    const key = `jobs.kind.${kind.replaceAll(".", "_")}`;
    return i18n.exists(key) ? t(key) : kind;
  };
}
