import { MoreOutlined } from "@ant-design/icons";
import { Button, Dropdown, type MenuProps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ActionDialog } from "./ActionDialog";
import { type Action, actionsOf, isMovable } from "./actions";
import { type Candidacy, STAGES, type Stage } from "./data";
import type { PipelineRecording } from "./useRecording";

type Props = {
  candidacy: Candidacy;
  /** To which one may move them; where the position's own are not known the server says which it has. */
  stages?: readonly Stage[];
  recording: PipelineRecording;
};

/** Everything that can be done with somebody, for those who do not drag. */
export function CardMenu({ candidacy, stages = STAGES, recording }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Action | null>(null);
  const actions = actionsOf(candidacy);
  const targets = isMovable(candidacy) ? stages.filter((stage) => stage !== candidacy.stage) : [];
  if (actions.length + targets.length === 0) return null;
  const items: NonNullable<MenuProps["items"]> = [
    ...(targets.length > 0
      ? [
          {
            key: "moves",
            type: "group" as const,
            label: t("pipeline.moveTo"),
            children: targets.map((stage) => ({
              key: `to:${stage}`,
              label: t(`pipeline.stage.${stage}`),
            })),
          },
          { type: "divider" as const },
        ]
      : []),
    ...actions.map((action) => ({
      key: action,
      label: t(`pipeline.action.${action}`),
      danger: action === "reject" || action === "revoke_offer",
    })),
  ];
  return (
    <>
      <Dropdown
        trigger={["click"]}
        placement="bottomRight"
        menu={{
          items,
          onClick: ({ key, domEvent }) => {
            domEvent.stopPropagation();
            if (key.startsWith("to:")) recording.move(candidacy, key.slice(3) as Stage);
            else setAsking(key as Action);
          },
        }}
      >
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined aria-hidden />}
          aria-label={t("pipeline.menu", { name: candidacy.candidate.name })}
        />
      </Dropdown>
      {asking ? (
        <ActionDialog
          action={asking}
          candidacy={candidacy}
          recording={recording}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  );
}
