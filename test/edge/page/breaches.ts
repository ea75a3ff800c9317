// Hears every report of the CSP or of Trusted Types and every uncaught error of this page. The page
// imports it first, so that nothing that a library does while it loads goes unheard.

const heard: string[] = [];

document.addEventListener('securitypolicyviolation', (event) => {
  heard.push(
    `CSP ${event.effectiveDirective}: ${event.blockedURI} ${event.sample} ` +
      `(${event.sourceFile}:${event.lineNumber})`,
  );
});
addEventListener('error', (event) => {
  heard.push(`error: ${event.message}`);
});
addEventListener('unhandledrejection', (event) => {
  heard.push(`unhandled rejection: ${String(event.reason)}`);
});

/** For what is heard elsewhere, such as in the worker. */
export function hear(breach: string): void {
  heard.push(breach);
}

export function breaches(): readonly string[] {
  return heard;
}
