// "Ma carte, mes codes", without scripts, at 320 px: a new card, another code, a new sheet, a login and
// passphrase, where one is in, and the warning before a screen that nobody uses closes.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chooseCode, press, startWalk, text } from './walk.mjs';

const PHRASE = 'quatre chats dorment sous la lune';

let walk;
let person;
let page;

before(async () => {
  walk = await startWalk('security', { moves: true });
  const { card, pin } = walk.demo.beneficiary;
  person = { card, pin };
});

after(() => walk?.stop());

const status = async (way) => (await walk.session(way)).status;
const seconds = (count) => walk.clock.forward(count / 3600);

/** After how many seconds a page leaves by itself, without scripts too, and where to. */
async function leaving(shown) {
  const [, after_, to] = /http-equiv="refresh" content="(\d+);url=([^"]*)"/.exec(await shown.content()) ?? [];
  return [Number(after_), to?.replaceAll('&amp;', '&')];
}

describe('card, code, sheet, passphrase and sessions of a person, scripts off, 320 px', () => {
  test('one page leads to all of it', async () => {
    page = await walk.somebody('person');
    assert.equal(await walk.enter(page, person.card, person.pin), 303);
    await walk.go(page, '/home');
    await page.getByRole('link', { name: 'Ma carte, mes codes' }).click();
    assert.equal(walk.path(page), '/security');
    assert.match(await text(page), /Votre carte marche[\s\S]*Numéro pour bloquer/);
    await walk.seen(page, 'overview');
    for (const address of ['/codes', '/contact']) {
      assert.ok(await page.locator(`main a[href="${address}"]`).count(), `${address} is linked`);
      await walk.go(page, address);
      await walk.seen(page, address.slice(1));
      await walk.go(page, '/security');
    }
  });

  test('the code is changed with the card; the old one opens nothing', async () => {
    await page.getByRole('link', { name: 'Changer mon code' }).click();
    await walk.seen(page, 'code-form');
    const names = ['new_pin', 'again'];
    await page.fill('#card', person.card);
    await page.fill('#pin', '999999');
    await chooseCode(page, '593026', '593026', names);
    assert.equal(await press(page, 'Changer mon code'), 401);
    assert.match(await text(page), /Cela ne va pas ensemble/);
    assert.equal(await page.inputValue('#card'), person.card, 'what was typed stays');
    assert.equal(await page.inputValue('#new_pin'), '', 'a code is never shown again');
    await walk.seen(page, 'code-refused');
    await page.fill('#pin', person.pin);
    await chooseCode(page, '123456', '123456', names);
    assert.equal(await press(page, 'Changer mon code'), 422);
    assert.match(await text(page), /trop facile/);
    await page.fill('#pin', person.pin);
    await chooseCode(page, '593026', '593026', names);
    const other = await walk.session(person);
    const { token } = await other.json();
    assert.equal(await press(page, 'Changer mon code'), 303);
    assert.match(await text(page), /Votre code a changé/);
    assert.equal(await status(person), 401);
    person = { ...person, pin: '593026' };
    assert.equal(await status(person), 201);
    const headers = { authorization: `Bearer ${token}` };
    const lockers = await fetch(`${walk.demo.base_url}/api/v1/lockers`, { headers });
    assert.equal(lockers.status, 401, 'other screens are closed');
  });

  test('a new card takes the place of the old one, with its own code and one-time codes', async () => {
    await walk.go(page, '/security/card');
    await walk.seen(page, 'card-form');
    await chooseCode(page, '482917', '482918');
    assert.equal(await press(page, 'Faire une nouvelle carte'), 422);
    assert.match(await text(page), /Les deux codes ne sont pas pareils/);
    assert.equal(await status(person), 201, 'the old card goes on');
    await chooseCode(page, '482917');
    assert.equal(await press(page, 'Faire une nouvelle carte'), 200);
    await walk.seen(page, 'card-new');
    const [card, number] = await page.locator('.card').first().locator('code').allInnerTexts();
    assert.match(number, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    assert.equal(await page.locator('.codes li').count(), 8);
    assert.equal(await status(person), 401, 'the old card opens nothing');
    assert.equal(await status({ card: person.card, pin: '482917' }), 401, 'nor with the new code');
    person = { card, pin: '482917' };
    assert.equal(await status(person), 201);
    await walk.go(page, '/security');
    assert.doesNotMatch(await page.content(), new RegExp(card), 'a card is shown once');
    assert.match(await text(page), new RegExp(number), 'the number that blocks it is shown again');
  });

  test('a new sheet: its words open, the words before it no longer do', async () => {
    const sheets = [];
    for (const name of ['first', 'second']) {
      await walk.go(page, '/security');
      await page.locator('summary', { hasText: 'Faire une nouvelle feuille' }).click();
      assert.equal(await press(page, 'Faire une nouvelle feuille'), 200);
      sheets.push(await page.locator('ol.words li').allInnerTexts());
      assert.equal(sheets.at(-1).length, 12, name);
    }
    await walk.seen(page, 'sheet-new');
    const other = await walk.somebody('sheet');
    await walk.go(other, '/enter/sheet');
    await other.fill('#words', sheets[0].join(' '));
    assert.equal(await press(other, 'Entrer'), 401);
    await walk.seen(other, 'sheet-refused');
    await other.fill('#words', sheets[1].join('\n').toUpperCase());
    assert.equal(await press(other, 'Entrer'), 303);
    assert.equal(walk.path(other), '/home');
    await other.context().close();
  });

  test('a login and a passphrase are a way in, and can be taken back', async () => {
    await walk.go(page, '/security/passphrase');
    await page.fill('#login', 'amina.lille');
    await page.fill('#passphrase', 'court');
    await page.fill('#again', 'court');
    assert.equal(await press(page, 'Garder cette phrase'), 422);
    assert.match(await text(page), /La phrase est trop courte/);
    assert.equal(await page.inputValue('#login'), 'amina.lille');
    await walk.seen(page, 'phrase-refused');
    await page.fill('#passphrase', PHRASE);
    await page.fill('#again', PHRASE);
    assert.equal(await press(page, 'Garder cette phrase'), 303);
    assert.match(await text(page), /La phrase est gardée/);
    await walk.seen(page, 'phrase-kept');
    const other = await walk.somebody('phrase');
    const tryLogin = async (passphrase) => {
      await walk.go(other, '/login');
      await other.fill('#login', 'amina.lille');
      await other.fill('#passphrase', passphrase);
      return press(other, other.locator('form:has(#otp) button').last());
    };
    assert.equal(await tryLogin(`${PHRASE}s`), 401);
    assert.equal(await tryLogin(PHRASE), 303);
    assert.equal(walk.path(other), '/home', 'a person needs no second factor');
    await walk.go(page, '/security');
    await page.locator('summary', { hasText: 'Effacer la phrase secrète' }).click();
    assert.equal(await press(page, 'Effacer la phrase secrète'), 303);
    assert.match(await text(page), /La phrase est effacée/);
    assert.equal(await tryLogin(PHRASE), 401);
  });

  test('where one is in: each entry is listed, and can be closed from here', async () => {
    const left = await walk.somebody('left');
    assert.equal(await walk.enter(left, person.card, person.pin), 303);
    await walk.go(page, '/sessions');
    await walk.seen(page, 'sessions');
    const rows = page.locator('main ul.rows > li');
    const before_ = await rows.count();
    assert.ok(before_ >= 2);
    assert.equal(await page.locator('.rows .tag.done').count(), 1, 'this screen is marked');
    assert.equal(await press(page, rows.filter({ hasNot: page.locator('.tag.done') }).first().getByRole('button')), 303);
    assert.match(await text(page), /C’est fermé/);
    assert.equal(await rows.count(), before_ - 1);
    if (before_ > 2) assert.equal(await press(page, 'Fermer toutes les autres'), 303);
    await walk.go(page, '/sessions');
    assert.equal(await rows.count(), 1);
    await walk.go(left, '/papers');
    assert.doesNotMatch(walk.path(left), /^\/papers/);
    assert.equal(await left.locator('.who').count(), 0);
    assert.equal((await walk.go(page, '/papers')).status(), 200, 'this screen goes on');
  });

  test('a screen that nobody uses warns, stays for who is there, and closes', async () => {
    await walk.go(page, '/papers');
    const [first, to] = await leaving(page);
    // Ten minutes since the last act that was noted, less twenty seconds.
    assert.ok(first > 500 && first <= 580, `${first} seconds`);
    assert.match(to, /^\/still\?to=/);
    await seconds(first + 3);
    await walk.go(page, to);
    assert.match(await text(page), /Vous êtes encore là/);
    await walk.seen(page, 'still');
    assert.equal(await press(page, 'Rester'), 303);
    assert.equal(walk.path(page), '/papers', 'back to where they were');
    const [again] = await leaving(page);
    assert.ok(again > first - 30, 'staying began the time again');
    await seconds(again);
    assert.equal((await walk.go(page, '/papers')).status(), 200);
    assert.equal(walk.path(page), '/papers');
    await seconds(601);
    await walk.go(page, '/still?to=/papers');
    assert.equal(walk.path(page), '/quit');
    await walk.seen(page, 'over');
    await walk.go(page, '/papers');
    assert.equal(await page.locator('.who').count(), 0);
    assert.equal(await walk.enter(page, person.card, person.pin), 303, 'they may enter again at once');
  });

  test('axe finds nothing on any of these pages', () => walk.checkKept());
  test('no request left the origin and no page complained', () => walk.checkQuiet());
});
