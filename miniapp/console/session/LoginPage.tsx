import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Session } from "../api/types";
import { useTitle } from "../common/useTitle";
import { EntryFrame } from "./EntryFrame";
import styles from "./LoginPage.module.css";
import { ChatButtons, ChatFactor } from "./ChatLogin";
import { PasswordLogin } from "./PasswordLogin";
import { RoleChoice } from "./RoleChoice";

const SECOND_FACTOR = "second-factor";

export function LoginPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  useTitle(t("login.title"));
  const back = useSearchParams()[0].get("chat");
  const [awaitsFactor, setAwaitsFactor] = useState(back === SECOND_FACTOR);
  const { roles } = session.demo;
  const open = session.demo.open && roles.length > 0;
  return (
    <EntryFrame
      companyName={session.companyName}
      wide={open}
      foot={<p className={styles.version}>{t("login.version", { version: session.version })}</p>}
    >
      <div className={open ? styles.two : undefined}>
        <div>
          {awaitsFactor ? (
            <ChatFactor onBack={() => setAwaitsFactor(false)} />
          ) : (
            <>
              <PasswordLogin />
              <ChatButtons refusal={back} />
            </>
          )}
          <p className={styles.note}>{t("entry.noAccount")}</p>
        </div>
        {open ? <RoleChoice roles={roles} /> : null}
      </div>
    </EntryFrame>
  );
}
