/** Stands in for `react-devtools-core`, which a shipped command-line tool never connects to. */
export default { connectToDevTools() {} };
