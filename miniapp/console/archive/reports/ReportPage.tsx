import { Skeleton, Space } from "antd";
import type { ReactNode } from "react";
import { ErrorState } from "../../common/ErrorState";
import { useTitle } from "../../common/useTitle";
import styles from "./Report.module.css";

type Props<Report> = {
  /** What kind of report it is. */
  title: string;
  query: { data: Report | undefined; error: unknown; isPending: boolean; refetch: () => Promise<unknown> };
  children: (report: Report) => ReactNode;
};

/** A report about one person, once it has come. */
export function ReportPage<Report extends { person: { name: string } }>(props: Props<Report>) {
  const { title, query, children } = props;
  const { data, error, isPending, refetch } = query;
  useTitle(data ? `${data.person.name} · ${title}` : title);
  if (isPending) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <div className={styles.page}>{children(data)}</div>;
}

type Head = {
  person: { name: string };
  title: string;
  /** Which job and which day it speaks of. */
  about: ReactNode;
  /** Its files, and what else can be done with it. */
  children: ReactNode;
};

export function ReportHead({ person, title, about, children }: Head) {
  return (
    <div className={styles.head}>
      <div>
        <h1>
          {person.name} · {title}
        </h1>
        <p className={`${styles.soft} numbers`}>{about}</p>
      </div>
      <Space wrap className={styles.actions ?? ""}>
        {children}
      </Space>
    </div>
  );
}
