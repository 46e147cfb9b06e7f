import {
  AuditOutlined,
  BankOutlined,
  RightOutlined,
  SafetyCertificateOutlined,
  SolutionOutlined,
  TeamOutlined,
  UserSwitchOutlined,
} from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Alert } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Mark } from "../app/Mark";
import { LanguageSwitch } from "../app/LanguageSwitch";
import { useErrorText } from "../common/ErrorState";
import { useTitle } from "../common/useTitle";
import type { Session, StaffRole } from "../api/types";
import styles from "./LoginPage.module.css";
import { useSessionActions } from "./useSession";

const ICONS: Record<StaffRole, ReactNode> = {
  hq_admin: <SafetyCertificateOutlined aria-hidden />,
  hq_hr: <SolutionOutlined aria-hidden />,
  branch_hr: <TeamOutlined aria-hidden />,
  branch_manager: <BankOutlined aria-hidden />,
  hiring_manager: <UserSwitchOutlined aria-hidden />,
  auditor: <AuditOutlined aria-hidden />,
};

export function LoginPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  useTitle(t("login.title"));
  return (
    <main className={styles.page}>
      <div className={styles.top}>
        <LanguageSwitch />
      </div>
      <div className={styles.box}>
        <div className={styles.brand}>
          <Mark size={44} />
          <div className={styles.names}>
            <h1>{t("common.product")}</h1>
            <p>{session.companyName}</p>
          </div>
        </div>
        {session.demo.open ? <RoleChoice roles={session.demo.roles} /> : <Closed session={session} />}
        <p className={styles.version}>{t("login.version", { version: session.version })}</p>
      </div>
    </main>
  );
}

function RoleChoice({ roles }: { roles: StaffRole[] }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { loginAs } = useSessionActions();
  const login = useMutation({ mutationFn: loginAs });
  return (
    <>
      <div>
        <h2 className={styles.heading}>{t("login.choose")}</h2>
        <p className={styles.note}>{t("login.demoNote")}</p>
      </div>
      {login.isError ? <Alert type="error" showIcon title={errorText(login.error)} /> : null}
      <ul className={styles.roles}>
        {roles.map((role) => (
          <li key={role}>
            <button
              type="button"
              className={styles.role}
              disabled={login.isPending}
              onClick={() => login.mutate(role)}
            >
              <span className={styles.icon} aria-hidden>
                {ICONS[role]}
              </span>
              <span className={styles.words}>
                <strong>{t(`role.${role}`)}</strong>
                <span>{t(`login.may.${role}`)}</span>
              </span>
              <RightOutlined className={styles.arrow} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Closed({ session }: { session: Session }) {
  const { t } = useTranslation();
  return (
    <div className={styles.closed}>
      <h2 className={styles.heading}>{t("login.closedTitle")}</h2>
      {session.demo.closedBecause ? <p>{session.demo.closedBecause}</p> : null}
      <h3>{t("login.setUpTitle")}</h3>
      <ol>
        <li>{t("login.setUpLoopback")}</li>
        <li>
          {t("login.setUpToken")} <code>Authorization: Bearer …</code>
        </li>
      </ol>
    </div>
  );
}
