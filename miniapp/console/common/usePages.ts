import { type InfiniteData, type UseInfiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../api/client";

/** A list as the API answers with it. */
type Page = { items: unknown[]; nextCursor: string | null };

type Query = Record<string, string | number>;

/** When it is asked again, whether at all, and what stands there meanwhile; as react-query has them. */
type Options<P> = Pick<
  UseInfiniteQueryOptions<P, Error, InfiniteData<P>, readonly unknown[], string>,
  "refetchInterval" | "enabled" | "placeholderData"
>;

/** A list that comes page by page. */
export const usePages = <P extends Page>(
  queryKey: readonly unknown[],
  path: string,
  query: Query = {},
  options: Options<P> = {},
) =>
  useInfiniteQuery({
    ...options,
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      api.get<P>(path, { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });

/** The same, with all that has come of it in one piece. */
export function useList<P extends Page>(...list: Parameters<typeof usePages<P>>) {
  const pages = usePages<P>(...list);
  const items = (pages.data?.pages.flatMap((page) => page.items) ?? []) as P["items"];
  return { ...pages, items };
}
