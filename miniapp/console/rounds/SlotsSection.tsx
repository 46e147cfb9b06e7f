import { App, Button, Form, Input, InputNumber, Popconfirm, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayIn, momentIn } from "../../shared/wallClock";
import { useTimeWords } from "../decisions/timeWords";
import { WhereFields } from "../decisions/WhereFields";
import { useSession } from "../session/useSession";
import { type OfferSlotsBody, type RoundsView, useColleagues, useRoundStep } from "./data";
import styles from "./Rounds.module.css";

type Props = { interviewId: string; view: RoundsView };
type Fields = {
  day: string;
  starts: string[];
  minutes: number;
  place: string;
  contactPerson: string;
  audience: "candidate" | "position";
  capacity: number;
  interviewerIds: string[];
};

const LENGTHS = [30, 45, 60, 90, 120];
const DAY_MS = 86_400_000;
/** Half hours of a long working day, on the company's clocks. */
const STARTS = Array.from({ length: 26 }, (_, index) => {
  const minutes = 8 * 60 + index * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${minutes % 60 === 0 ? "00" : "30"}`;
});

/** The concrete times that a candidate may take, and a form for more. */
export function SlotsSection({ interviewId, view }: Props) {
  const { t } = useTranslation();
  const [offering, setOffering] = useState(false);
  const { slots } = view;
  return (
    <section className={styles.section} aria-label={t("rounds.slots.title")}>
      <div className={styles.head}>
        <h3>{t("rounds.slots.title")}</h3>
        {offering ? null : (
          <Button size="small" onClick={() => setOffering(true)}>
            {t("rounds.slots.offer")}
          </Button>
        )}
      </div>
      {slots.length === 0 && !offering ? <p className={styles.soft}>{t("rounds.slots.none")}</p> : null}
      <ul className={styles.rows}>
        {slots.map((slot) => (
          <Slot key={slot.id} interviewId={interviewId} view={view} slot={slot} />
        ))}
      </ul>
      {offering ? (
        <OfferForm interviewId={interviewId} view={view} onDone={() => setOffering(false)} />
      ) : null}
    </section>
  );
}

function Slot({ interviewId, view, slot }: Props & { slot: RoundsView["slots"][number] }) {
  const { t } = useTranslation();
  const words = useTimeWords(view.timeZone);
  const close = useRoundStep<{ slotId: string }>(interviewId, "post", "slots/closing");
  const { id, place, interviewers, audience, taken, capacity } = slot;
  return (
    <li className={styles.row}>
      <span className={styles.strong}>{words.whole(slot)}</span>
      <span className={styles.soft}>
        {[
          place,
          interviewers.map(({ name }) => name).join(t("common.comma")),
          audience === "position" ? t("rounds.slots.shared") : "",
          t("rounds.slots.seats", { taken, capacity }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
      <Popconfirm
        title={t("rounds.slots.closeTitle")}
        description={t("rounds.slots.closeText")}
        okText={t("rounds.slots.close")}
        cancelText={t("common.cancel")}
        onConfirm={() => close.mutate({ slotId: id })}
      >
        <Button size="small" type="text" loading={close.isPending}>
          {t("rounds.slots.close")}
        </Button>
      </Popconfirm>
    </li>
  );
}

/** Several starts of one day, with one place and the same people. */
function OfferForm({ interviewId, view, onDone }: Props & { onDone: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { timeZone } = view;
  const words = useTimeWords(timeZone);
  const me = useSession().data?.staff;
  const colleagues = useColleagues(interviewId, true);
  const offer = useRoundStep<OfferSlotsBody>(interviewId, "post", "slots");
  const [form] = Form.useForm<Fields>();
  const starts = Form.useWatch("starts", form) ?? [];
  const audience = Form.useWatch("audience", form) ?? "candidate";
  const [tomorrow] = useState(() => dayIn(Date.now() + DAY_MS, timeZone));
  const send = ({ day, audience: to, starts: chosen, ...slot }: Fields) =>
    offer.mutate(
      {
        audience: to,
        slots: chosen.toSorted().map((clock) => ({
          ...slot,
          startsAt: momentIn(day, clock, timeZone),
          place: slot.place.trim(),
          contactPerson: slot.contactPerson.trim(),
          capacity: to === "position" ? slot.capacity : 1,
        })),
      },
      {
        onSuccess: () => {
          void message.success(t("rounds.slots.offered"));
          onDone();
        },
      },
    );
  return (
    <Form<Fields>
      form={form}
      className={styles.form ?? ""}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        day: tomorrow,
        starts: [],
        minutes: 60,
        contactPerson: me?.name ?? "",
        audience: "candidate",
        capacity: 1,
        interviewerIds: [],
      }}
      onFinish={send}
    >
      <div className={styles.fields}>
        <Form.Item
          name="day"
          label={t("rounds.slots.day")}
          extra={t("rounds.slots.zone", { zone: words.zone })}
          rules={[{ required: true, message: t("rounds.slots.dayMissing") }]}
        >
          <Input type="date" min={tomorrow} />
        </Form.Item>
        <Form.Item name="minutes" label={t("rounds.slots.minutes")}>
          <Select options={LENGTHS.map((value) => ({ value, label: t("secondRound.minutes", { value }) }))} />
        </Form.Item>
        <Form.Item
          name="starts"
          className={styles.wide ?? ""}
          label={t("rounds.slots.starts")}
          rules={[
            { required: true, type: "array", min: 1, max: 20, message: t("rounds.slots.startsMissing") },
          ]}
        >
          <Select mode="multiple" options={STARTS.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <WhereFields />
        <Form.Item
          name="interviewerIds"
          className={styles.wide ?? ""}
          label={t("rounds.slots.interviewers")}
          extra={t("rounds.slots.interviewersHint")}
        >
          <PeopleSelect colleagues={colleagues.data?.items ?? []} loading={colleagues.isPending} />
        </Form.Item>
        {view.round?.hasPosition ? (
          <Form.Item name="audience" label={t("rounds.slots.audience")}>
            <Select
              options={(["candidate", "position"] as const).map((value) => ({
                value,
                label: t(`rounds.slots.audiences.${value}`),
              }))}
            />
          </Form.Item>
        ) : (
          <Form.Item name="audience" hidden>
            <Input />
          </Form.Item>
        )}
        <Form.Item name="capacity" label={t("rounds.slots.capacity")} hidden={audience !== "position"}>
          <InputNumber min={1} max={20} precision={0} style={{ width: "100%" }} />
        </Form.Item>
      </div>
      <div className={styles.formFoot}>
        <Button type="primary" htmlType="submit" loading={offer.isPending}>
          {t("rounds.slots.send", { count: Math.max(1, starts.length) })}
        </Button>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
      </div>
    </Form>
  );
}

type PeopleProps = {
  id?: string;
  value?: string[];
  onChange?: (ids: string[]) => void;
  colleagues: readonly { id: string; name: string }[];
  loading: boolean;
};

/** People of the branch and above it, by name. */
export function PeopleSelect({ id, value, onChange, colleagues, loading }: PeopleProps) {
  return (
    <Select
      {...(id ? { id } : {})}
      mode="multiple"
      maxCount={10}
      loading={loading}
      optionFilterProp="label"
      value={value ?? []}
      onChange={onChange}
      options={colleagues.map((one) => ({ value: one.id, label: one.name }))}
    />
  );
}
