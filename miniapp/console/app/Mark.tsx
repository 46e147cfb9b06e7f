/** The product's mark: two people facing each other, as one speech bubble. */
export function Mark({ size }: { size: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} role="img" aria-hidden>
      <rect width="32" height="32" rx="8" fill="var(--zm-accent)" />
      <path
        d="M9 10.5h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-6.2L12.5 25v-3.5H9a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2Z"
        fill="var(--zm-on-accent)"
      />
      <circle cx="12.6" cy="16" r="1.6" fill="var(--zm-accent)" />
      <circle cx="19.4" cy="16" r="1.6" fill="var(--zm-accent)" />
    </svg>
  );
}
