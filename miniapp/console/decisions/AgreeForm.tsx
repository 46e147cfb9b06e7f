import { App, Button, Form, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { DecisionsView } from "../api/types";
import { useSession } from "../session/useSession";
import styles from "./Decisions.module.css";
import { useTimeWords } from "./timeWords";
import { useAgree } from "./useDecisions";
import { WhereFields } from "./WhereFields";

type Times = NonNullable<DecisionsView["secondRound"]>["times"];
type Fields = { window: string; startsAt: string; minutes: number; place: string; contactPerson: string };

const MINUTE_MS = 60_000;
const STEP_MINUTES = 30;
const LENGTHS = [30, 45, 60, 90, 120];

const plus = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * MINUTE_MS).toISOString();

/** When it may begin, so that it ends within the window. */
function startsIn({ startsAt, endsAt }: Times[number], minutes: number): string[] {
  const room = Math.floor((Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS) - minutes;
  const count = Math.max(0, Math.floor(room / STEP_MINUTES) + 1);
  return Array.from({ length: count }, (_, index) => plus(startsAt, index * STEP_MINUTES));
}

/** One of the candidate's times, an hour in it, where, and whom to ask for. */
export function AgreeForm({
  interviewId,
  times,
  timeZone,
}: {
  interviewId: string;
  times: Times;
  timeZone: string;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const words = useTimeWords(timeZone);
  const me = useSession().data?.staff?.name ?? "";
  const agree = useAgree(interviewId);
  const [form] = Form.useForm<Fields>();
  const first = times[0]?.startsAt ?? "";
  const chosen = Form.useWatch("window", form) ?? first;
  const minutes = Form.useWatch("minutes", form) ?? 60;
  const window = times.find(({ startsAt }) => startsAt === chosen);
  const starts = window ? startsIn(window, minutes) : [];
  const send = ({ startsAt, place, contactPerson, ...rest }: Fields) =>
    agree.mutate(
      {
        startsAt,
        endsAt: plus(startsAt, rest.minutes),
        place: place.trim(),
        contactPerson: contactPerson.trim(),
      },
      { onSuccess: () => void message.success(t("secondRound.agreed")) },
    );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ window: first, startsAt: first, minutes: 60, contactPerson: me }}
      onValuesChange={(changed: Partial<Fields>) => {
        if (changed.window) form.setFieldValue("startsAt", changed.window);
        else if (
          changed.minutes &&
          !startsIn(window as Times[number], changed.minutes).includes(form.getFieldValue("startsAt"))
        )
          form.setFieldValue("startsAt", chosen);
      }}
      onFinish={send}
    >
      <Form.Item name="window" label={t("secondRound.theirTimes")}>
        <Radio.Group
          className={styles.windows}
          options={times.map((time) => ({ value: time.startsAt, label: words.whole(time) }))}
        />
      </Form.Item>
      <div className={styles.fields}>
        <Form.Item name="startsAt" label={t("secondRound.begins")}>
          <Select options={starts.map((at) => ({ value: at, label: words.clock(at) }))} />
        </Form.Item>
        <Form.Item name="minutes" label={t("secondRound.length")}>
          <Select options={LENGTHS.map((value) => ({ value, label: t("secondRound.minutes", { value }) }))} />
        </Form.Item>
      </div>
      <div className={styles.fields}>
        <WhereFields />
      </div>
      <Button type="primary" htmlType="submit" loading={agree.isPending}>
        {t("secondRound.agree")}
      </Button>
    </Form>
  );
}
