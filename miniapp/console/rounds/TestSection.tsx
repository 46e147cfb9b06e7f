import { App, Button, Form, Input, InputNumber, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../common/format";
import { useLocale } from "../common/When";
import { type RoundsView, useTell } from "./data";
import styles from "./Rounds.module.css";

type Props = { interviewId: string; view: RoundsView };
type Fields = { name: string; score: number; outOf: number; passed: "yes" | "no" | "none" };

/** Results of written tests, and a form for one more. */
export function TestSection({ interviewId, view }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [adding, setAdding] = useState(false);
  const { tests, candidacy, may } = view;
  const mayAdd = may.record && candidacy?.outcome === "open";
  return (
    <section className={styles.section} aria-label={t("rounds.test.title")}>
      <div className={styles.head}>
        <h3>{t("rounds.test.title")}</h3>
        {mayAdd && !adding ? (
          <Button size="small" onClick={() => setAdding(true)}>
            {t("rounds.test.add")}
          </Button>
        ) : null}
      </div>
      {tests.length === 0 && !adding ? <p className={styles.soft}>{t("rounds.test.none")}</p> : null}
      <ul className={styles.rows}>
        {tests.map(({ id, name, score, outOf, passed, at, source }) => (
          <li key={id} className={styles.row}>
            <span>{name}</span>
            <span className={styles.strong}>{t("rounds.test.result", { score, outOf })}</span>
            {passed === null ? null : (
              <Tag color={passed ? "success" : "error"}>
                {t(`rounds.test.verdict.${passed ? "yes" : "no"}`)}
              </Tag>
            )}
            <span className={styles.soft}>
              {formatDateTime(at, locale)}
              {source === "import" ? ` · ${t("rounds.test.imported")}` : ""}
            </span>
          </li>
        ))}
      </ul>
      {adding ? <NewTest interviewId={interviewId} view={view} onDone={() => setAdding(false)} /> : null}
    </section>
  );
}

function NewTest({ interviewId, view, onDone }: Props & { onDone: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const tell = useTell(interviewId, view.candidacy);
  const number = { required: true, type: "number" as const, message: t("rounds.test.missing") };
  const save = ({ passed, ...result }: Fields) =>
    tell.mutate(
      {
        happened: {
          type: "candidacy.test_recorded",
          data: { ...result, name: result.name.trim(), passed: passed === "none" ? null : passed === "yes" },
        },
      },
      {
        onSuccess: () => {
          void message.success(t("rounds.test.saved"));
          onDone();
        },
      },
    );
  return (
    <Form<Fields>
      className={styles.form ?? ""}
      layout="vertical"
      requiredMark={false}
      initialValues={{ outOf: 100, passed: "none" }}
      onFinish={save}
    >
      <div className={styles.fields}>
        <Form.Item
          name="name"
          label={t("rounds.test.name")}
          rules={[{ required: true, whitespace: true, message: t("rounds.test.nameMissing") }]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="passed" label={t("rounds.test.passed")}>
          <Select
            options={(["none", "yes", "no"] as const).map((value) => ({
              value,
              label: t(`rounds.test.verdict.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="score"
          label={t("rounds.test.score")}
          dependencies={["outOf"]}
          rules={[
            number,
            ({ getFieldValue }) => ({
              validator: (_, value: number | undefined) =>
                typeof value === "number" && value > getFieldValue("outOf")
                  ? Promise.reject(new Error(t("rounds.test.above")))
                  : Promise.resolve(),
            }),
          ]}
        >
          <InputNumber min={0} max={1_000_000} precision={2} style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="outOf" label={t("rounds.test.outOf")} rules={[number]}>
          <InputNumber min={1} max={1_000_000} precision={2} style={{ width: "100%" }} />
        </Form.Item>
      </div>
      <div className={styles.formFoot}>
        <Button type="primary" htmlType="submit" loading={tell.isPending}>
          {t("rounds.test.save")}
        </Button>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
      </div>
    </Form>
  );
}
