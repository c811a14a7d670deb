import type { Mode } from './mode.ts';
import type { SymbolName } from './symbols.ts';

export const commands = [
  'up',
  'down',
  'page-up',
  'page-down',
  'first',
  'last',
  'accept',
  'toggle',
  'unknown',
  'back',
  'quit',
  'interrupt',
  'help',
  'close-help',
  'next-section',
  'previous-section',
  'section',
  'left',
  'right',
  'home',
  'end',
  'backspace',
  'delete',
  'clear',
  'yes',
  'no',
  'budget',
  'fix',
  'recheck',
  'poll-all',
  'export',
  'cancel',
] as const;
export type Command = (typeof commands)[number];

/** What a key is called in the table: `enter`, `ctrl+c`, `shift+tab`, or the character itself. */
export type Chord = string;

export interface Binding {
  readonly chords: readonly Chord[];
  readonly command: Command;
  /** How the key is written for people; a symbol name is drawn with its ASCII twin where needed. */
  readonly label: string | { readonly symbol: SymbolName };
  /** What it does, in a few words; empty where another line says it. */
  readonly says: string;
  /** False: only the help overlay lists it. */
  readonly hinted: boolean;
  /** True: works only while the field is empty, because the character could be typed. */
  readonly whileEmpty?: true;
}

const binding = (
  chords: readonly Chord[],
  command: Command,
  label: Binding['label'],
  says: string,
  hinted = true,
): Binding => ({ chords, command, label, says, hinted });

/** The other half of a pair: the first half's line speaks for both. */
const unlisted = (chords: readonly Chord[], command: Command): Binding =>
  binding(chords, command, '', '', false);

const upDown = { symbol: 'upDown' } as const;
const interrupt = binding(['ctrl+c'], 'interrupt', 'Ctrl-C', 'save and leave at once', false);
const quit = binding(['q'], 'quit', 'q', 'save and leave');
const help = binding(['?', 'ctrl+g'], 'help', '?', 'explain');
const helpWhileTyping = binding(['ctrl+g'], 'help', 'Ctrl-G', 'explain');
const helpWhileEmpty: Binding = {
  ...binding(['?'], 'help', '?', 'explain, while nothing is typed', false),
  whileEmpty: true,
};
const back = binding(['escape'], 'back', 'Esc', 'back');
const unknown = binding(['ctrl+n'], 'unknown', 'Ctrl-N', 'I do not know');
const tab = binding(['tab'], 'next-section', 'Tab', 'next section');
const shiftTab = binding(['shift+tab'], 'previous-section', 'Shift-Tab', 'previous section', false);
const numbers = binding(['1', '2', '3', '4', '5', '6', '7', '8'], 'section', '1-8', 'go to section');

const typing: readonly Binding[] = [
  binding(['left'], 'left', { symbol: 'leftRight' }, 'move in the text', false),
  unlisted(['right'], 'right'),
  binding(['home', 'ctrl+a'], 'home', 'Home', 'to the start of the text', false),
  binding(['end', 'ctrl+e'], 'end', 'End', 'to the end of the text', false),
  binding(['backspace'], 'backspace', 'Backspace', 'delete before the cursor', false),
  binding(['delete'], 'delete', 'Del', 'delete under the cursor', false),
  binding(['ctrl+u'], 'clear', 'Ctrl-U', 'clear the text', false),
];

const moving = (says: string): readonly Binding[] => [
  binding(['up'], 'up', upDown, says),
  unlisted(['down'], 'down'),
  binding(['pageup'], 'page-up', 'PgUp', 'a page up', false),
  binding(['pagedown'], 'page-down', 'PgDn', 'a page down', false),
];
const vi: readonly Binding[] = [
  binding(['k'], 'up', 'j k', 'down and up', false),
  unlisted(['j'], 'down'),
  binding(['home', 'g'], 'first', 'Home', 'first row', false),
  binding(['end', 'G'], 'last', 'End', 'last row', false),
];
const sectionKeys = [tab, shiftTab, numbers];
const accept = (says: string): Binding => binding(['enter'], 'accept', 'Enter', says);

/** Every key of every mode; the hints at the foot and the help overlay are drawn from it. First match wins. */
export const keyTable: Readonly<Record<Mode, readonly Binding[]>> = {
  welcome: [...moving('move'), ...vi, accept('choose'), help, quit, { ...back, hinted: false }, interrupt],
  choice: [...moving('move'), ...vi, accept('take'), back, unknown, ...sectionKeys, help, quit, interrupt],
  filter: [
    ...moving('move'),
    accept('take'),
    back,
    unknown,
    helpWhileTyping,
    helpWhileEmpty,
    tab,
    shiftTab,
    ...typing,
    interrupt,
  ],
  multi: [
    ...moving('move'),
    ...vi,
    binding([' ', 'x'], 'toggle', 'Space', 'mark'),
    accept('take the marked'),
    back,
    unknown,
    ...sectionKeys,
    help,
    quit,
    interrupt,
  ],
  field: [
    accept('take'),
    back,
    unknown,
    helpWhileTyping,
    helpWhileEmpty,
    tab,
    shiftTab,
    ...typing,
    binding(['ctrl+c'], 'interrupt', 'Ctrl-C', 'save and leave'),
  ],
  section: [...moving('move'), ...vi, accept('open'), back, ...sectionKeys, help, quit, interrupt],
  consent: [
    ...moving('move'),
    ...vi,
    accept('choose'),
    binding(['y'], 'yes', 'y', 'send the probes'),
    binding(['n'], 'no', 'n', 'send nothing', false),
    binding(['b'], 'budget', 'b', 'budget'),
    back,
    ...sectionKeys,
    help,
    quit,
    interrupt,
  ],
  'no-key': [...moving('move'), ...vi, accept('choose'), back, ...sectionKeys, help, quit, interrupt],
  budget: [accept('set'), back, ...typing, interrupt],
  key: [
    accept('use it'),
    back,
    binding(['backspace'], 'backspace', 'Backspace', 'delete the last character'),
    binding(['ctrl+u'], 'clear', 'Ctrl-U', 'clear'),
    interrupt,
  ],
  poll: [binding(['escape'], 'cancel', 'Esc', 'stop and keep what was learned'), interrupt],
  results: [
    ...moving('move'),
    ...vi,
    accept('details'),
    binding(['f'], 'fix', 'f', 'change the answer'),
    binding(['r'], 'recheck', 'r', 're-run this check'),
    binding(['e'], 'export', 'e', 'export'),
    binding(['p'], 'poll-all', 'p', 'poll again', false),
    back,
    help,
    binding(['q'], 'quit', 'q', 'finish'),
    ...sectionKeys.map((row) => ({ ...row, hinted: false })),
    interrupt,
  ],
  fix: [...moving('move'), ...vi, accept('open'), back, help, interrupt],
  details: [
    ...moving('scroll'),
    ...vi,
    binding(['enter', 'f'], 'fix', 'Enter', 'change the answer'),
    binding(['r'], 'recheck', 'r', 're-run this check'),
    back,
    help,
    binding(['q'], 'quit', 'q', 'finish'),
    interrupt,
  ],
  'export-format': [
    ...moving('move'),
    ...vi,
    accept('take'),
    back,
    help,
    binding(['q'], 'quit', 'q', 'finish'),
    interrupt,
  ],
  'export-path': [
    accept('write the file'),
    back,
    ...typing,
    binding(['ctrl+c'], 'interrupt', 'Ctrl-C', 'leave'),
  ],
  help: [
    ...moving('scroll'),
    ...vi,
    binding(['escape', 'enter', '?', 'ctrl+g', 'q'], 'close-help', 'Esc', 'close'),
    interrupt,
  ],
};

/** The binding a key has in a mode; `empty`: the field being typed in holds nothing. */
export const bindingFor = (mode: Mode, chord: Chord, empty: boolean): Binding | undefined =>
  keyTable[mode].find((row) => row.chords.includes(chord) && (empty || !row.whileEmpty));
