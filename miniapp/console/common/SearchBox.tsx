import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { useEffect, useState, type RefObject } from "react";

type Props = {
  value: string;
  onChange: (q: string) => void;
  label: string;
  /** What can be typed, where the label does not say it. */
  placeholder?: string;
  className?: string | undefined;
  inputRef?: RefObject<InputRef | null> | undefined;
};

const TYPING_PAUSE_MS = 300;

/** Searches when the typing pauses; Escape empties it. */
export function SearchBox({ value, onChange, label, placeholder = label, className, inputRef }: Props) {
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
      {...(inputRef ? { ref: inputRef } : {})}
      type="search"
      className={className ?? ""}
      allowClear
      maxLength={60}
      prefix={<SearchOutlined aria-hidden />}
      placeholder={placeholder}
      aria-label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape") setText("");
      }}
    />
  );
}
