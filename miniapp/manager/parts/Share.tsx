import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../candidate/parts/icons";
import { openHost } from "../../host/openHost";
import { hostCalls } from "../hostCalls";

type Props = { interviewId: string; jobTitle: string };

/**
 * Passes a report on as its address: whoever opens it logs in and sees what they may. What is shown where it lands says
 * the job alone, not who it is about. Where nothing can share, the address is copied.
 */
export function Share({ interviewId, jobTitle }: Props) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<"copied" | "failed" | null>(null);
  async function share() {
    setSaid(null);
    // Of the console: on a phone inside a chat client it leads back to this page.
    const url = `${location.origin}/console/interviews/${interviewId}/report`;
    const host = await openHost(hostCalls);
    const shared = await host.share({
      title: t("share.title", { job: jobTitle }),
      text: t("share.text"),
      url,
    });
    if (shared.state === "ok" || (shared.state === "refused" && shared.why === "cancelled")) return;
    const copied = await host.copy(url);
    setSaid(copied.state === "ok" ? "copied" : "failed");
  }
  return (
    <p className="m-share">
      <button type="button" className="bare-button" onClick={() => void share()}>
        <Icon name="share" />
        <span>{t("share.report")}</span>
      </button>
      <output className="m-small">{said ? t(`share.${said}`) : ""}</output>
    </p>
  );
}
