// The first page, on the smallest screen, before anything else is asked of it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  axe, launchBrowser, noSidewaysScroll, openContext, screenshot, startDemo, watchErrors, watchOrigin,
} from './lib.mjs';

let demo;
let browser;

before(async () => {
  demo = await startDemo();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

for (const scripts of [true, false]) {
  test(`the first page works, scripts ${scripts ? 'on' : 'off'}`, async (t) => {
    const context = await openContext(browser, { scripts });
    t.after(() => context.close());
    const foreign = watchOrigin(context, demo.base_url);
    const errors = watchErrors(context);
    const page = await context.newPage();

    const answer = await page.goto(demo.base_url, { waitUntil: 'networkidle' });

    assert.equal(answer.status(), 200);
    assert.match((await page.locator('html').getAttribute('lang')) ?? '', /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/);
    assert.notEqual((await page.title()).trim(), '');
    await noSidewaysScroll(page);
    await axe(page);
    await screenshot(page, `first-page-scripts-${scripts ? 'on' : 'off'}`);
    assert.deepEqual(foreign, [], 'requests that left the origin');
    assert.deepEqual(errors, []);
  });
}
