import { useRouteError } from "react-router";
import { ErrorState } from "../common/ErrorState";

/** A page that broke, or whose code could not be loaded (often a new version on the server): reload helps. */
export function RouteError() {
  const error = useRouteError();
  return <ErrorState error={error} onRetry={() => window.location.reload()} />;
}
