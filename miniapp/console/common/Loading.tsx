import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./Loading.module.css";

/** `cards`: a grid of them; `page`: a head and one panel; `panel`: that panel alone. */
type Props = { shape: "cards" | "page" | "panel"; count?: number };

/** What stands where something will be, in its shape, so that the page does not jump. */
export function Loading({ shape, count = 4 }: Props) {
  const { t } = useTranslation();
  return (
    <output className={styles.loading} aria-label={t("common.loading")}>
      {shape === "page" ? (
        <Skeleton active title={{ width: 220 }} paragraph={{ rows: 1, width: 360 }} />
      ) : null}
      {shape === "cards" ? (
        <div className={styles.cards}>
          {Array.from({ length: count }, (_, index) => (
            <div key={index} className={styles.card}>
              <Skeleton active title={{ width: "60%" }} paragraph={{ rows: 2, width: ["90%", "40%"] }} />
            </div>
          ))}
        </div>
      ) : (
        <div className={styles.card}>
          <Skeleton active title={false} paragraph={{ rows: 8, width: ["92%", "83%", "88%", "74%"] }} />
        </div>
      )}
    </output>
  );
}
