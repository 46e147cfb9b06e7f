import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { ErrorState } from "../common/ErrorState";
import { readWayBack } from "./chatLogin";
import { ChatFactor } from "./ChatFactor";
import { EntryFrame } from "./EntryFrame";
import { LoginPage } from "./LoginPage";
import { useSession } from "./useSession";

const go = (path: string) => window.location.replace(path);

/** The login by its own address: the way back from a chat platform, with what it came to. */
export function Component() {
  const { search } = useLocation();
  const { said, next } = readWayBack(search);
  const session = useSession();
  const [secondStep, setSecondStep] = useState(said === "second-factor");
  const inside = Boolean(session.data?.staff);
  useEffect(() => {
    if (inside && !secondStep) go(next);
  }, [inside, secondStep, next]);
  if (secondStep) {
    return (
      <EntryFrame companyName={session.data?.companyName}>
        <ChatFactor onDone={() => go(next)} onBack={() => setSecondStep(false)} />
      </EntryFrame>
    );
  }
  if (session.isError) return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data || inside) return null;
  return <LoginPage session={session.data} refusal={said} />;
}
