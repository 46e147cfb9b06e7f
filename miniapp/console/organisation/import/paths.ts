/** Under `/org`, by what is imported. */
export const PATHS = { units: "unit-imports", staff: "staff-imports" } as const;
