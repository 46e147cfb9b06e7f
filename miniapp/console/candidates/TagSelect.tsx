import { Select, type SelectProps } from "antd";
import { useState } from "react";
import { usePaused } from "../common/usePaused";
import { useTags } from "./data";

/**
 * Tags in use, asked for by how they begin: there may be more than fit a list. With `mode="tags"` several, also new
 * ones.
 */
export function TagSelect<T extends string | null | string[]>(
  props: Pick<SelectProps<T>, "mode" | "maxCount" | "placeholder" | "className" | "value" | "id"> & {
    onChange?: (value: T) => void;
    "aria-label"?: string;
  },
) {
  const [typed, setTyped] = useState("");
  const tags = useTags(usePaused(typed.trim()));
  return (
    <Select<T>
      {...props}
      allowClear
      tokenSeparators={["、", ",", "，"]}
      loading={tags.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={(tags.data ?? []).map((value) => ({ value, label: value }))}
      popupMatchSelectWidth={300}
      notFoundContent={null}
    />
  );
}
