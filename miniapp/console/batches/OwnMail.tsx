import { MailOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Batches.module.css";

/** Says that this batch's mails are in its own words, and shows them as they were written. */
export function OwnMail({ mail }: { mail: { subject: string; body: string } }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <p className={styles.faint}>
      {t("batches.mail.edited")}
      <Button type="link" size="small" icon={<MailOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t("batches.mail.show")}
      </Button>
      <Modal open={isOpen} footer={null} title={t("batches.mail.title")} onCancel={() => setOpen(false)}>
        <p className={styles.faint}>{t("batches.mail.braces")}</p>
        <h3 className={styles.ownSubject}>{mail.subject}</h3>
        <p className={styles.ownMail}>{mail.body}</p>
      </Modal>
    </p>
  );
}
