/** Replaced by the bundler with the package's version. */
declare const __GONOGO_VERSION__: string;
