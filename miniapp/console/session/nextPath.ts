const LOGIN = "/login";

/** A page of ours, never somebody else's: browsers take a backslash for a slash, and leave out line ends. */
const isOwn = (path: string) => /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) && !path.startsWith("/api/");

/**
 * Where somebody wanted to go who stands before the login page, as a path of the whole site.
 * @param pathname in the console
 */
export function nextPath(pathname: string, search: string): string {
  if (pathname !== LOGIN) return `/console${pathname}${search}`;
  const next = new URLSearchParams(search).get("next");
  return next && isOwn(next) ? next : "/console";
}
