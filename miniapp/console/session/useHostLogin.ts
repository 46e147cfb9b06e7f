import { useEffect, useState } from "react";
import { takeHandover } from "../../host/handover";
import { logInHere } from "../../host/logIn";
import { hostKind } from "../../host/openHost";
import { hostCalls } from "../api/hostCalls";
import type { Session } from "../api/types";
import { useSessionActions } from "./useSession";

/** Taken before the router keeps the address. */
const handover = takeHandover();

/**
 * Inside a chat client nobody types a password: one try by the client's own account, and the login page without a word
 * where that leads nowhere.
 * @returns true while it is tried, so that no login page flashes by
 */
export function useHostLogin(session: Session | undefined): boolean {
  const { readAgain } = useSessionActions();
  const out = session !== undefined && session.staff === null;
  const [ended, setEnded] = useState(hostKind() === "browser" && !handover);

  async function enter() {
    const next = location.pathname + location.search;
    const { state } = await logInHere(hostCalls, { handover, next });
    if (state === "leaving") return;
    if (state === "second_factor") {
      location.replace(`/console/login?${new URLSearchParams({ chat: "second-factor", next })}`);
      return;
    }
    if (state === "logged_in") await readAgain().catch(() => undefined);
    setEnded(true);
  }
  useEffect(() => {
    if (out && !ended) void enter();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- one try, when it is known that nobody is logged in
  }, [out]);
  return out && !ended;
}
