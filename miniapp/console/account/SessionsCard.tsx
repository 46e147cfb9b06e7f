import { DesktopOutlined, MobileOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Skeleton, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { mySessionsKey } from "../api/keys";
import type { MySessions } from "../api/types";
import { Card } from "../common/Card";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { useNow } from "../common/useNow";
import { When } from "../common/When";
import styles from "./Account.module.css";

type Session = MySessions["items"][number];

export function SessionsCard() {
  const { t } = useTranslation();
  const sessions = useQuery({
    queryKey: mySessionsKey,
    queryFn: ({ signal }) => api.get<MySessions>("/session/all", { signal }),
  });
  const others = sessions.data?.items.some(({ current }) => !current) ?? false;
  const endOthers = useEnd("/session/all", t("account.endedOthers"));
  return (
    <Card
      title={t("account.sessionsTitle")}
      extra={
        others ? (
          <Button size="small" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t("account.endOthers")}
          </Button>
        ) : null
      }
    >
      <p className={styles.text}>{t("account.sessionsText")}</p>
      {sessions.isPending ? (
        <Skeleton active paragraph={{ rows: 2 }} title={false} />
      ) : !sessions.data ? (
        <ErrorState compact error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : (
        <>
          <ul className={styles.sessions}>
            {sessions.data.items.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
          {others ? null : <p className={styles.facts}>{t("account.onlyHere")}</p>}
        </>
      )}
    </Card>
  );
}

function useEnd(path: string, done: string) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: () => api.delete(path),
    onSuccess: () => void message.success(done),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => client.invalidateQueries({ queryKey: mySessionsKey }),
  });
}

function SessionRow({ session }: { session: Session }) {
  const { t } = useTranslation();
  const now = useNow();
  const end = useEnd(`/session/all/${session.id}`, t("account.ended"));
  const { device, current, lastSeenAt, createdAt } = session;
  const name = t("account.on", {
    browser: t(`account.browser.${device.browser}`),
    system: t(`account.system.${device.system}`),
  });
  return (
    <li className={styles.session}>
      <span className={styles.device} aria-hidden>
        {device.system === "ios" || device.system === "android" ? <MobileOutlined /> : <DesktopOutlined />}
      </span>
      <div>
        <h3>
          {name}
          {current ? <Tag color="processing">{t("account.current_session")}</Tag> : null}
        </h3>
        <p className={styles.facts}>
          <span>
            {t("account.lastSeen")} <When at={lastSeenAt} now={now} />
          </span>
          <span>
            {t("account.since")} <When at={createdAt} now={now} />
          </span>
        </p>
      </div>
      {current ? null : (
        <Button
          size="small"
          loading={end.isPending}
          aria-label={`${t("account.end")} ${name}`}
          onClick={() => end.mutate()}
        >
          {t("account.end")}
        </Button>
      )}
    </li>
  );
}
