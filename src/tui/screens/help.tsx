import { layoutFor, scrollLines } from '../handlers/scrolling.ts';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { useSession } from '../parts/wizard-context.tsx';
import { slice } from '../text/lines.ts';

/** The overlay that explains what is on screen. */
export function Help({ offset }: { readonly offset: number }) {
  const session = useSession();
  const layout = layoutFor(session);
  const lines = scrollLines(session);
  const last = Math.min(lines.length, offset + layout.bodyRows);
  return (
    <Frame layout={layout} title="Explained" right={`${last} of ${lines.length} lines`}>
      <LinesView lines={slice(lines, offset, layout.bodyRows)} />
    </Frame>
  );
}
