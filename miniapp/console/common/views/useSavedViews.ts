import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  ListPage,
  SavedViewShown,
  saveViewBody,
  savedViewsSchema,
} from "../../../../server/savedViews/schema";
import { api } from "../../api/client";
import { savedViewsKey } from "../../api/keys";

export type SavedView = SavedViewShown;

/** My views of a list, and how to change them. */
export function useSavedViews(page: ListPage) {
  const client = useQueryClient();
  const queryKey = savedViewsKey(page);
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof savedViewsSchema>>("/account/views", { query: { page }, signal }),
    select: ({ items }) => items,
    staleTime: 60_000,
  });
  const onSettled = () => client.invalidateQueries({ queryKey });
  const save = useMutation({
    mutationFn: (view: Omit<z.input<typeof saveViewBody>, "page">) =>
      api.post<SavedView>("/account/views", { page, ...view }),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.delete(`/account/views/${id}`),
    onSettled,
  });
  return { list, save, remove };
}
