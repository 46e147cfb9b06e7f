import { useTranslation } from "react-i18next";
import type { Session } from "../api/types";
import { useTitle } from "../common/useTitle";
import { EntryFrame } from "./EntryFrame";
import styles from "./LoginPage.module.css";
import { PasswordLogin } from "./PasswordLogin";
import { RoleChoice } from "./RoleChoice";

/** What the way back from a chat platform may say; anything else is told as a login that is no longer valid. */
const REFUSALS = ["chat_login.unknown", "chat_login.unavailable", "session.throttled"];

type Props = { session: Session; refusal?: string | null };

export function LoginPage({ session, refusal = null }: Props) {
  const { t } = useTranslation();
  useTitle(t("login.title"));
  const { roles } = session.demo;
  const known = REFUSALS.find((code) => code === refusal) ?? "chat_login.code";
  const refused = refusal === null ? null : t(`entry.refused.${known.replace(".", "_")}`);
  const open = session.demo.open && roles.length > 0;
  return (
    <EntryFrame
      companyName={session.companyName}
      wide={open}
      foot={<p className={styles.version}>{t("login.version", { version: session.version })}</p>}
    >
      <div className={open ? styles.two : undefined}>
        <div>
          <PasswordLogin refusal={refused} />
          <p className={styles.note}>{t("entry.noAccount")}</p>
        </div>
        {open ? <RoleChoice roles={roles} /> : null}
      </div>
    </EntryFrame>
  );
}
