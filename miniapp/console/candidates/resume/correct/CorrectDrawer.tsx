import { Alert, App, Button, Drawer, Form, Popconfirm, Space } from "antd";
import { useTranslation } from "react-i18next";
import { isApiError } from "../../../../shared/api";
import { useErrorText } from "../../../common/ErrorState";
import { useIssueText } from "../../../common/useIssueText";
import { type Correctable, type Ids, type ItemValue, type ResumeReading, useCorrect } from "../data";
import type { Field } from "../fields";
import styles from "../Resume.module.css";
import { valueWords } from "../words";
import { CorrectFields } from "./CorrectFields";
import { changeOf, type FormValues, valuesOf } from "./formValues";

/** What is being corrected: an item as it was when the form was opened, or something that is not there yet. */
export type Target = {
  field: Correctable;
  title: string;
  key: string | null;
  value: ItemValue | null;
  of: Field | null;
};

type Props = { ids: Ids; reading: ResumeReading; target: Target | null; onClose: () => void };

/** Says what a résumé says. Whatever goes wrong, what was written stays in the form. */
export function CorrectDrawer({ target, onClose, ...rest }: Props) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={target !== null}
      onClose={onClose}
      destroyOnHidden
      size={480}
      title={
        target
          ? t(target.key === null ? "resume.correct.addWhat" : "resume.correct.what", { what: target.title })
          : ""
      }
    >
      {target ? <CorrectForm target={target} onClose={onClose} {...rest} /> : null}
    </Drawer>
  );
}

/** What the reading says of the item now; undefined where it is there no more. */
function nowOf({ resume, marks }: ResumeReading, { field, key }: Target): ItemValue | undefined {
  const index = marks?.[field]?.findIndex((mark) => mark.key === key) ?? -1;
  return index < 0 || !resume ? undefined : valueAt(resume, field, index);
}

/** An item's value without where it stands. Pure. */
export function valueAt(
  resume: NonNullable<ResumeReading["resume"]>,
  field: Correctable,
  index: number,
): ItemValue | undefined {
  const list = resume[field];
  const item = Array.isArray(list) ? list[index] : (list ?? undefined);
  if (typeof item !== "object") return item;
  const { spans: _, ...value } = item;
  return value;
}

function CorrectForm({ ids, reading, target, onClose }: Props & { target: Target }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const issueText = useIssueText();
  const [form] = Form.useForm<FormValues>();
  const { mutate, error, isPending } = useCorrect(ids);
  const { field, key, value, of } = target;
  const now = key === null ? undefined : nowOf(reading, target);
  const isGone = key !== null && now === undefined;
  const isOther = now !== undefined && JSON.stringify(now) !== JSON.stringify(value);
  const details = isApiError(error) ? error.details : [];

  const point = (failed: unknown) => {
    for (const detail of isApiError(failed) ? failed.details : []) {
      const name = detail.path.split(".").at(-1) ?? "";
      form.setFields([{ name, errors: [issueText(detail)] }]);
    }
  };
  const send = (change: Parameters<typeof mutate>[0]["change"], done: string) =>
    mutate(
      { revision: reading.revision, change },
      {
        onSuccess: () => {
          void message.success(done);
          onClose();
        },
        onError: point,
      },
    );
  const save = (values: FormValues) =>
    // What somebody took away meanwhile is told anew.
    send(changeOf(field, isGone ? null : key, values), t("resume.correct.saved"));
  const remove = () => send({ field, key, value: null }, t("resume.correct.gone"));

  return (
    <Form<FormValues>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={valuesOf(field, value, t("resume.present"))}
      onFinish={save}
    >
      {error && details.length === 0 ? (
        <Alert type="error" showIcon role="alert" title={errorText(error)} className={styles.notice} />
      ) : null}
      {isOther || isGone ? (
        <Alert
          type="info"
          showIcon
          className={styles.notice}
          title={
            isGone
              ? t("resume.correct.isGone")
              : t("resume.correct.isOther", { words: valueWords(field, now ?? null, t) })
          }
        />
      ) : null}
      {of?.entry && reading.resume ? <Source text={reading.resume.text} {...of.entry} /> : null}
      <CorrectFields field={field} label={target.title} />
      <p className={styles.soft}>{t("resume.correct.hint")}</p>
      <Space className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t("resume.correct.save")}
        </Button>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        {key !== null && !isGone && !of?.empty ? (
          <Popconfirm
            title={t("resume.correct.removeAsk")}
            okText={t("resume.correct.remove")}
            onConfirm={remove}
          >
            <Button type="text" danger>
              {t("resume.correct.remove")}
            </Button>
          </Popconfirm>
        ) : null}
      </Space>
    </Form>
  );
}

const MOST_SOURCE = 400;

/** What stands in the file there, to hold against. */
function Source({ text, start, end }: { text: string; start: number; end: number }) {
  const { t } = useTranslation();
  return (
    <blockquote className={styles.quote} aria-label={t("resume.inText")}>
      {text.slice(start, Math.min(end, start + MOST_SOURCE))}
      {end - start > MOST_SOURCE ? " …" : ""}
    </blockquote>
  );
}
