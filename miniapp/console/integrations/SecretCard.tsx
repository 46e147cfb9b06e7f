import { PlusOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { type ReactNode, useState } from "react";
import { Card } from "../common/Card";
import { ErrorState } from "../common/ErrorState";
import { More } from "../common/More";
import type { useList } from "../common/usePages";
import styles from "./Integrations.module.css";
import { ShownSecret } from "./ShownSecret";

type Props<T> = {
  kind: "token" | "secret";
  title: string;
  /** What they are for. */
  text: string;
  none: string;
  add: string;
  list: Omit<ReturnType<typeof useList>, "items"> & { items: readonly T[] };
  renderItem: (item: T, showSecret: (secret: string) => void) => ReactNode;
  renderDrawer: (drawer: { onClose: () => void; onMade: (secret: string) => void }) => ReactNode;
};

/** What is made with a secret that is shown this once: those there are, and the way to another. */
export function SecretCard<T>({ kind, title, text, none, add, list, renderItem, renderDrawer }: Props<T>) {
  const [isMaking, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const onClose = () => setMaking(false);
  const onMade = (made: string) => {
    setMaking(false);
    setSecret(made);
  };
  return (
    <Card
      title={title}
      extra={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>
          {add}
        </Button>
      }
    >
      <p className={styles.soft}>{text}</p>
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 2 }} title={false} />
      ) : !list.data ? (
        <ErrorState compact error={list.error} onRetry={() => void list.refetch()} />
      ) : list.items.length === 0 ? (
        <p className={styles.empty}>{none}</p>
      ) : (
        <ul className={styles.list} aria-label={title}>
          {list.items.map((item) => renderItem(item, setSecret))}
        </ul>
      )}
      <More list={list} />
      {isMaking ? renderDrawer({ onClose, onMade }) : null}
      <ShownSecret kind={kind} secret={secret} onClose={() => setSecret(null)} />
    </Card>
  );
}
