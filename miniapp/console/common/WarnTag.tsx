import { Tag, type TagProps } from "antd";

/** antd's warning tag with the palette's own text colour, which its soft ground lets one read. */
export function WarnTag({ style, ...props }: TagProps) {
  return <Tag color="warning" style={{ color: "var(--zm-warn)", ...style }} {...props} />;
}
