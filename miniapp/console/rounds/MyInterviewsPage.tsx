import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type MyInterviews, type MyState, useMyInterviews } from "../../forms/data";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { More } from "../common/More";
import { useTitle } from "../common/useTitle";
import { useTimeWords } from "../decisions/timeWords";
import styles from "./Rounds.module.css";

/** Whom one was asked to meet, what waits for a form first. */
export function Component() {
  const { t } = useTranslation();
  useTitle(t("forms.title"));
  return (
    <div className={styles.page}>
      <h1>{t("forms.title")}</h1>
      <p className={styles.soft}>{t("forms.intro")}</p>
      <Part state="open" />
      <Part state="sent" />
    </div>
  );
}

function Part({ state }: { state: MyState }) {
  const { t } = useTranslation();
  const list = useMyInterviews(state);
  if (list.isPending) return state === "open" ? <Loading shape="panel" /> : null;
  if (!list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return state === "open" ? (
      <EmptyState title={t("forms.emptyOpen")} text={t("forms.emptyOpenText")} />
    ) : null;
  return (
    <section className={styles.section} aria-label={t(`forms.${state}`)}>
      <div className={styles.head}>
        <h3>{t(`forms.${state}`)}</h3>
      </div>
      <ul className={styles.rows}>
        {items.map((item) => (
          <li key={item.id}>
            <Row item={item} timeZone={list.data.pages[0]?.timeZone ?? "UTC"} />
          </li>
        ))}
      </ul>
      <More list={list} className="" />
    </section>
  );
}

function Row({ item, timeZone }: { item: MyInterviews["items"][number]; timeZone: string }) {
  const { t } = useTranslation();
  const words = useTimeWords(timeZone);
  return (
    <Link className={styles.link} to={`/my-interviews/${item.id}`}>
      <strong>{item.candidateName}</strong>
      <span>{item.hasDraft ? <Tag>{t("forms.hasDraft")}</Tag> : null}</span>
      <span className={styles.soft}>{t("forms.with", { job: item.jobTitle, unit: item.orgUnit })}</span>
      <span>{item.meeting ? `${words.whole(item.meeting)} · ${item.meeting.place}` : t("forms.noTime")}</span>
    </Link>
  );
}
