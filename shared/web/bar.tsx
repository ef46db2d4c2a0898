/**
 * A bar, filled to a share of 0 to 1. Drawn with attributes, since the content security policy takes no style
 * attributes, and printed where backgrounds are not. The figure stands beside it, so it is hidden from screen readers.
 */
export function Bar({ share }: { readonly share: number }) {
  const width = Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 10;
  return (
    <svg class="bar" width="100%" height="10" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect width={width} height="10" fill="#0b4f6c" />
    </svg>
  );
}
