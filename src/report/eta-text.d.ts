/** Templates are imported as text: by the bundler's text loader, and by the test runner's plugin. */
declare module '*.eta' {
  const template: string;
  export default template;
}
