// Guardians in a browser: a person sees them, reads the names again before they count, sees on each
// page that somebody comes back in their name, and stops it, with scripts and without; a guardian
// reads again before confirming; a locker is opened with pictures and chosen guardians.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  axe, launchBrowser, noSidewaysScroll, openContext, screenshot, startDemo, totp, watchErrors, watchOrigin,
} from './lib.mjs';

const PIN = '385204';
const BANNER = 'section.alarm';

let demo;
let browser;
let marie;
let foreign = [];
let errors = [];

const go = (page, path) => page.goto(demo.base_url + path);
const path = (page) => page.url().slice(demo.base_url.length);

async function somebody(options) {
  const context = await openContext(browser, options);
  context.setDefaultTimeout(10_000);
  foreign.push(watchOrigin(context, demo.base_url));
  errors.push(watchErrors(context));
  return context.newPage();
}

async function seen(page, name) {
  await noSidewaysScroll(page);
  await axe(page);
  await screenshot(page, `guardians-${name}`);
}

async function enter(page) {
  await go(page, '/enter');
  await page.fill('#card', demo.beneficiary.card);
  await page.fill('#pin', demo.beneficiary.pin);
  await page.locator('main form:has([name=pin]) button').last().click();
  await page.waitForURL('**/home');
}

/** The button that goes on: the last plain one of the form with this field. */
const press = async (page, selector) => {
  await Promise.all([page.waitForNavigation(), page.locator(selector).click()]);
};

/** Somebody without anything says that they are the person; the short address of what waits. */
async function comeBack() {
  const started = await fetch(`${demo.base_url}/api/v1/recoveries`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ pin: PIN }),
  });
  assert.equal(started.status, 201);
  return (await started.json()).short;
}

/** The guardian confirms it at the desk, on the page that is read again. */
async function confirm(short, pictures) {
  await go(marie, `/desk/recover/${short}`);
  if (path(marie).startsWith('/factor')) throw new Error('the second factor is fresh');
  await marie.check(`input[name=person][value="${demo.beneficiary.locker_id}"]`);
  await marie.check('input[name=how] >> nth=0');
  if (pictures) await seen(marie, 'recover');
  await press(marie, 'main form button >> nth=0');
  assert.equal(await marie.locator('h1').innerText(), 'Relisez avant de confirmer');
  if (pictures) await seen(marie, 'recover-check');
  await press(marie, 'button[name=answer][value=yes]');
  assert.match(path(marie), /^\/desk\/guarded/);
}

before(async () => {
  demo = await startDemo();
  browser = await launchBrowser();
  marie = await somebody();
  await go(marie, '/login');
  await marie.fill('#login', demo.aidant.login);
  await marie.fill('#passphrase', demo.aidant.passphrase);
  await marie.fill('#otp', totp(demo.aidant.totp_secret));
  await press(marie, 'main form button >> nth=0');
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

describe('guardians', () => {
  for (const locale of ['fr-FR', 'ar']) {
    test(`are seen and chosen in ${locale}`, async () => {
      const amina = await somebody({ locale });
      await enter(amina);
      await seen(amina, `home-${locale}`);
      await go(amina, '/security');
      await amina.locator('a[href="/guardians"]').click();
      await seen(amina, `own-${locale}`);
      await amina.locator('a[href="/guardians/choose"]').click();
      await seen(amina, `choose-${locale}`);
      const boxes = amina.locator('input[name=guardian]');
      for (const box of await boxes.all()) await box.uncheck();
      await press(amina, 'main form button');
      await seen(amina, `choose-wrong-${locale}`);
      assert.equal(await amina.locator('#guardian-error').count(), 1);
      for (const at of [0, 1]) await boxes.nth(at).check();
      await press(amina, 'main form button');
      await seen(amina, `check-${locale}`);
      await press(amina, 'button[name=answer][value=yes]');
      assert.equal(path(amina), '/guardians?notice=guardians-chosen');
      await amina.context().close();
    });

    test(`stand on the way back and at the opening in ${locale}`, async () => {
      const nobody = await somebody({ locale });
      for (const address of ['/r', '/r/0000-0000', '/lost', '/lost/code', '/lost/all', '/enter']) {
        await go(nobody, address);
        await seen(nobody, `${address.slice(1).replaceAll('/', '-')}-${locale}`);
      }
      await go(marie, '/desk/new');
      await marie.fill('#name', 'Nora Lenoir');
      await marie.check('input[name=under_protection][value=no]');
      await marie.check(`input[name=language][value=${locale.slice(0, 2)}]`);
      await press(marie, 'main form button >> nth=0');
      const short = await marie.locator('.short').innerText();
      await go(nobody, `/o/${short.trim()}`);
      await nobody.locator('summary').last().click();
      await seen(nobody, `opening-${locale}`);
      await nobody.fill('#pin', PIN);
      await nobody.fill('#again', PIN);
      await press(nobody, 'main form button');
      await seen(nobody, `taken-home-${locale}`);
      await nobody.context().close();
    });
  }

  for (const scripts of [true, false]) {
    test(`somebody who comes back is stopped, scripts ${scripts ? 'on' : 'off'}`, async () => {
      const amina = await somebody({ scripts, locale: scripts ? 'fr-FR' : 'ar' });
      await enter(amina);
      await go(amina, '/papers');
      assert.equal(await amina.locator(BANNER).count(), 0);
      await confirm(await comeBack(), scripts);
      for (const address of ['/home', '/papers', '/journal', '/contact', '/guardians']) {
        await go(amina, address);
        assert.equal(await amina.locator(BANNER).count(), 1, address);
      }
      await (scripts ? seen(amina, 'banner') : screenshot(amina, 'guardians-banner-ar'));
      await press(amina, `${BANNER} a`);
      await (scripts ? seen(amina, 'stop') : screenshot(amina, 'guardians-stop-ar'));
      await press(amina, 'form[action="/guardians/stop"] button');
      assert.equal(path(amina), '/guardians?notice=recovery-vetoed');
      assert.equal(await amina.locator(BANNER).count(), 0);
      await amina.context().close();
    });
  }

  test('nothing leaves the origin and nothing complains', () => {
    assert.deepEqual(foreign.flat(), []);
    const own = errors.flat().filter((line) => !/status of (401|404|422)/.test(line));
    assert.deepEqual(own, []);
  });
});
