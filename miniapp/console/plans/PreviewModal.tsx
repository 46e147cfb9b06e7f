import { ExportOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./Preview.module.css";

/** The candidate's own screens with this plan, in a frame of a phone's size. */
export function PreviewModal({ planId, onClose }: { planId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const address = `/preview/${planId}`;
  return (
    <Modal
      open
      centered
      width={450}
      footer={null}
      onCancel={onClose}
      title={
        <span className={styles.title}>
          {t("inherit.previewTitle")}
          <Button
            type="link"
            size="small"
            href={address}
            target="_blank"
            rel="noopener"
            icon={<ExportOutlined aria-hidden />}
          >
            {t("inherit.previewOpen")}
          </Button>
        </span>
      }
    >
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- our own page, which needs this session's cookie */}
      <iframe className={styles.phone} src={address} title={t("inherit.previewTitle")} />
    </Modal>
  );
}
