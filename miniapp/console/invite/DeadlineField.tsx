import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { endOfDayIn, toLocalField } from "./deadline";

type Props = { id?: string; value?: string; onChange?: (value: string) => void };

const DAYS = [3, 7, 14, 30];

/** The browser's own date field, with the usual spans one press away. */
export function DeadlineField({ id, value = "", onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
      <Input
        id={id}
        type="datetime-local"
        style={{ width: 210 }}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <span style={{ display: "flex", gap: 4 }}>
        {DAYS.map((days) => {
          const preset = toLocalField(endOfDayIn(days, new Date()));
          return (
            <Button
              key={days}
              size="small"
              type={preset === value ? "primary" : "text"}
              ghost={preset === value}
              style={{ alignSelf: "center" }}
              onClick={() => onChange?.(preset)}
            >
              {t("invite.days", { count: days })}
            </Button>
          );
        })}
      </span>
    </div>
  );
}
