/** A CommonJS package: in the bundle its names are reached by the default export alone. */
export const authLibrary = async () => (await import('google-auth-library')).default;
