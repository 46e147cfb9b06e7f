import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { downloadFile } from "../api/client";
import { useErrorText } from "../common/ErrorState";
import { type RoundsView, useRoundStep } from "./data";
import styles from "./Rounds.module.css";

/** Of an agreed meeting: its file, the platforms' calendars, and whether the candidate came. */
export function RoundExtras({ interviewId, view }: { interviewId: string; view: RoundsView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const attend = useRoundStep<{ attendance: "came" | "missed" }>(interviewId, "put", "attendance");
  const retry = useRoundStep<Record<string, never>>(interviewId, "post", "calendars");
  const { round, calendars, may } = view;
  if (!round) return null;
  const isAgreed = round.state === "agreed";
  const troubled = calendars.some(({ state }) => state === "failed" || state === "unclear");
  return (
    <>
      {round.reason ? <p className={styles.soft}>{t("rounds.reason", { reason: round.reason })}</p> : null}
      {calendars.length > 0 && isAgreed ? (
        <ul className={styles.rows}>
          {calendars.map(({ platform, state, detail }) => (
            <li key={platform} className={styles.row}>
              <span>{t(`rounds.calendar.${platform}`)}</span>
              <Tag color={state === "done" ? "success" : troubledColor(state)}>
                {t(`rounds.calendar.state.${state}`, { detail: detail ?? "" })}
              </Tag>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={styles.buttons}>
        {isAgreed && round.hasFile ? (
          <Button
            size="small"
            icon={<DownloadOutlined aria-hidden />}
            onClick={() =>
              void downloadFile(
                `/interviews/${interviewId}/second-round/meeting.ics`,
                "second-round.ics",
              ).catch((error: unknown) => void message.error(errorText(error)))
            }
          >
            {t("rounds.file")}
          </Button>
        ) : null}
        {isAgreed && troubled && may.arrange ? (
          <Button size="small" loading={retry.isPending} onClick={() => retry.mutate({})}>
            {t("rounds.calendar.retry")}
          </Button>
        ) : null}
        {isAgreed && round.hasBegun && may.arrange
          ? (["came", "missed"] as const)
              .filter((attendance) => attendance !== round.attendance)
              .map((attendance) => (
                <Button
                  key={attendance}
                  size="small"
                  loading={attend.isPending}
                  onClick={() => attend.mutate({ attendance })}
                >
                  {t(`rounds.${attendance}`)}
                </Button>
              ))
          : null}
        {round.attendance ? (
          <Tag color={round.attendance === "came" ? "success" : "error"}>
            {t(`rounds.${round.attendance}Done`)}
          </Tag>
        ) : null}
      </div>
    </>
  );
}

const troubledColor = (state: RoundsView["calendars"][number]["state"]) =>
  state === "failed" || state === "unclear" ? "warning" : "default";
