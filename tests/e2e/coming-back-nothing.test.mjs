// Karim, without scripts, at 320 px: a lost card is blocked in one act by whoever is at hand; with no
// card, code nor phone, in another town, two guardians and two days bring him back to every paper.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chooseCode, press, startWalk, text } from './walk.mjs';

const fixture = (name) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const PAPERS = [
  ['cni', 'Carte de Karim', fixture('cni-recto-phone.jpg')],
  ['tax_notice', 'Impôt de Karim', fixture('avis-impot-3-pages.pdf')],
  ['other', 'Voix de Karim', fixture('temoignage.wav')],
];
const NAME = 'Karim Haddad';
const NEW_PIN = '806213';

let walk;

before(async () => {
  walk = await startWalk('back-all', { moves: true });
});

after(() => walk?.stop());

/** Somebody with nothing asks for a new card with this code; answers the card and its short address. */
async function ask(page, pin, name) {
  await walk.go(page, '/lost');
  await page.locator('a[href="/lost/all"]').click();
  await walk.seen(page, `${name}-form`);
  await chooseCode(page, pin);
  assert.equal(await press(page, page.locator('form[action="/lost/all"] button').last()), 200);
  assert.match(await text(page), /Elle n’ouvre rien encore/);
  const card = await page.locator('.card code').first().innerText();
  const short = await page.locator('strong.short').innerText();
  await walk.seen(page, `${name}-card`);
  await page.getByRole('link', { name: 'Continuer' }).click();
  return { card, short, pin };
}

const confirm = (page, short) => walk.confirm(page, short, NAME);

async function finish(page, { short, card, pin }) {
  await walk.go(page, `/r/${short}`);
  if ((await page.locator('#card').count()) === 0) return 'nothing to finish';
  await page.fill('#card', card);
  await page.fill('#pin', pin);
  return press(page, page.locator(`form[action="/r/${short}"] button`).last());
}

/** The form of the end, sent by hand: a page that does not show it refuses it as well. */
async function force(page, { short, card, pin }) {
  await walk.go(page, '/lost/all');
  const csrf = await page.locator('main [name=csrf]').first().inputValue();
  const fields = new URLSearchParams({ csrf, card, pin });
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const options = { method: 'POST', redirect: 'manual', headers: { cookie, origin: walk.demo.base_url }, body: fields };
  const answer = await fetch(`${walk.demo.base_url}/r/${short}`, options);
  await walk.go(page, `/r/${short}`);
  return answer.status;
}

describe('Karim, street, scripts off, 320 px', () => {
  let marie;
  let claire;
  let phone;
  let karim;
  let papers;
  let elsewhere;
  let asked;

  test('his locker is opened by a team; his papers lie in it', async () => {
    marie = await walk.somebody('marie');
    await walk.login(marie, walk.demo.aidant);
    phone = await walk.somebody('phone');
    karim = await walk.open(marie, phone, { name: NAME, pin: '482917' });
    assert.match(karim.number, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/, 'eight signs that block the card and open nothing');
    papers = await walk.deposit(karim, PAPERS);
  });

  test('a lost card is blocked by a telephone line, with its number alone', async () => {
    const line = await walk.somebody('line');
    await walk.go(line, '/lost/card');
    await walk.seen(line, 'block-line');
    await line.fill('#number', karim.number.slice(0, 5));
    assert.equal(await press(line, 'Bloquer cette carte'), 422);
    assert.match(await text(line), /Le numéro a huit lettres et chiffres/);
    assert.equal((await walk.session(karim)).status, 201, 'nothing is blocked by half a number');
    await line.fill('#number', karim.number.toLowerCase().replace('-', ' '));
    assert.equal(await press(line, 'Bloquer cette carte'), 303);
    const told = await text(line);
    assert.match(told, /Si ce numéro est celui d’une carte, elle est bloquée/);
    assert.doesNotMatch(told, /Karim/);
    await walk.seen(line, 'blocked-line');
    assert.equal(await walk.enter(await walk.somebody('finder'), karim.card, karim.pin), 401, 'whoever found the card stays outside');
    await walk.go(line, '/lost/card');
    await line.fill('#number', 'ZZZZ-ZZZZ');
    await press(line, 'Bloquer cette carte');
    assert.equal(await text(line), told, 'a number that is of no card looks the same');
  });

  test('with his sheet he enters, makes a new card, and blocks that one himself', async () => {
    const own = await walk.somebody('own');
    await walk.go(own, '/enter/sheet');
    await own.fill('#words', karim.words.join(' '));
    assert.equal(await press(own, 'Entrer'), 303);
    await walk.go(own, '/security');
    assert.match(await text(own), /Votre carte est bloquée/);
    await own.getByRole('link', { name: 'Faire une nouvelle carte' }).click();
    await chooseCode(own, '593026');
    assert.equal(await press(own, 'Faire une nouvelle carte'), 200);
    const [card, number] = await own.locator('.card').first().locator('code').allInnerTexts();
    assert.notEqual(card, karim.card);
    karim = { ...karim, card, number, pin: '593026' };
    assert.equal((await walk.session(karim)).status, 201);
    await walk.go(own, '/security');
    await own.locator('summary', { hasText: 'Ma carte est perdue' }).click();
    await walk.seen(own, 'block-own');
    assert.equal(await press(own, 'Bloquer cette carte'), 303);
    assert.match(await text(own), /La carte est bloquée pour toujours/);
    assert.equal((await walk.session(karim)).status, 401);
    assert.equal((await walk.go(own, '/home')).status(), 200, 'his own screen goes on');
    // He gives a mandate, so that an aidant may do it next time.
    await walk.go(own, '/aidants/give');
    await own.getByRole('checkbox', { name: /Marie Diallo/ }).check();
    await own.getByRole('checkbox', { name: /Identité/ }).check();
    await press(own, 'Continuer');
    assert.equal(await press(own, 'Oui, je donne ce mandat'), 303);
    await walk.go(own, '/security/card');
    await chooseCode(own, '593026');
    await press(own, 'Faire une nouvelle carte');
    const codes = await own.locator('.card').first().locator('code').allInnerTexts();
    karim = { ...karim, card: codes[0], number: codes[1] };
    assert.equal((await walk.session(karim)).status, 201);
  });

  test('an aidant under a mandate blocks it in one act', async () => {
    await walk.go(marie, '/desk');
    await marie.getByRole('link', { name: NAME }).click();
    await marie.locator('summary', { hasText: 'a perdu sa carte' }).click();
    await walk.seen(marie, 'block-aidant');
    assert.equal(await press(marie, 'Bloquer cette carte'), 303);
    assert.match(await text(marie), /La carte est bloquée pour toujours/);
    assert.equal((await walk.session(karim)).status, 401);
  });

  test('in another town with nothing he asks to come back, and gets a card that opens nothing yet', async () => {
    elsewhere = await walk.somebody('elsewhere');
    asked = await ask(elsewhere, NEW_PIN, 'asked');
    assert.equal(walk.path(elsewhere), `/r/${asked.short}`);
    assert.match(await text(elsewhere), /On attend les gardiens[\s\S]*0 \/ 2/);
    assert.equal((await walk.session(asked)).status, 401);
    assert.equal(await walk.enter(await walk.somebody('early'), asked.card, asked.pin), 401);
  });

  test('one guardian is not enough, nor twice the same', async () => {
    assert.equal(await confirm(marie, asked.short), 303);
    await elsewhere.reload();
    assert.match(await text(elsewhere), /On attend les gardiens[\s\S]*1 \/ 2/);
    await walk.seen(elsewhere, 'one-of-two');
    assert.equal(await confirm(marie, asked.short), 409);
    assert.equal(await finish(elsewhere, asked), 'nothing to finish');
    assert.equal(await force(elsewhere, asked), 409);
  });

  test('two have confirmed: a delay, in which nothing opens', async () => {
    claire = await walk.somebody('claire');
    await walk.login(claire, walk.demo.coordinator);
    assert.equal(await confirm(claire, asked.short), 303);
    await walk.seen(claire, 'confirmed');
    await elsewhere.reload();
    assert.match(await text(elsewhere), /Les gardiens ont confirmé[\s\S]*Vous pourrez entrer le/);
    await walk.seen(elsewhere, 'delayed');
    await walk.clock.forward(47);
    assert.equal(await finish(elsewhere, asked), 'nothing to finish');
    assert.equal(await force(elsewhere, asked), 409);
    assert.equal((await walk.session(asked)).status, 401);
  });

  test('after two days his new card and code open every paper, to the byte', async () => {
    await walk.clock.forward(2);
    await elsewhere.reload();
    assert.match(await text(elsewhere), /C’est prêt/);
    await walk.seen(elsewhere, 'ready');
    assert.equal(await finish(elsewhere, { ...asked, card: karim.card }), 401, 'another card does not end it');
    assert.equal(await finish(elsewhere, { ...asked, pin: '000111' }), 401);
    assert.equal(await finish(elsewhere, asked), 303);
    assert.match(walk.path(elsewhere), /^\/home/);
    await walk.seen(elsewhere, 'home');
    await walk.readAll(elsewhere, papers);
    const told = await walk.journal(elsewhere);
    for (const guardian of ['Marie Diallo', 'Claire Vasseur']) {
      assert.match(told, new RegExp(`${guardian}.* a confirmé qui vous êtes`));
    }
    assert.match(told, /vous avez retrouvé votre coffre/);
    assert.match(told, /a bloqué la carte|vous avez bloqué votre carte/);
    const card = await walk.somebody('card');
    assert.equal(await walk.enter(card, asked.card, NEW_PIN), 303);
    await walk.readAll(card, papers);
    assert.equal(await walk.enter(await walk.somebody('old'), karim.card, karim.pin), 401);
  });

  test('what a guardian stops never opens, not even after the delay', async () => {
    const thief = await walk.somebody('thief');
    const wanted = await ask(thief, '770412', 'thief');
    for (const [page, who] of [[marie, walk.demo.aidant], [claire, walk.demo.coordinator]]) {
      await walk.login(page, who);
      assert.equal(await confirm(page, wanted.short), 303);
    }
    await walk.go(elsewhere, '/home');
    await walk.seen(elsewhere, 'told');
    await walk.go(claire, '/desk/guarded');
    await walk.seen(claire, 'guarded-asked');
    const row = claire.locator('li', { hasText: NAME });
    assert.equal(await press(claire, row.getByRole('button', { name: 'Tout arrêter' })), 303);
    assert.match(await text(claire), /Tout est arrêté\. Rien n’a été ouvert/);
    await walk.clock.forward(72);
    await walk.go(thief, `/r/${wanted.short}`);
    assert.match(await text(thief), /Tout est arrêté/);
    await walk.seen(thief, 'vetoed');
    assert.equal(await finish(thief, wanted), 'nothing to finish');
    assert.equal(await force(thief, wanted), 409);
    assert.equal((await walk.session(wanted)).status, 401);
    const back = await walk.somebody('back');
    assert.equal(await walk.enter(back, asked.card, NEW_PIN), 303);
    await walk.readAll(back, papers);
    assert.match(await walk.journal(back), /Claire Vasseur.* a arrêté une demande de retour/);
  });

  test('axe finds nothing on any of these pages', () => walk.checkKept());
  test('no request left the origin and no page complained', () => walk.checkQuiet());
});
