// Runs before anything else on a test page: keeps what no-reports.js will ask for.
window.pageReports = [];
document.addEventListener('securitypolicyviolation', function (event) {
  window.pageReports.push(
    event.effectiveDirective +
      ' refused ' +
      (event.blockedURI || 'inline') +
      ' ' +
      (event.sample || '') +
      ' at ' +
      event.sourceFile +
      ':' +
      event.lineNumber,
  );
});
window.addEventListener('unhandledrejection', function (event) {
  window.pageReports.push(
    'unhandled rejection: ' + ((event.reason && event.reason.stack) || event.reason),
  );
});
