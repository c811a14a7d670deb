export interface LockEntry {
  readonly version?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  readonly packages: Record<string, LockEntry>;
}

/** Entries for optional dependencies that a locked package names and the lock does not hold. */
export function incompleteEntries({ packages }: Lockfile): { place: string; entry: LockEntry }[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !placesOf(name, place).some((candidate) => candidate in packages))
      .map(([name, version]) => ({
        place: `node_modules/${name}`,
        entry: { version, ...(dev && { dev }), optional: true, ...systemOf(name) },
      })),
  );
}

/** Where Node would find a dependency of the package at `from`, innermost first. */
function placesOf(name: string, from: string): string[] {
  const outer = from.lastIndexOf('/node_modules/');
  const rest = outer < 0 ? [`node_modules/${name}`] : placesOf(name, from.slice(0, outer));
  return [`${from}/node_modules/${name}`, ...rest];
}

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** Which machine a binary package is for, from its name: `@swc/core-linux-arm64-musl`. npm skips it on any other. */
function systemOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[/-]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : [];
  return { ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }) };
}
