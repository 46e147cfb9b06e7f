import { Input } from "antd";
import { useState } from "react";

type Props = {
  value: readonly string[];
  onChange: (lines: string[]) => void;
  id?: string;
  status?: "" | "error";
  disabled?: boolean;
};

const toLines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** A list of short texts, one a line. Keeps what is being typed, empty last line and all. */
export function LinesInput({ value, onChange, ...rest }: Props) {
  const [text, setText] = useState(value.join("\n"));
  const shown = toLines(text).join("\n") === value.join("\n") ? text : value.join("\n");
  return (
    <Input.TextArea
      autoSize={{ minRows: 2, maxRows: 10 }}
      value={shown}
      onChange={(event) => {
        setText(event.target.value);
        onChange(toLines(event.target.value));
      }}
      {...rest}
    />
  );
}
