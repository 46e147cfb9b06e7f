import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "../Organisation.module.css";

type Props = { value: string; onChange: (q: string) => void; inputRef: RefObject<InputRef | null> };

const TYPING_PAUSE_MS = 300;

/** Searches when the typing pauses; Escape empties it. */
export function SearchBox({ value, onChange, inputRef }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onChange(text.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <Input
      ref={inputRef}
      type="search"
      className={styles.search}
      allowClear
      maxLength={60}
      prefix={<SearchOutlined aria-hidden />}
      placeholder={t("staff.searchPlaceholder")}
      aria-label={t("staff.search")}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape") setText("");
      }}
    />
  );
}
