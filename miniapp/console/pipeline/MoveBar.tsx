import { useMutation } from "@tanstack/react-query";
import { App, Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import bar from "../common/ChosenBar.module.css";
import { useErrorText } from "../common/ErrorState";
import { type Candidacy, MOST_MOVED, STAGES, type Stage, moveMany, useRenewPipeline } from "./data";
import own from "./Pipeline.module.css";

const NAMES_SHOWN = 3;

type Props = {
  chosen: readonly Candidacy[];
  /** Those who were moved are chosen no more; the others stay for another try. */
  onDone: (ids: readonly string[]) => void;
  onClear: () => void;
};

/** Moves everybody who is chosen; whoever could not be is named, with why. */
export function MoveBar({ chosen, onDone, onClear }: Props) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const errorText = useErrorText();
  const renew = useRenewPipeline();
  const [to, setTo] = useState<Stage | null>(null);
  const move = useMutation({ mutationFn: moveMany, onSettled: renew });
  if (chosen.length === 0) return null;
  const names = new Map(chosen.map(({ id, candidate }) => [id, candidate.name]));
  const tooMany = chosen.length > MOST_MOVED;
  const go = (stage: Stage) => {
    const candidacies = chosen.map(({ id, events }) => ({ candidacyId: id, seen: events }));
    move.mutate(
      { to: stage, candidacies },
      {
        onSuccess: ({ items }) => {
          const moved = items.filter(({ error }) => error === null);
          const refused = items.flatMap(({ candidacyId, error }) => (error ? [{ candidacyId, error }] : []));
          onDone(moved.map(({ candidacyId }) => candidacyId));
          const said = t("pipeline.movedMany", { count: moved.length, stage: t(`pipeline.stage.${stage}`) });
          if (refused.length === 0) return void message.success(said);
          void modal.warning({
            title: t("pipeline.someRefused", { count: refused.length }),
            okText: t("common.done"),
            content: (
              <>
                <p>{said}</p>
                <ul className={own.refused}>
                  {refused.map(({ candidacyId, error }) => (
                    <li key={candidacyId}>
                      <strong>{names.get(candidacyId)}</strong> {error.message}
                    </li>
                  ))}
                </ul>
              </>
            ),
          });
        },
        onError: (error) => void message.error(errorText(error)),
      },
    );
  };
  return (
    <section className={bar.bar} aria-label={t("pipeline.selection")}>
      <strong className="numbers">{t("pipeline.chosen", { count: chosen.length })}</strong>
      <span className={bar.names}>
        {tooMany
          ? t("candidates.tooManyChosen", { most: MOST_MOVED })
          : [...names.values()].slice(0, NAMES_SHOWN).join(t("common.comma"))}
        {!tooMany && names.size > NAMES_SHOWN ? "…" : ""}
      </span>
      <Select<Stage>
        className={own.target}
        aria-label={t("pipeline.moveTo")}
        placeholder={t("pipeline.moveTo")}
        value={to}
        options={STAGES.map((value) => ({ value, label: t(`pipeline.stage.${value}`) }))}
        onChange={setTo}
      />
      <Button
        type="primary"
        disabled={to === null || tooMany}
        loading={move.isPending}
        onClick={() => to && go(to)}
      >
        {t("pipeline.moveThem")}
      </Button>
      <Button type="text" onClick={onClear}>
        {t("candidates.unchoose")}
      </Button>
    </section>
  );
}
