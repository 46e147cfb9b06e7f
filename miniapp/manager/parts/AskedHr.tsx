import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HelpAsked } from "../../../server/decisions/schema";
import { hostKind, openHost } from "../../host/openHost";
import { hostCalls } from "../hostCalls";

/** HR has been told; inside a chat client one can also write to them at once. */
export function AskedHr({ accounts }: Pick<HelpAsked, "accounts">) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const here = accounts.find(({ platform }) => platform === hostKind());
  async function open(userId: string) {
    const opened = await (await openHost(hostCalls)).openChat({ userId });
    setFailed(opened.state !== "ok");
  }
  return (
    <output className="note note-good">
      {t("decision.hrAsked")}
      {here ? (
        <button type="button" className="link" onClick={() => void open(here.userId)}>
          {t("decision.chatWith", { name: here.name })}
        </button>
      ) : null}
      {failed ? <span>{t("decision.chatFailed")}</span> : null}
    </output>
  );
}
