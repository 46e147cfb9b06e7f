import { DeleteOutlined } from "@ant-design/icons";
import { App, Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, saveLink } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { formatBytes } from "../../common/format";
import { usePoolChange } from "../data";
import styles from "./Detail.module.css";

type Props = {
  /** Where its link is asked for, and where it is taken away. */
  path: string;
  /** The page of what it says. */
  reading: string;
  resume: { fileName: string; type: string; bytes: number };
  mayWrite: boolean;
  removable?: boolean;
};

/** A résumé's file: what it is called, and how to get it. */
export function Resume({ path, reading, resume, mayWrite, removable = false }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const fail = (error: unknown) => void message.error(errorText(error));
  const remove = usePoolChange(() => api.delete(path));
  const open = async () => {
    const { url } = await api.get<{ url: string }>(path);
    saveLink(url, `resume.${resume.type}`);
  };
  return (
    <p className={styles.resume}>
      <span>
        {resume.fileName} <span className={styles.soft}>{formatBytes(resume.bytes)}</span>
      </span>
      {mayWrite ? (
        <Link to={reading} className={styles.reading}>
          {t("resume.open")}
        </Link>
      ) : null}
      {mayWrite ? (
        <Button size="small" onClick={() => void open().catch(fail)}>
          {t("candidates.download")}
        </Button>
      ) : null}
      {mayWrite && removable ? (
        <Popconfirm
          title={t("candidates.removeResume")}
          okText={t("candidates.remove")}
          onConfirm={() => remove.mutate(undefined, { onError: fail })}
        >
          <Button
            type="text"
            size="small"
            aria-label={t("candidates.removeResume")}
            icon={<DeleteOutlined aria-hidden />}
          />
        </Popconfirm>
      ) : null}
    </p>
  );
}
