// Imported ahead of every browser test (see patches.mjs): a test during which the page's CSP or
// Trusted Types reported something, or a promise was rejected and nobody looked, has failed.
async function takeReports() {
  // Reports are events of their own task, after the code that caused them.
  await new Promise((done) => setTimeout(done));
  return window.pageReports.splice(0);
}

async function refuseReports() {
  const reports = await takeReports();
  if (reports.length > 0) throw new Error(`The page reported:\n  ${reports.join('\n  ')}`);
}

// The first hook hears of what the import of the test file caused, the last one of what the file's
// own hooks did at the end.
before(refuseReports);
after(refuseReports);

// Within the test and not in a hook after it, because mocha gives up the file when a hook fails.
beforeEach(function () {
  const test = this.currentTest;
  const run = test.fn;
  if (test.async) throw new Error(`"${test.title}" takes a callback; let it give a promise.`);
  test.fn = async function () {
    try {
      await run.call(this);
    } catch (error) {
      await takeReports(); // they belong to this test, not to the next
      throw error;
    }
    await refuseReports();
  };
});
