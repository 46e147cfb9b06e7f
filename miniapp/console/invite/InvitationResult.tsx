import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { Invitation } from "../api/types";
import { CopyButton } from "../common/CopyButton";
import { formatDateTime } from "../common/format";
import { useLocale } from "../common/When";
import styles from "./InvitationResult.module.css";

/** The link, its QR code and the text to send. The link is stored only as a hash: this is the one time to copy it. */
export function InvitationResult({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className={styles.result}>
      {invitation.delivered.length > 0 ? (
        <Alert
          type="success"
          showIcon
          title={t("invite.delivered", {
            to: invitation.delivered.map((sent) => `${t(`channel.${sent.channel}`)} ${sent.to}`).join("、"),
          })}
        />
      ) : null}
      {invitation.reachableFromPhone ? null : (
        <Alert
          type="warning"
          showIcon
          title={t("invite.unreachableTitle")}
          description={t("invite.unreachable")}
        />
      )}
      <div className={styles.top}>
        <img
          className={styles.code}
          src={invitation.qrCode}
          alt={t("invite.qrAlt")}
          width={168}
          height={168}
        />
        <div className={styles.link}>
          <h3>{t("invite.link")}</h3>
          <a href={invitation.link} target="_blank" rel="noreferrer">
            {invitation.link}
          </a>
          <p>{t("invite.linkOnce", { until: formatDateTime(invitation.expiresAt, locale) })}</p>
          <CopyButton text={invitation.link} label={t("invite.copyLink")} type="primary" />
        </div>
      </div>
      <div>
        <div className={styles.textHead}>
          <h3>{t("invite.text")}</h3>
          <CopyButton text={invitation.text} label={t("invite.copyText")} size="small" />
        </div>
        <pre className={styles.text}>{invitation.text}</pre>
      </div>
    </div>
  );
}
