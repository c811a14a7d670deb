import { layoutFor } from '../handlers/scrolling.ts';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { MaskedField } from '../parts/text-field.tsx';
import { useSession } from '../parts/wizard-context.tsx';
import type { KeyScreen } from '../state/screens.ts';
import { blank, paragraph } from '../text/lines.ts';

/** Asks for a key and shows only how long it is. */
export function KeyEntry({ screen }: { readonly screen: KeyScreen }) {
  const session = useSession();
  const { symbols, services } = session;
  const layout = layoutFor(session);
  const width = layout.textColumns;
  return (
    <Frame layout={layout} title="Enter a key">
      <LinesView
        lines={[
          ...paragraph(symbols, 'Paste an API key of the workspace that the launch will use.', width, {
            bold: true,
          }),
          ...paragraph(
            symbols,
            `${keyCare(services.host)} Keys are made in the Console, Settings, API keys.`,
            width,
            { role: 'muted' },
          ),
          blank,
        ]}
      />
      <MaskedField length={screen.length} width={width} label="API key," />
      {screen.error !== null && (
        <LinesView lines={[blank, ...paragraph(symbols, screen.error, width, { role: 'bad' })]} />
      )}
    </Frame>
  );
}

const keyCare = (host: string | undefined): string =>
  `It stays in memory until you leave and is written nowhere. Later screens show at most its prefix and its last four characters.${host ? ` Probes send it to ${host}.` : ''}`;
