import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../api/client";
import type { Reach } from "../api/types";
import { PHONE } from "./inviteForm";

const TYPED_MS = 400;

/** The value once it has stood still for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** On which chat platforms the person with this number, as it is typed, could be written to. */
export function useReach(phone: string): Reach | undefined {
  const settled = useSettled(PHONE.test(phone) ? phone : "");
  return useQuery({
    queryKey: ["reach", settled],
    queryFn: ({ signal }) =>
      api.post<Reach>("/invitations/reach", settled ? { phone: settled } : {}, { signal }),
    placeholderData: keepPreviousData,
    // A telephone number is not kept longer than the form needs it.
    gcTime: 0,
  }).data;
}

/** The same for the candidate of an interview. */
export const useReachOf = (interviewId: string, enabled: boolean): Reach | undefined =>
  useQuery({
    queryKey: ["interview", interviewId, "reach"],
    queryFn: ({ signal }) => api.get<Reach>(`/interviews/${interviewId}/reach`, { signal }),
    enabled,
  }).data;
