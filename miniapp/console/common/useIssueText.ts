import { useTranslation } from "react-i18next";

type Issue = { code: string; message: string | null };

/** The sentence for a refused value: our own words where we have them, since they fit the field, else the server's. */
export function useIssueText(): (issue: Issue) => string {
  const { t, i18n } = useTranslation();
  return ({ code, message }) => {
    const key = `issue.${code.replaceAll(".", "_")}`;
    return i18n.exists(key) ? t(key) : (message ?? t("issue.invalid"));
  };
}
