import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError } from "../../shared/api";
import { formatClock } from "../common/format";
import { useNow } from "../common/useNow";

/** How long a refused request has to wait, counting down: the server says so, the page shows it. */
export function useWait() {
  const { t } = useTranslation();
  const now = useNow(1000);
  const [wait, setWait] = useState({ until: 0, seconds: 0 });
  // `now` is up to a second old when a wait begins.
  const left = Math.min(wait.seconds, Math.ceil((wait.until - now) / 1000));
  const start = (seconds: number) => setWait({ until: Date.now() + seconds * 1000, seconds });
  return {
    waiting: left > 0,
    /** "40 秒", "4:05" */
    time: left < 100 ? t("entry.seconds", { count: left }) : formatClock(left * 1000),
    start,
    /** Call with what a request failed with. */
    heed: (error: unknown) => {
      if (isApiError(error) && error.retryAfterSeconds !== null) start(error.retryAfterSeconds);
    },
  };
}
