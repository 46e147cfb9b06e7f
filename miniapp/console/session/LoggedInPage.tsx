import { useEffect } from "react";
import { Navigate, useLocation } from "react-router";
import { nextPath } from "./nextPath";

/** `/console/login` of somebody who is logged in by now: on to where they wanted to go. */
export function Component() {
  const { pathname, search } = useLocation();
  const next = nextPath(pathname, search);
  const inConsole = /^\/console(?=[/?]|$)/.exec(next);
  useEffect(() => {
    // Another of our pages has its own shell.
    if (!inConsole) window.location.replace(next);
  }, [inConsole, next]);
  return inConsole ? <Navigate to={next.slice(inConsole[0].length) || "/"} replace /> : null;
}
