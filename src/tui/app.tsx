import { useInput, usePaste, useWindowSize } from 'ink';
import { chordsOf } from './chords.ts';
import { SessionContext, useWizardState } from './parts/wizard-context.tsx';
import { Consent } from './screens/consent.tsx';
import { Export } from './screens/export.tsx';
import { Fix } from './screens/fix.tsx';
import { Help } from './screens/help.tsx';
import { KeyEntry } from './screens/key-entry.tsx';
import { Poll } from './screens/poll.tsx';
import { QuestionView } from './screens/question.tsx';
import { Results } from './screens/results.tsx';
import { SectionOverview } from './screens/section.tsx';
import { Welcome } from './screens/welcome.tsx';
import type { Session } from './session.ts';

/** The whole wizard: keys go to the session, the screen of the state is drawn. */
export function App({ session }: { readonly session: Session }) {
  useWindowSize();
  useInput((input, key) => {
    session.pressAll(chordsOf(input, key));
  });
  usePaste(session.paste);
  return (
    <SessionContext value={session}>
      <CurrentScreen />
    </SessionContext>
  );
}

function CurrentScreen() {
  const { screen, help } = useWizardState();
  if (help) return <Help offset={help.scroll} />;
  switch (screen.kind) {
    case 'welcome':
      return <Welcome screen={screen} />;
    case 'section':
      return <SectionOverview screen={screen} />;
    case 'question':
      return <QuestionView screen={screen} />;
    case 'consent':
      return <Consent screen={screen} />;
    case 'key':
      return <KeyEntry screen={screen} />;
    case 'poll':
      return <Poll screen={screen} />;
    case 'results':
      return <Results screen={screen} />;
    case 'fix':
      return <Fix screen={screen} />;
    case 'export':
      return <Export screen={screen} />;
  }
}
