import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Action } from "../../candidate/parts/Action";
import { type MyInterviews, type MyState, useMyInterviews } from "../../forms/data";
import { showTitle } from "../../host/showTitle";
import { timeWords } from "../../shared/timeWords";
import { hostCalls } from "../hostCalls";
import { Empty, Failed, Heading, Loading } from "../parts/States";
import { useLocale } from "../parts/words";

/** 我的面试: whom one was asked to meet, what waits for a form first. */
export function MinePage() {
  const { t } = useTranslation();
  const title = t("forms.title");
  useEffect(() => showTitle(hostCalls, title), [title]);
  return (
    <>
      <Heading>{title}</Heading>
      <p className="fine">{t("forms.intro")}</p>
      <Part state="open" />
      <Part state="sent" />
    </>
  );
}

function Part({ state }: { state: MyState }) {
  const { t } = useTranslation();
  const query = useMyInterviews(state);
  if (query.isPending) return state === "open" ? <Loading /> : null;
  if (!query.data) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { pages } = query.data;
  const items = pages.flatMap((page) => page.items);
  if (items.length === 0)
    return state === "open" ? <Empty title={t("forms.emptyOpen")} text={t("forms.emptyOpenText")} /> : null;
  const title = t(`forms.${state}`);
  return (
    <section className="m-stack" aria-label={title}>
      <h2>{title}</h2>
      <ul className="m-list">
        {items.map((item) => (
          <li key={item.id}>
            <Row item={item} timeZone={pages[0]?.timeZone ?? ""} />
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <Action kind="quiet" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("common.more")}
        </Action>
      ) : null}
    </section>
  );
}

function Row({ item, timeZone }: { item: MyInterviews["items"][number]; timeZone: string }) {
  const { t } = useTranslation();
  const words = timeWords(useLocale() === "zh" ? "zh-CN" : "en-GB", timeZone);
  return (
    <Link className="m-row" to={`/mine/${item.id}`}>
      <span className="m-row-who">
        <strong>{item.candidateName}</strong>
        <span className="fine">{t("forms.with", { job: item.jobTitle, unit: item.orgUnit })}</span>
      </span>
      {item.hasDraft ? <span className="m-tag m-tag-advice">{t("forms.hasDraft")}</span> : null}
      <span className="m-row-when fine">
        {item.meeting ? `${words.whole(item.meeting)} · ${item.meeting.place}` : t("forms.noTime")}
      </span>
    </Link>
  );
}
