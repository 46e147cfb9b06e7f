import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { loginAddress } from "../../host/logIn";
import { hostKind } from "../../host/openHost";
import { hostCalls } from "../api/hostCalls";
import { chatHostsKey } from "../api/keys";
import { CodeForm } from "./CodeForm";
import styles from "./ChatLogin.module.css";
import { nextPath } from "./nextPath";
import { useSessionActions } from "./useSession";
import { useWait } from "./useWait";

const PLATFORMS = ["dingtalk", "wecom"] as const;
/** Those of the server's refusals that somebody who stands before the login page can make use of. */
const REFUSALS = ["chat_login.code", "chat_login.unknown", "chat_login.unavailable", "session.throttled"];

const modeFor = (platform: string) => (hostKind() === platform ? "client" : "browser");

/** The ways in by a chat account, where a platform is configured; and why the last one led back here. */
export function ChatButtons({ refusal }: { refusal: string | null }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const hosts = useQuery({
    queryKey: chatHostsKey,
    queryFn: hostCalls.hosts,
    staleTime: Infinity,
    retry: false,
  });
  const offered = PLATFORMS.filter((platform) => hosts.data?.[platform]);
  if (offered.length === 0) return null;
  const next = nextPath(pathname, search);
  return (
    <div className={styles.ways}>
      {refusal && REFUSALS.includes(refusal) ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t(`entry.chatRefused.${refusal.replace(".", "_")}`)}
        />
      ) : null}
      {offered.map((platform) => (
        <Button key={platform} size="large" block href={loginAddress(platform, next, modeFor(platform))}>
          {t(`entry.by_${platform}`)}
        </Button>
      ))}
    </div>
  );
}

/** The platform has said who they are; their second factor is still asked for. */
export function ChatFactor({ onBack }: { onBack: () => void }) {
  const { giveFactor } = useSessionActions();
  const wait = useWait();
  const give = useMutation({ mutationFn: giveFactor, onError: wait.heed });
  return (
    <CodeForm
      email={null}
      error={give.error}
      wait={wait}
      pending={give.isPending}
      onSubmit={(code) => give.mutate(code)}
      onBack={onBack}
    />
  );
}
