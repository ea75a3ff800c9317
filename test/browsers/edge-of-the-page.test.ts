// The ground that every other browser test stands on: that the page really is as strict, and on plain
// HTTP as poor, as the pages of a portal.
import { expect } from '@esm-bundle/chai';

declare global {
  interface Window {
    pageReports: string[];
  }
}

const secure = location.hostname === 'localhost';

/** What the page reported because of `act`, so that it does not fail the test that wanted it. */
async function reportsOf(act: () => unknown): Promise<readonly string[]> {
  try {
    act();
  } catch {
    // Some sinks throw besides.
  }
  await new Promise((done) => setTimeout(done, 20));
  return window.pageReports.splice(0);
}

describe('the page of a browser test', () => {
  it('is a secure context on localhost alone', () => {
    expect(isSecureContext).to.equal(secure);
    const { subtle }: { readonly subtle?: SubtleCrypto } = crypto;
    expect(subtle === undefined).to.equal(!secure);
  });

  it('refuses and reports markup from text', async () => {
    const place = document.createElement('div');
    const reports = await reportsOf(() => {
      place.innerHTML = '<b>text</b>';
    });
    expect(reports.join()).to.contain('require-trusted-types-for');
    expect(place.childNodes.length).to.equal(0);
  });

  it('refuses and reports code from text', async () => {
    // eslint-disable-next-line no-new-func -- to see it refused
    const reports = await reportsOf(() => new Function('return 1')());
    expect(reports.length).to.be.greaterThan(0);
  });

  it('refuses and reports style attributes and style elements', async () => {
    const place = document.body.appendChild(document.createElement('p'));
    const style = document.createElement('style');
    style.textContent = 'p { position: fixed }';
    const reports = await reportsOf(() => {
      place.setAttribute('style', 'position: fixed');
      document.head.append(style);
    });
    expect(reports.length).to.equal(2);
    expect(getComputedStyle(place).position).to.equal('static');
    style.remove();
    place.remove();
  });

  it('refuses and reports inline scripts, although the runner has its own', async () => {
    const script = document.createElement('script');
    const reports = await reportsOf(() => {
      script.append('document.title = "ran"');
      document.head.append(script);
    });
    expect(document.title).not.to.equal('ran');
    expect(reports.length).to.be.greaterThan(0);
    script.remove();
  });

  it('refuses and reports what comes from another host', async () => {
    const reports = await reportsOf(() => void fetch('http://other.test/').catch(() => undefined));
    expect(reports.join()).to.contain('connect-src');
  });
});
