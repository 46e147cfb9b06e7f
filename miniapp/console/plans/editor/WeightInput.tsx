import { InputNumber } from "antd";
import { parsePercent } from "../weights";

type Props = {
  value: number;
  onChange: (bp: number) => void;
  id?: string;
  status?: "" | "error";
  disabled?: boolean;
  "aria-label"?: string;
};

/** Shows percent, holds basis points. */
export function WeightInput({ value, onChange, ...rest }: Props) {
  return (
    <InputNumber
      className="numbers"
      style={{ width: 104 }}
      min={0}
      max={100}
      step={5}
      suffix="%"
      value={value / 100}
      onChange={(percent) => onChange(parsePercent(percent) ?? 0)}
      {...rest}
    />
  );
}
