import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import type { MessageChannel, Reach } from "../api/types";
import styles from "./DeliverBy.module.css";

type Props = {
  id?: string;
  value?: readonly MessageChannel[];
  onChange?: (channels: MessageChannel[]) => void;
  /** Undefined until it is known. */
  reach: Reach | undefined;
  phone: boolean;
  email: boolean;
};

const NONE: Reach["platforms"] = [];

/** By which ways the system sends, as far as they reach this person, and what becomes of it. */
export function DeliverBy({ value = [], onChange, reach, phone, email }: Props) {
  const { t } = useTranslation();
  const platforms = reach?.platforms ?? NONE;
  const chat = platforms.find(({ channel, isMember }) => isMember && value.includes(channel));
  const missing = platforms.filter(({ isMember }) => !isMember);
  return (
    <>
      <Checkbox.Group<MessageChannel>
        value={[...value]}
        onChange={(channels) => onChange?.(channels)}
        options={[
          ...platforms.map(({ channel, isMember }) => ({
            value: channel,
            label: t(`channel.${channel}`),
            // What was ticked for another number may be taken back.
            disabled: !isMember && !value.includes(channel),
          })),
          { value: "sms", label: t("channel.sms"), disabled: !phone },
          { value: "email", label: t("channel.email"), disabled: !email },
        ]}
      />
      <p className={styles.hint} aria-live="polite">
        {chat ? t("invite.byChat", { channel: t(`channel.${chat.channel}`) }) : t("invite.deliverHint")}
        {phone && missing.length > 0 && missing.length === platforms.length
          ? ` ${t("invite.notMember", { channels: missing.map(({ channel }) => t(`channel.${channel}`)).join(t("common.listed")) })}`
          : null}
      </p>
    </>
  );
}
