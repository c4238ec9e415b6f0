// The helpers themselves, where a mistake in them would hide one in the server.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, launchBrowser, noSidewaysScroll, openContext, totp } from './lib.mjs';

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser?.close());

const page = (body, lang = 'lang="fr"') =>
  `<!doctype html><html ${lang}><head><title>Essai</title></head><body><main><h1>Essai</h1>${body}</main></body></html>`;

async function opened(html, options) {
  const context = await openContext(browser, options);
  const tab = await context.newPage();
  await tab.setContent(html);
  return tab;
}

test('totp answers as RFC 6238 says', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'; // "12345678901234567890"
  const expected = { 59: '287082', 1111111109: '081804', 1234567890: '005924', 20000000000: '353130' };
  for (const [seconds, digits] of Object.entries(expected)) assert.equal(totp(secret, seconds * 1000), digits);
});

test('axe accepts a good page and names what is wrong in a bad one', async () => {
  assert.equal(await axe(await opened(page('<p>Bonjour.</p>'))), true);
  const bad = await opened(page('<img src="data:,">', ''));
  await assert.rejects(axe(bad), /html-has-lang[\s\S]*image-alt|image-alt[\s\S]*html-has-lang/);
});

test('axe says that it skips a page without scripts', async () => {
  assert.equal(await axe(await opened(page('<img src="data:,">'), { scripts: false })), false);
});

test('a page wider than the screen is noticed', async () => {
  await noSidewaysScroll(await opened(page('<p>Bonjour.</p>')));
  await assert.rejects(
    noSidewaysScroll(await opened(page('<div style="width:400px">.</div>'))),
    /wide on a screen of 320 px/,
  );
});
