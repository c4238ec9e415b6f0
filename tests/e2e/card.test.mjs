// The card and its code, at 320 px, without scripts and with: pictures for who does not read, a photo of
// the square, a slip of the finger, a card printed again.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openContext } from './lib.mjs';
import { press, startWalk, text } from './walk.mjs';

const PIN = '7014';
const CARD = /^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/;

let walk;
let person;
/** Squares as a telephone would photograph them. */
const photos = {};

/** The picture of a square on a page; `part` of its width, from the left. */
async function shoot(page, selector, part = 1) {
  const box = await page.locator(selector).first().boundingBox();
  const clip = { x: box.x, y: box.y, width: box.width * part, height: box.height };
  return { name: 'card.png', mimeType: 'image/png', buffer: await page.screenshot({ clip, fullPage: true }) };
}

const slip = (card) => card.replace(/.$/, (last) => (last === '0' ? '1' : '0'));

/** Chooses four pictures, as fingers do. */
async function touch(page, code, name = 'pin') {
  const signs = page.locator('details.signs').filter({ has: page.locator(`[name=${name}_1]`) });
  if ((await signs.getAttribute('open')) === null) await signs.locator('summary').click();
  for (const [at, digit] of [...code].entries()) {
    await page.locator(`label:has(input[name=${name}_${at + 1}][value="${digit}"])`).click();
  }
}

const enterButton = (page) => page.locator('form[action="/enter"] button').last();

async function sendPhoto(page, action, photo) {
  const form = page.locator(`form[action="${action}"]`);
  if (!(await form.isVisible())) await page.locator('summary', { hasText: 'Prendre la carte en photo' }).click();
  await page.setInputFiles('#photo', photo);
  return press(page, form.locator('button'));
}

before(async () => {
  walk = await startWalk('card');
});

after(() => walk?.stop());

describe('the card, 320 px', () => {
  test('a code of four digits is chosen when the locker is opened', async () => {
    const marie = await walk.somebody('marie');
    await walk.login(marie, walk.demo.aidant);
    const sharp = walk.watch('sharp', await openContext(walk.browser, { scripts: false, deviceScaleFactor: 3 }));
    const phone = await sharp.newPage();
    const saw = async (page, name) => {
      if (name === 'opened') [photos.card, photos.half] = [await shoot(page, '.card .qr'), await shoot(page, '.card .qr', 0.5)];
    };
    person = await walk.open(marie, phone, { name: 'Nour Sans-Lettres', pin: PIN, saw });
    assert.match(person.card, CARD);
    // The square of another page of ours is no card's.
    await walk.go(marie, '/desk/new');
    await marie.fill('#name', 'Autre');
    await marie.locator('#under_protection').check();
    await press(marie, 'Continuer');
    await walk.go(phone, '/lost/all');
    await phone.fill('#pin', '593026');
    await phone.fill('#again', '593026');
    await press(phone, phone.locator('form[action="/lost/all"] button').last());
    await phone.getByRole('link', { name: 'Continuer' }).click();
    photos.foreign = await shoot(phone, 'figure.qr');
    photos.none = await shoot(phone, 'header');
  });

  for (const scripts of [false, true]) {
    const on = scripts ? 'with scripts' : 'without scripts';

    test(`four pictures open the locker, ${on}`, async () => {
      const page = await walk.somebody(`pictures-${scripts}`, { scripts });
      await walk.go(page, '/enter');
      await page.fill('#card', person.card);
      await touch(page, '701');
      await walk.seen(page, `pictures-${scripts}`);
      assert.equal(await press(page, enterButton(page)), 422);
      assert.match(await text(page), /quatre images/i, 'three are not enough');
      assert.equal(await page.locator('.signs input:checked').count(), 0, 'nothing that was chosen is shown again');
      await walk.seen(page, `pictures-three-${scripts}`);
      await touch(page, '7041');
      assert.equal(await press(page, enterButton(page)), 401, 'their order counts');
      await touch(page, PIN);
      assert.equal(await press(page, enterButton(page)), 303);
      assert.equal(walk.path(page), '/home');
      assert.equal(await page.locator('.who').innerText(), person.name);
    });

    test(`a photo of the card fills in its text, ${on}`, async () => {
      const page = await walk.somebody(`photo-${scripts}`, { scripts });
      await walk.go(page, '/enter');
      assert.equal(await sendPhoto(page, '/enter/photo', photos.card), 200);
      assert.match(await text(page), /La carte est lue\. Donnez maintenant votre code/);
      assert.equal(await page.inputValue('#card'), person.card);
      await walk.seen(page, `photo-${scripts}`);
      await page.fill('#pin', PIN);
      assert.equal(await press(page, enterButton(page)), 303);
      assert.equal(walk.path(page), '/home');
    });
  }

  test('a photo that does not do says why and what to do', async () => {
    const page = await walk.somebody('bad-photo');
    await walk.go(page, '/enter');
    const text_file = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
    for (const [name, photo, said] of [
      ['half', photos.half, /Le carré est flou ou coupé|On ne voit pas de carré/],
      ['foreign', photos.foreign, /Ce carré n’est pas celui d’une carte d’ici/],
      ['none', photos.none, /On ne voit pas de carré/],
      ['file', text_file, /Cette photo ne se lit pas/],
      ['nothing', [], /Choisissez une photo/],
    ]) {
      assert.equal(await sendPhoto(page, '/enter/photo', photo), 422, name);
      assert.match(await text(page), said, name);
      assert.equal(await page.inputValue('#card'), '', name);
      await walk.seen(page, `photo-${name}`);
    }
  });

  test('a slip of the finger is told at once, and costs no try', async () => {
    const page = await walk.somebody('slip');
    await walk.go(page, '/enter');
    // Ten wrong codes close a card: twelve slips do not.
    for (let at = 0; at < 12; at += 1) {
      assert.equal(await walk.enter(page, slip(person.card), PIN), 422);
      assert.match(await text(page), /Ce texte n’est pas complet/);
      assert.equal(await page.inputValue('#card'), slip(person.card), 'what was typed stays');
    }
    await walk.seen(page, 'slip');
    for (const [typed, said] of [
      [person.card.slice(0, -5), /Il manque un groupe de quatre signes/],
      [person.card.slice(0, -2), /Il manque des signes/],
      [`${person.card}-AAAA`, /Il y a trop de signes/],
      [person.card.replace(/^./, 'U'), /Un signe n’existe sur aucune carte/],
    ]) {
      assert.equal(await walk.enter(page, typed, PIN), 422);
      assert.match(await text(page), said);
    }
    assert.equal(await walk.enter(page, ` ${person.card.toLowerCase().replaceAll('-', ' ')} `, PIN), 303);
    assert.equal(walk.path(page), '/home');
    assert.doesNotMatch(await walk.journal(page), /La carte est bloquée|la carte est bloquée/);
  });

  test('a card is printed again, from its text and from its photo', async () => {
    const page = await walk.somebody('print');
    await walk.go(page, '/card/print');
    await walk.seen(page, 'print-form');
    assert.equal(await press(page, 'Voir la carte à imprimer'), 422);
    assert.match(await text(page), /Écrivez le texte de la carte/);
    await page.fill('#card', slip(person.card));
    assert.equal(await press(page, 'Voir la carte à imprimer'), 422);
    await page.fill('#card', person.card);
    assert.equal(await press(page, 'Voir la carte à imprimer'), 200);
    for (const way of ['text', 'photo']) {
      const [card, number] = await page.locator('.card').first().locator('code').allInnerTexts();
      assert.deepEqual([card, number], [person.card, person.number], way);
      assert.doesNotMatch(await page.content(), /Nour/, 'a card says no name');
      await walk.seen(page, `print-${way}`);
      await page.emulateMedia({ media: 'print' });
      const box = await page.locator('.card').first().boundingBox();
      assert.ok(Math.abs(box.width / box.height - 85.6 / 54) < 0.05, `${box.width} × ${box.height} is no card of 85.6 × 54 mm`);
      await page.emulateMedia({ media: null });
      if (way === 'text') {
        await walk.go(page, '/card/print');
        assert.equal(await sendPhoto(page, '/card/print/photo', photos.card), 200);
      }
    }
  });

  test('axe finds nothing on any of these pages', () => walk.checkKept());
  test('no request left the origin and no page complained', () => walk.checkQuiet());
});
