// Runs before anything else on a test page: keeps what no-reports.js will ask for.
window.pageReports = [];
document.addEventListener('securitypolicyviolation', (event) => {
  const { effectiveDirective, blockedURI, sample, sourceFile, lineNumber } = event;
  window.pageReports.push(
    `${effectiveDirective} refused ${blockedURI || 'inline'} ${sample} at ${sourceFile}:${lineNumber}`,
  );
});
window.addEventListener('unhandledrejection', ({ reason }) => {
  window.pageReports.push(`unhandled rejection: ${reason?.stack ?? reason}`);
});
