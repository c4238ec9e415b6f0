// Amina, without scripts, at 320 px, in Arabic: her locker is opened at the desk on her own phone, without
// e-mail nor telephone number; then she loses everything and comes back.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chooseCode, press, startWalk, text } from './walk.mjs';

const fixture = (name) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const PAPERS = [
  ['cni', 'وثيقة أمينة', fixture('cni-recto-phone.jpg')],
  ['cni', 'ظهر الوثيقة', fixture('cni-verso-phone.jpg')],
  ['domiciliation', 'عنوان أمينة', fixture('attestation-caf.pdf')],
];
const NAME = 'أمينة بن علي';
const NEW_PIN = '806213';

let walk;

before(async () => {
  walk = await startWalk('back-arabic', { moves: true });
});

after(() => walk?.stop());

/** What holds on every page of hers. */
async function seen(page, name) {
  const root = page.locator('html');
  assert.deepEqual([await root.getAttribute('lang'), await root.getAttribute('dir')], ['ar', 'rtl'], name);
  await walk.seen(page, name);
}

const direction = (locator) => locator.evaluate((element) => getComputedStyle(element).direction);

describe('Amina comes back in Arabic, scripts off, 320 px', () => {
  let marie;
  let amina;
  let papers;
  let lost;
  let asked;

  test('her locker is opened on her own phone; she is asked for no address of any kind', async () => {
    marie = await walk.somebody('marie');
    await walk.login(marie, walk.demo.aidant);
    // Her phone says nothing of her language: the aidant's word for it counts.
    const phone = await walk.somebody('phone', { locale: 'de-DE' });
    const saw = async (page, name) => {
      if (page === phone) await seen(page, name);
      else await walk.seen(page, name);
      if (name === 'choose') {
        assert.equal(await page.locator('input[type=email], input[type=tel]').count(), 0);
        assert.ok((await text(page)).includes(NAME));
      }
    };
    amina = await walk.open(marie, phone, { name: NAME, language: 'العربية', pin: '274951', saw });
    await marie.reload();
    assert.match(await text(marie), /Le coffre est ouvert/);
    assert.doesNotMatch(await marie.content(), new RegExp(amina.card), 'the aidant never sees what she takes home');
  });

  test('what she takes home is hers to keep: card, number, codes, twelve words', async () => {
    assert.equal(amina.words.length, 12);
    assert.match(amina.number, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    papers = await walk.deposit(amina, PAPERS);
    const own = await walk.somebody('own', { locale: 'ar' });
    assert.equal(await walk.enter(own, amina.card, amina.pin), 303);
    await walk.readAll(own, papers);
    await walk.go(own, '/contact');
    await seen(own, 'contact');
    assert.equal(await own.locator('.box').count(), 0, 'no telephone number and no e-mail is kept');
  });

  test('she has lost everything, and asks to come back on a phone that speaks Arabic', async () => {
    lost = await walk.somebody('lost', { locale: 'ar' });
    await walk.go(lost, '/');
    await seen(lost, 'doors');
    await lost.locator('a[href="/lost"]').first().click();
    await seen(lost, 'lost');
    await lost.locator('a[href="/lost/all"]').click();
    await seen(lost, 'lost-all');
    await chooseCode(lost, NEW_PIN);
    assert.equal(await press(lost, lost.locator('form[action="/lost/all"] button').last()), 200);
    await seen(lost, 'new-card');
    const card = lost.locator('.card code').first();
    assert.equal(await direction(card), 'ltr', 'a card reads from left to right');
    const short = lost.locator('strong.short');
    assert.equal(await direction(short), 'ltr');
    asked = { card: await card.innerText(), short: await short.innerText() };
    await lost.locator('a.button').click();
    assert.equal(walk.path(lost), `/r/${asked.short}`);
    assert.doesNotMatch(await lost.content(), new RegExp(NAME), 'the page names nobody');
    await seen(lost, 'waits');
  });

  test('two guardians confirm on their own screens, in French', async () => {
    const claire = await walk.somebody('claire');
    await walk.login(claire, walk.demo.coordinator);
    for (const guardian of [marie, claire]) {
      assert.equal(await walk.confirm(guardian, asked.short, NAME), 303);
    }
    await lost.reload();
    await seen(lost, 'delayed');
    assert.equal(await lost.locator('#pin').count(), 0, 'nothing opens before the delay');
    assert.equal(await lost.locator(`form[action="/r/${asked.short}/phone"]`).count(), 0, 'she has no phone to be asked');
  });

  test('after the delay she is back: every paper, to the byte, and the journal in her language', async () => {
    await walk.clock.forward(49);
    await lost.reload();
    await seen(lost, 'ready');
    await lost.fill('#card', asked.card);
    await lost.fill('#pin', NEW_PIN);
    assert.equal(await press(lost, lost.locator(`form[action="/r/${asked.short}"] button`).last()), 303);
    assert.match(walk.path(lost), /^\/home/);
    assert.match(await text(lost), /لقد عدت\. كل أوراقك هنا/);
    await seen(lost, 'home');
    await walk.readAll(lost, papers);
    await walk.go(lost, '/journal');
    assert.match(await text(lost), /Marie Diallo[\s\S]*Claire Vasseur|Claire Vasseur[\s\S]*Marie Diallo/);
    await seen(lost, 'journal');
    await walk.go(lost, '/security');
    await seen(lost, 'security');
    assert.equal((await walk.session(amina)).status, 401, 'the lost card opens nothing any more');
    assert.equal((await walk.session({ card: asked.card, pin: NEW_PIN })).status, 201);
  });

  test('axe finds nothing on any of these pages', () => walk.checkKept());
  test('no request left the origin and no page complained', () => walk.checkQuiet());
});
