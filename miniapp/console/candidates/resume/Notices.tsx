import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { ReadResume } from "./data";
import styles from "./Resume.module.css";

/** Of a long list of pages so many are named. */
const MOST_PAGES = 8;

/** What a person should know before they believe what was read: where it came from, and what is missing. */
export function Notices({ source }: Pick<ReadResume, "source">) {
  const { t } = useTranslation();
  if (!source) return null;
  const { ocr, truncated, unreadPages } = source;
  const pages =
    unreadPages.slice(0, MOST_PAGES).join(t("resume.comma")) + (unreadPages.length > MOST_PAGES ? " …" : "");
  const told = [
    ocr ? { id: "ocr", title: t("resume.notice.ocr"), text: t("resume.notice.ocrText") } : null,
    truncated ? { id: "cut", title: t("resume.notice.cut"), text: t("resume.notice.cutText") } : null,
    unreadPages.length > 0
      ? {
          id: "unread",
          title: t("resume.notice.unread", { count: unreadPages.length, pages }),
          text: t("resume.notice.unreadText"),
        }
      : null,
  ].filter((each) => each !== null);
  return (
    <>
      {told.map(({ id, title, text }) => (
        <Alert key={id} type="warning" showIcon title={title} description={text} className={styles.notice} />
      ))}
    </>
  );
}
