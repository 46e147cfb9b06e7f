import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import { formatDateTime } from "../common/format";
import { More } from "../common/More";
import { useLocale } from "../common/When";
import { useChanges } from "./data";
import styles from "./Integrations.module.css";

/** Who gave other systems access, changed it or took it away. */
type Details = ReturnType<typeof useChanges>["items"][number]["details"];

/** Where it went, or from where to where; of what was sent again, how many. */
function describe(details: Details): string {
  const { before, after, queued } = details ?? {};
  if (queued !== undefined) return ` × ${queued}`;
  const urls = [...new Set([before?.url, after?.url].filter((url) => url !== undefined))];
  return urls.length === 0 ? "" : ` · ${urls.join(" → ")}`;
}

export function ChangesCard() {
  const { t } = useTranslation();
  const locale = useLocale();
  const list = useChanges();
  if (list.items.length === 0) return null;
  return (
    <Card title={t("integrations.changes")}>
      <ul className={styles.changes}>
        {list.items.map(({ id, what, name, details, author, at }) => (
          <li key={id}>
            <span>
              {t(`integrations.change.${what}`, { name, author: author || t("integrations.system") })}
              {describe(details)}
            </span>
            <time dateTime={at}>{formatDateTime(at, locale)}</time>
          </li>
        ))}
      </ul>
      <More list={list} />
    </Card>
  );
}
