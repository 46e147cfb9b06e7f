import { Alert, Collapse, Form, Input, InputNumber, Select, Switch } from "antd";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { isApiError, type ErrorDetail } from "../../shared/api";
import type { InviteBody, PlanSummary } from "../api/types";
import { useErrorText } from "../common/ErrorState";
import { useIssueText } from "../common/useIssueText";
import { usePlans } from "../plans/usePlans";
import { usePositions } from "../positions/data";
import { useCan } from "../session/useSession";
import { DeadlineField } from "./DeadlineField";
import { deadlineProblem, endOfDayIn, toLocalField } from "./deadline";
import { DeliverBy } from "./DeliverBy";
import { PHONE, fieldOf, toInviteBody, type InvitedPerson, type InviteFields } from "./inviteForm";
import { PersonalQuestions } from "./PersonalQuestions";
import { useReach } from "./useReach";

type Props = {
  id: string;
  planId: string | undefined;
  person: InvitedPerson | undefined;
  error: unknown;
  onSubmit: (body: InviteBody) => void;
};

export function InviteForm({ id, planId, person, error, onSubmit }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const issueText = useIssueText();
  const [form] = Form.useForm<InviteFields>();
  const plans = usePlans();
  const [initial] = useState(() => ({
    planId,
    deadline: toLocalField(endOfDayIn(7, new Date())),
    extraTimePercent: 0,
    ...(person ? { name: person.name, phone: person.phone ?? "", email: person.email ?? "" } : {}),
  }));
  const chosenPlan = Form.useWatch("planId", form);
  const chosenPosition = Form.useWatch("positionId", form);
  const phone = Form.useWatch("phone", form)?.trim();
  const email = Form.useWatch("email", form)?.trim();
  const reach = useReach(phone ?? "");

  const showRefused = useEffectEvent((details: ErrorDetail[]) => {
    for (const detail of details) {
      const name = fieldOf(detail.path);
      if (name) form.setFields([{ name, errors: [issueText(detail)] }]);
    }
  });
  useEffect(() => {
    if (isApiError(error)) showRefused(error.details);
  }, [error]);

  const noPlans = plans.isSuccess && plans.items.length === 0;
  return (
    <Form<InviteFields>
      id={id}
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={initial}
      onValuesChange={(changed: InviteFields) => {
        // Chosen for another plan or position, they may not fit this one.
        if ("planId" in changed || "positionId" in changed)
          form.setFieldValue("personalQuestions", undefined);
      }}
      onFinish={(fields) => onSubmit(toInviteBody(fields))}
    >
      {error ? (
        <Alert type="error" showIcon title={errorText(error)} style={{ marginBottom: 16 }} role="alert" />
      ) : null}
      <Form.Item
        name="planId"
        label={t("invite.plan")}
        rules={[{ required: true, message: t("invite.planMissing") }]}
        extra={noPlans ? <Link to="/plans/new">{t("invite.noPlans")}</Link> : t("invite.planHint")}
      >
        <Select
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("invite.planPlaceholder")}
          loading={plans.isPending}
          status={plans.isError ? "error" : ""}
          options={plans.items.map((plan) => ({ value: plan.id, label: plan.name, plan }))}
          optionRender={renderPlan}
        />
      </Form.Item>
      <PositionField suggested={person?.position?.id} />
      {person ? (
        <Form.Item name="personalQuestions" label={t("personal.title")} htmlFor="">
          <PersonalQuestions
            key={[chosenPlan, chosenPosition].join(" ")}
            candidateId={person.id}
            planId={chosenPlan}
            positionId={chosenPosition}
            language={plans.items.find((plan) => plan.id === chosenPlan)?.language ?? "zh"}
          />
        </Form.Item>
      ) : null}
      <Form.Item
        name="name"
        label={t("invite.name")}
        rules={[{ required: true, whitespace: true, message: t("invite.nameMissing") }]}
      >
        <Input maxLength={60} autoComplete="off" disabled={person !== undefined} />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t("invite.phone")}
        dependencies={["email"]}
        rules={[
          { pattern: PHONE, message: t("invite.phoneWrong") },
          ({ getFieldValue }) => ({
            validator: (_, value?: string) =>
              value?.trim() || (getFieldValue("email") as string | undefined)?.trim()
                ? Promise.resolve()
                : Promise.reject(new Error(t("invite.contactMissing"))),
          }),
        ]}
      >
        <Input type="tel" maxLength={20} autoComplete="off" disabled={Boolean(person?.phone)} />
      </Form.Item>
      <Form.Item
        name="email"
        label={t("invite.email")}
        rules={[{ type: "email", message: t("invite.emailWrong") }]}
        extra={t("invite.contactHint")}
      >
        <Input type="email" maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="deadline"
        label={t("invite.deadline")}
        extra={t("invite.deadlineHint")}
        rules={[
          {
            validator: (_, value: string) => {
              const problem = deadlineProblem(value, Date.now());
              return problem ? Promise.reject(new Error(t(`invite.deadline_${problem}`))) : Promise.resolve();
            },
          },
        ]}
      >
        <DeadlineField />
      </Form.Item>
      <Form.Item name="deliverBy" label={t("invite.deliver")}>
        <DeliverBy reach={reach} phone={Boolean(phone)} email={Boolean(email)} />
      </Form.Item>
      <Collapse
        ghost
        size="small"
        style={{ marginInline: -12 }}
        items={[
          {
            key: "accommodations",
            label: t("invite.accommodations"),
            forceRender: true,
            children: (
              <>
                <Form.Item
                  name="extraTimePercent"
                  label={t("invite.extraTime")}
                  extra={t("invite.extraTimeHint")}
                >
                  <InputNumber min={0} max={200} step={25} precision={0} suffix="%" style={{ width: 140 }} />
                </Form.Item>
                <Form.Item
                  name="textOnly"
                  label={t("invite.textOnly")}
                  valuePropName="checked"
                  extra={t("invite.textOnlyHint")}
                >
                  <Switch />
                </Form.Item>
              </>
            ),
          },
        ]}
      />
    </Form>
  );
}

const OPEN = { state: "open" };

/** For which opening; left empty where there is none, and not there where one may not see any. */
function PositionField({ suggested }: { suggested: string | undefined }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<InviteFields>();
  const mayRead = useCan("positions.read");
  const positions = usePositions(OPEN, mayRead);
  const isOpen = positions.items.some(({ id }) => id === suggested);
  const suggest = useEffectEvent(() => {
    if (!form.isFieldTouched("positionId")) form.setFieldValue("positionId", suggested);
  });
  useEffect(() => {
    if (isOpen) suggest();
  }, [isOpen]);
  if (!mayRead || (positions.isSuccess && positions.items.length === 0)) return null;
  return (
    <Form.Item name="positionId" label={t("invite.position")} extra={t("invite.positionHint")}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        loading={positions.isPending}
        onOpenChange={(opened) => (opened ? void positions.refetch() : undefined)}
        options={positions.items.map(({ id, title, orgUnit }) => ({
          value: id,
          label: `${title} · ${orgUnit.path.join(" / ")}`,
        }))}
      />
    </Form.Item>
  );
}

function renderPlan({ data }: { data: { plan: PlanSummary } }) {
  return <PlanOption plan={data.plan} />;
}

function PlanOption({ plan }: { plan: PlanSummary }) {
  const { t } = useTranslation();
  return (
    <div>
      <div style={{ whiteSpace: "normal" }}>{plan.name}</div>
      <div style={{ fontSize: 12, color: "var(--zm-text-faint)" }}>
        {t("plans.facts", { minutes: plan.estimatedMinutes, questions: plan.questionCount })}
      </div>
    </div>
  );
}
