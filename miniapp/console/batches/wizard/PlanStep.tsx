import { Checkbox, Form, Input, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useNow } from "../../common/useNow";
import { DeadlineField } from "../../invite/DeadlineField";
import { deadlineProblem } from "../../invite/deadline";
import { useUnits } from "../../organisation/data";
import { UnitPicker } from "../../organisation/UnitPicker";
import { usePlans } from "../../plans/usePlans";
import { usePositions } from "../../positions/data";
import { useMayAsk } from "../../session/usePermission";
import { REMINDERS, type Draft } from "./draft";

type Props = { draft: Draft; onChange: (change: Partial<Draft>) => void };

/** What is asked, until when, and when nobody is to be disturbed. */
export function PlanStep({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const plans = usePlans();
  const positions = usePositions({ state: "open" }).items;
  const units = useUnits().data ?? [];
  const may = useMayAsk();
  const allowed = units.filter(({ id }) => may("batches.write", { orgUnitId: id }));
  const problem = deadlineProblem(draft.deadline, useNow());
  return (
    <Form layout="vertical" style={{ maxWidth: 620 }}>
      <Form.Item
        label={t("invite.plan")}
        htmlFor="batch-plan"
        extra={
          plans.isSuccess && plans.items.length === 0 ? (
            <Link to="/plans/new">{t("invite.noPlans")}</Link>
          ) : (
            t("batches.planHint")
          )
        }
      >
        <Select
          id="batch-plan"
          aria-label={t("invite.plan")}
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("invite.planPlaceholder")}
          loading={plans.isPending}
          status={plans.isError ? "error" : ""}
          value={draft.planId}
          options={plans.items.map(({ id, name }) => ({ value: id, label: name }))}
          // Another plan may be in another language.
          onChange={(planId: string) => onChange({ planId, mail: null })}
        />
      </Form.Item>
      {positions.length > 0 ? (
        <Form.Item label={t("batches.position")} htmlFor="batch-position" extra={t("batches.positionHint")}>
          <Select
            id="batch-position"
            aria-label={t("batches.position")}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("batches.noPosition")}
            value={draft.positionId}
            options={positions.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(positionId: string | undefined) => onChange({ positionId: positionId ?? null })}
          />
        </Form.Item>
      ) : null}
      {allowed.length > 1 ? (
        <Form.Item label={t("batches.unit")} htmlFor="batch-unit" extra={t("batches.unitHint")}>
          <UnitPicker
            id="batch-unit"
            label={t("batches.unit")}
            units={units}
            allowed={({ id }) => may("batches.write", { orgUnitId: id })}
            value={draft.orgUnitId}
            placeholder={t("batches.unitHome")}
            onChange={(orgUnitId) => onChange({ orgUnitId })}
          />
        </Form.Item>
      ) : null}
      <Form.Item
        label={t("invite.deadline")}
        htmlFor="batch-deadline"
        extra={t("invite.deadlineHint")}
        validateStatus={problem ? "error" : ""}
        help={problem ? t(`invite.deadline_${problem}`) : undefined}
      >
        <DeadlineField
          id="batch-deadline"
          value={draft.deadline}
          onChange={(deadline) => onChange({ deadline })}
        />
      </Form.Item>
      <Form.Item label={t("batches.reminders")} extra={t("batches.remindersHint")}>
        <Checkbox.Group
          value={[...draft.reminders]}
          options={REMINDERS.map((hours) => ({ value: hours, label: t("batches.hoursBefore", { hours }) }))}
          onChange={(reminders) => onChange({ reminders })}
        />
      </Form.Item>
      <Form.Item label={t("batches.quiet")} extra={t("batches.quietHint")}>
        <span style={{ display: "inline-flex", gap: 12, alignItems: "center" }}>
          <Switch
            checked={draft.quiet !== null}
            aria-label={t("batches.quiet")}
            onChange={(on) => onChange({ quiet: on ? { from: "21:00", to: "09:00" } : null })}
          />
          {draft.quiet ? <QuietHours value={draft.quiet} onChange={(quiet) => onChange({ quiet })} /> : null}
        </span>
      </Form.Item>
    </Form>
  );
}

type QuietProps = {
  value: NonNullable<Draft["quiet"]>;
  onChange: (value: NonNullable<Draft["quiet"]>) => void;
};

/** The browser's own time fields: an emptied one keeps what was there. */
function QuietHours({ value, onChange }: QuietProps) {
  const { t } = useTranslation();
  return (
    <span style={{ display: "inline-flex", gap: 8, alignItems: "center" }}>
      {(["from", "to"] as const).map((end) => (
        <Input
          key={end}
          type="time"
          style={{ width: 116 }}
          aria-label={t(`batches.quiet_${end}`)}
          value={value[end]}
          onChange={(event) => {
            if (event.target.value) onChange({ ...value, [end]: event.target.value.slice(0, 5) });
          }}
        />
      ))}
    </span>
  );
}
