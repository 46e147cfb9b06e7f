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
import type { StaffRole } from "../api/types";
import { useErrorText } from "../common/ErrorState";
import styles from "./RoleChoice.module.css";
import { useSessionActions } from "./useSession";

const ICONS: Record<StaffRole, ReactNode> = {
  hq_admin: <SafetyCertificateOutlined aria-hidden />,
  hq_hr: <SolutionOutlined aria-hidden />,
  branch_hr: <TeamOutlined aria-hidden />,
  branch_manager: <BankOutlined aria-hidden />,
  hiring_manager: <UserSwitchOutlined aria-hidden />,
  auditor: <AuditOutlined aria-hidden />,
};

/** The demonstration's door: one of its people by a press. */
export function RoleChoice({ roles }: { roles: StaffRole[] }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { loginAs } = useSessionActions();
  const login = useMutation({ mutationFn: loginAs });
  return (
    <section className={styles.demo}>
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
    </section>
  );
}
