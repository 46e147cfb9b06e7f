import { useTranslation } from "react-i18next";
import type { CandidateView } from "../data";

/** As the server writes it for whoever ticked the box themselves. */
const ON_PAGE = "application";

/** How somebody agreed, in words. */
export function useHowAgreed() {
  const { t } = useTranslation();
  return (agreement: CandidateView["talentPool"]): string =>
    agreement?.how === ON_PAGE ? t("candidates.onPage") : (agreement?.how ?? "");
}
