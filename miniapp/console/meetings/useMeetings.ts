import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { z } from "zod";
import type {
  alertPageSchema,
  alertSchema,
  meetingBody,
  meetingSchema,
} from "../../../server/meetings/schema";
import { api } from "../api/client";
import { alertsKey, meetingKey } from "../api/keys";
import { useErrorText } from "../common/ErrorState";
import { usePages } from "../common/usePages";

export type PassRateAlert = z.infer<typeof alertSchema>;
export type Meeting = z.infer<typeof meetingSchema>;

/** Newest first. */
export const useAlerts = () => usePages<z.infer<typeof alertPageSchema>>(alertsKey, "/alerts");

export const useMeeting = (id: string) =>
  useQuery({
    queryKey: meetingKey(id),
    queryFn: ({ signal }) => api.get<Meeting>(`/meetings/${id}`, { signal }),
  });

/** Calls the meeting, or finds the one that somebody called a moment ago, and goes there. */
export function useCallMeeting() {
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: (alertId: string) => api.post<Meeting>(`/alerts/${alertId}/meeting`, {}),
    onSuccess: (meeting) => {
      client.setQueryData(meetingKey(meeting.id), meeting);
      void client.invalidateQueries({ queryKey: alertsKey });
      void navigate(`/meetings/${meeting.id}`);
    },
    onError: (error) => void message.error(errorText(error)),
  });
}

export function useChangeMeeting(id: string) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: (change: z.input<typeof meetingBody>) => api.put<Meeting>(`/meetings/${id}`, change),
    onSuccess: (meeting) => {
      client.setQueryData(meetingKey(id), meeting);
      void client.invalidateQueries({ queryKey: alertsKey });
      void message.success(t("meetings.saved"));
    },
    onError: (error) => void message.error(errorText(error)),
  });
}
