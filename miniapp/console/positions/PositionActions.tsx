import { EllipsisOutlined, FileAddOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../session/usePermission";
import { type Position, type PositionState, STATES } from "./data";
import type { PositionActions as Actions } from "./usePositionActions";

type Props = { position: Position; actions: Actions; isDirty: boolean; readOnly: boolean };

/** Opening and closing, making a plan, and leaving the library. */
export function PositionActions({ position, actions, isDirty, readOnly }: Props) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const mayPlan = useMay("plans.write");
  const { state, blocked, title, competencies, archivedAt } = position;
  const confirmArchive = () =>
    modal.confirm({
      title: t("positions.archiveTitle", { name: title }),
      content: t("positions.archiveText"),
      okText: t("positions.archive"),
      okButtonProps: { danger: true },
      cancelText: t("common.cancel"),
      onOk: actions.archive,
    });
  const others = STATES.filter((other) => other !== state && other !== "open");
  return (
    <>
      {mayPlan && competencies.length > 0 && !archivedAt ? (
        <Tooltip title={t(isDirty ? "positions.makePlanFirst" : "positions.makePlanHint")}>
          <Button
            icon={<FileAddOutlined aria-hidden />}
            disabled={isDirty || actions.isBusy}
            loading={actions.isPlanning}
            onClick={actions.makePlan}
          >
            {t("positions.makePlan")}
          </Button>
        </Tooltip>
      ) : null}
      {readOnly ? null : (
        <>
          {state === "open" ? null : (
            <Tooltip title={blocked ? t("lint.blocked") : null}>
              <Button
                disabled={blocked || isDirty || actions.isBusy}
                onClick={() => actions.setState("open")}
              >
                {t("positions.to.open")}
              </Button>
            </Tooltip>
          )}
          <Dropdown
            trigger={["click"]}
            menu={{
              items: [
                ...others.map((other) => ({
                  key: other,
                  label: t(`positions.to.${other}`),
                  disabled: isDirty,
                })),
                { type: "divider" as const },
                { key: "archive", label: t("positions.archive"), danger: true },
              ],
              onClick: ({ key }) => {
                if (key === "archive") void confirmArchive();
                else actions.setState(key as PositionState);
              },
            }}
          >
            <Button aria-label={t("positions.state")} icon={<EllipsisOutlined aria-hidden />} />
          </Dropdown>
        </>
      )}
    </>
  );
}
