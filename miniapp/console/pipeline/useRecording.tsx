import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { isApiError } from "../../shared/api";
import { useErrorText } from "../common/ErrorState";
import { placeOn } from "./board";
import {
  type Board,
  type Candidacy,
  type RecordBody,
  type Stage,
  recordEvent,
  useRenewPipeline,
} from "./data";

type Recording = {
  candidacy: Candidacy;
  body: Omit<RecordBody, "seen">;
  /** What is said when it is done. */
  said: string;
  /** What takes it back, where one event can. */
  undo?: RecordBody["happened"];
};

const STALE = ["candidacy.changed", "candidacy.stage_stale"];
const TOAST_SECONDS = 8;
/** One toast for each person: what was said before is no more to be undone by itself. */
const keyOf = ({ id }: Candidacy) => `candidacy-${id}`;

/**
 * Records what happened to somebody and says so, with a way back. Whoever acts on what was true before is told so, and
 * sees what is true now.
 */
export function useRecording() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const errorText = useErrorText();
  const renew = useRenewPipeline();
  const show = (candidacy: Candidacy) =>
    client.setQueriesData<Board>({ queryKey: ["board"] }, (board) => board && placeOn(board, candidacy));

  const record = useMutation({
    mutationFn: ({ candidacy, body }: Recording) =>
      recordEvent(candidacy.id, { ...body, seen: candidacy.events }),
    onMutate: ({ candidacy, body: { happened } }) => {
      if (happened.type === "candidacy.moved") show({ ...candidacy, stage: happened.data.to });
    },
    onSuccess: (now, { candidacy, said, undo }) => {
      show(now);
      renew();
      const key = keyOf(candidacy);
      const takeBack = () => {
        message.destroy(key);
        if (undo)
          record.mutate({
            candidacy: now,
            body: { happened: undo },
            said: t("pipeline.undone", { name: candidacy.candidate.name }),
          });
      };
      void message.success({
        key,
        duration: undo ? TOAST_SECONDS : 3,
        content: (
          <>
            {said}{" "}
            {undo ? (
              <Button size="small" type="link" onClick={takeBack}>
                {t("pipeline.undo")}
              </Button>
            ) : null}
          </>
        ),
      });
    },
    onError: (error, { candidacy }) => {
      message.destroy(keyOf(candidacy));
      const isStale = STALE.some((code) => isApiError(error, code));
      const { name } = candidacy.candidate;
      void message.warning(isStale ? t("pipeline.stale", { name }) : errorText(error));
      renew();
    },
  });

  /** To a stage, and back by one press. */
  const move = (candidacy: Candidacy, to: Stage) => {
    const { stage: from, candidate } = candidacy;
    record.mutate({
      candidacy,
      body: { happened: { type: "candidacy.moved", data: { from, to } } },
      said: t("pipeline.moved", { name: candidate.name, stage: t(`pipeline.stage.${to}`) }),
      undo: { type: "candidacy.moved", data: { from: to, to: from } },
    });
  };
  return { move, record };
}
export type PipelineRecording = ReturnType<typeof useRecording>;
