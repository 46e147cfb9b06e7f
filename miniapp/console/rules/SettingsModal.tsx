import { App, Button, Form, Input, InputNumber, Modal, Skeleton, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { formatDateTime } from "../common/format";
import { useLocale } from "../common/When";
import { useCan } from "../session/useSession";
import { type RuleSettings, useChangeRuleSettings, useRuleSettings } from "./data";
import styles from "./Rules.module.css";

/** Headquarters' minimums, and the administrator's switch; each change is a line of the history. */
export function SettingsModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const settings = useRuleSettings();
  return (
    <Modal open title={t("rules.company")} footer={null} onCancel={onClose} width={560}>
      {settings.isPending ? (
        <Skeleton active />
      ) : settings.data ? (
        <div className={styles.settings} key={settings.data.number}>
          <Minimums settings={settings.data} />
          <AutoReject settings={settings.data} />
          <History settings={settings.data} />
        </div>
      ) : (
        <ErrorState compact error={settings.error} onRetry={() => void settings.refetch()} />
      )}
    </Modal>
  );
}

function useChange(settings: RuleSettings) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const change = useChangeRuleSettings();
  const send = (what: "minimums" | "auto-reject", { note, ...fields }: { note?: string }) =>
    change.mutate(
      { what, seen: settings.number, ...(note ? { note } : {}), ...fields },
      {
        onSuccess: () => void message.success(t("rules.settingsSaved")),
        onError: (error) => void message.error(errorText(error)),
      },
    );
  return { send, isPending: change.isPending };
}

function Minimums({ settings }: { settings: RuleSettings }) {
  const { t } = useTranslation();
  const { send, isPending } = useChange(settings);
  const { advanceAtLeast, alwaysReview } = settings;
  return (
    <section>
      <h3>{t("rules.minimumsTitle")}</h3>
      <p className={styles.meta}>{t("rules.minimumsText")}</p>
      <Form
        layout="vertical"
        requiredMark={false}
        initialValues={{ advanceAtLeast, alwaysReview }}
        onFinish={(fields: Pick<RuleSettings, "advanceAtLeast" | "alwaysReview"> & { note?: string }) =>
          send("minimums", { ...fields, advanceAtLeast: fields.advanceAtLeast ?? null } as object)
        }
      >
        <Form.Item name="advanceAtLeast" label={t("rules.minimumsLine")}>
          <InputNumber min={0} max={10} step={0.1} precision={1} placeholder={t("rules.minimumsEmpty")} />
        </Form.Item>
        <Form.Item name="alwaysReview" label={t("rules.minimumsAlways")} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="note" label={t("rules.settingsNote")}>
          <Input maxLength={200} />
        </Form.Item>
        <Button htmlType="submit" loading={isPending}>
          {t("common.save")}
        </Button>
      </Form>
    </section>
  );
}

function AutoReject({ settings }: { settings: RuleSettings }) {
  const { t } = useTranslation();
  const mayChange = useCan("rules.automate");
  const { send, isPending } = useChange(settings);
  return (
    <section>
      <h3>{t("rules.autoTitle")}</h3>
      <p className={styles.meta}>{t("rules.autoText")}</p>
      <Form
        layout="vertical"
        requiredMark={false}
        disabled={!mayChange}
        initialValues={{ autoReject: settings.autoReject }}
        onFinish={(fields: { autoReject: boolean; note?: string }) => send("auto-reject", fields)}
      >
        <Form.Item name="autoReject" label={t("rules.autoSwitch")} valuePropName="checked">
          <Switch />
        </Form.Item>
        {mayChange ? (
          <>
            <Form.Item name="note" label={t("rules.settingsNote")}>
              <Input maxLength={200} />
            </Form.Item>
            <Button htmlType="submit" loading={isPending}>
              {t("common.save")}
            </Button>
          </>
        ) : (
          <p className={styles.meta}>{t("rules.autoOnlyAdmin")}</p>
        )}
      </Form>
    </section>
  );
}

/** Who changed what, the newest first. */
function History({ settings }: { settings: RuleSettings }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (settings.history.length === 0) return null;
  return (
    <section>
      <h3>{t("rules.history")}</h3>
      <ol className={styles.history}>
        {settings.history.map(
          ({ number, changedBy, since, note, advanceAtLeast, alwaysReview, autoReject }) => (
            <li key={number}>
              <span>
                {[
                  advanceAtLeast === null
                    ? t("rules.companyNone")
                    : t("rules.atLeast", { value: advanceAtLeast }),
                  ...(alwaysReview ? [t("rules.always")] : []),
                  t(autoReject ? "rules.autoOn" : "rules.autoOff"),
                ].join(" ")}
              </span>
              <span className={styles.meta}>
                {t("rules.settingsBy", { name: changedBy, at: formatDateTime(since, locale) })}
                {note ? ` · ${note}` : ""}
              </span>
            </li>
          ),
        )}
      </ol>
    </section>
  );
}
