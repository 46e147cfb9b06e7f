import { DownloadOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { saveLink } from "../api/client";
import { CopyButton } from "../common/CopyButton";
import styles from "./Account.module.css";

type Props = { codes: string[]; onDone: () => void };

/** Shown once: to be copied or kept as a file before one goes on. */
export function RecoveryCodeList({ codes, onDone }: Props) {
  const { t } = useTranslation();
  const text = codes.join("\n");
  const download = () => {
    const url = URL.createObjectURL(new Blob([`${text}\n`], { type: "text/plain" }));
    saveLink(url, `${t("account.codesFile")}.txt`);
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t("account.codesTitle")}
        description={t("account.codesText")}
        style={{ marginTop: 16 }}
      />
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.foot}>
        <div className={styles.buttons}>
          <CopyButton text={text} label={t("account.codesCopy")} />
          <Button icon={<DownloadOutlined aria-hidden />} onClick={download}>
            {t("account.codesDownload")}
          </Button>
        </div>
        <Button type="primary" onClick={onDone}>
          {t("account.codesSaved")}
        </Button>
      </div>
    </>
  );
}
