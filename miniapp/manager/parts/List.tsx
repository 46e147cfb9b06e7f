import type { UseInfiniteQueryResult, InfiniteData } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../../candidate/parts/Action";
import type { InterviewSummary } from "../../console/api/types";
import type { InterviewPageOf } from "../data";
import { Row } from "./Row";
import { Failed, Loading } from "./States";

type Props = {
  query: UseInfiniteQueryResult<InfiniteData<InterviewPageOf>>;
  empty: ReactNode;
  /** Stands before each row, such as a box to choose it. */
  before?: (interview: InterviewSummary) => ReactNode;
  label: string;
};

export function List({ query, empty, before, label }: Props) {
  const { t } = useTranslation();
  const [now] = useState(() => Date.now());
  if (query.isPending) return <Loading />;
  if (!query.data) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <>
      <ul className="m-list" aria-label={label}>
        {items.map((interview) => (
          <li key={interview.id}>
            {before?.(interview)}
            <Row interview={interview} now={now} />
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <Action kind="quiet" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("common.more")}
        </Action>
      ) : null}
    </>
  );
}
