import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../parts/Action";
import { usePage, usePageState } from "../parts/hooks";
import { Sheet } from "../parts/Sheet";

export const useNames = () => {
  const { state, invitation } = usePageState();
  return {
    name: state?.interview.candidateName ?? "",
    company: invitation?.companyName ?? "",
    job: invitation?.jobTitle ?? "",
  };
};

/** Not going on is asked once more: there is no way back but the recruiter. */
export function Decline({ agreed = false }: { agreed?: boolean }) {
  const { t } = useTranslation();
  const page = usePage();
  const names = useNames();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  async function decline() {
    setBusy(true);
    await page.round.decline();
    setBusy(false);
    setAsking(false);
  }
  return (
    <>
      <button type="button" className="link round-decline" onClick={() => setAsking(true)}>
        {t(agreed ? "second.cannotCome" : "second.decline")}
      </button>
      {asking && (
        <Sheet
          title={t("second.declineTitle")}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Action kind="danger" busy={busy} onClick={() => void decline()}>
                {t("second.declineGo")}
              </Action>
              <Action kind="quiet" onClick={() => setAsking(false)}>
                {t("second.declineKeep")}
              </Action>
            </>
          }
        >
          <p>{t("second.declineBody", names)}</p>
        </Sheet>
      )}
    </>
  );
}
