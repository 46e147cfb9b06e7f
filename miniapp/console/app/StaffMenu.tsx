import { DownOutlined, InboxOutlined, LogoutOutlined, UserOutlined } from "@ant-design/icons";
import { App, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Session } from "../api/types";
import { useErrorText } from "../common/ErrorState";
import { useSessionActions } from "../session/useSession";
import styles from "./Shell.module.css";

type Props = { staff: NonNullable<Session["staff"]>; demo: boolean };

export function StaffMenu({ staff, demo }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const { logout } = useSessionActions();
  const items = [
    {
      key: "account",
      icon: <UserOutlined aria-hidden />,
      label: <Link to="/account">{t("nav.myAccount")}</Link>,
    },
    ...(demo
      ? [
          {
            key: "sandbox",
            icon: <InboxOutlined aria-hidden />,
            label: <a href="/sandbox">{t("nav.sandbox")}</a>,
          },
        ]
      : []),
    {
      key: "logout",
      icon: <LogoutOutlined aria-hidden />,
      label: demo ? t("nav.switchRole") : t("nav.logout"),
    },
  ];
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items,
        onClick: ({ key }) => {
          if (key === "logout") logout().catch((error: unknown) => void message.error(errorText(error)));
        },
      }}
    >
      <button type="button" className={styles.staff} title={t("nav.account")}>
        <span className={styles.avatar} aria-hidden>
          {staff.name.slice(0, 1)}
        </span>
        <span className={styles.who}>
          <span className={styles.name}>{staff.name}</span>
          <span className={styles.role}>{t(`role.${staff.role}`)}</span>
        </span>
        <DownOutlined className={styles.caret} aria-hidden />
      </button>
    </Dropdown>
  );
}
