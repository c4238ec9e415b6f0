# Base texts in English, with easy words. One idea a sentence.

## Frame
app-name = Abri
skip = Go to content
quit = Leave
back = Back
continue = Continue
choose = Choose
yes = Yes
no = No
print = Print
older = Older
older-papers = See the other papers
help = Need help? Ask an aidant.
about-link = What is Abri?
label-unknown = Other
title-error = Error:
errors-title = There is a problem
error-word = Please note:
translation-note = This translation has not been reviewed. Only the French text counts.
list-comma = ,{" "}

## Dates and sizes
date-day = { $d } { $m } { $y }
date-short = { $d } { $m }
date-moment = { $day } at { $clock }
date-clock = { $h }:{ $min }
date-hour = { $n }:00
date-part-day = Day
date-part-month = Month
date-part-year = Year
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
size-kilo = { $size } KB
size-mega = { $size } MB
size-point = .

## Doors
doors-title = Keep your papers safe
doors-lead = Keep a safe copy of your papers.
doors-card = I have a card
doors-card-hint = I enter my locker.
doors-aidant = I am an aidant or a professional
doors-aidant-hint = I enter with my login.
doors-about = What is it?
doors-about-hint = I discover Abri.

## About
about-title = What is Abri?
about-what = Abri is a locker for your papers. You keep a copy of each paper there.
about-for = Your papers are lost or stolen? The copy stays in the locker.
about-promises = Our promises
about-promise-yours = The locker is yours.
about-promise-mandate = An aidant enters only with your mandate.
about-promise-stop = You stop a mandate whenever you want.
about-promise-journal = You always see who looked at your papers.
about-promise-lost = Your recovery sheet opens the locker without the code.
about-promise-free = No e-mail, phone or address needed.
about-never = What we never do
about-never-send = We send nothing to an administration.
about-never-ask = We never ask why you stop a mandate.
about-never-code = We do not know your code.
about-never-read = Those who run the service do not read your papers.
about-limits = Good to know
about-limits-text = An aidant can keep what they have already seen. Give a mandate only to someone you trust.
about-help = Need help
about-help-text = Ask your aidant or their structure.
about-lost-text = Card lost or stolen: tell your structure quickly.
about-information = Information
about-who = Who keeps my papers?
about-who-text = The structure that opened your locker. It answers your questions.
about-data = What do you keep?
about-data-text = Your name, your papers and the list of accesses. Your name and your papers are encrypted.
about-why = Why?
about-why-text = To keep your papers and to help you. For nothing else.
about-long = For how long?
about-long-text = As long as the locker is open. The bin keeps thirty days. The list of accesses stays too.
about-rights = What are my rights?
about-rights-text = See, correct, erase, take your papers away. You can also write to the CNIL.
about-enrol = I received an invitation code

## Entry
enter-title = Enter my locker
enter-submit = Enter
enter-lost = Forgot your code?
enter-sheet-link = I have my recovery sheet
enter-lost-help = None of these? Talk to an aidant.
field-card = Text of your card
field-card-hint = It is written on the card, near the black and white square.
field-pin = Your code
field-pin-hint = Digits. Tell it to nobody.
sheet-title = Enter with the recovery sheet
sheet-lead = Your recovery sheet has twelve words. Copy them in order.
field-words = The twelve words
field-words-hint = Put a space between the words.
login-title = Enter as an aidant or a professional
field-login = Login
field-login-hint = Letters, without spaces. You will type it to enter.
field-passphrase = Passphrase
field-passphrase-hint = A phrase that only you know. Twelve letters or more.
field-passphrase-again = The same passphrase, once more
field-otp = Six-digit code
field-otp-hint = Your app shows it. It changes every thirty seconds.
login-enrol = First time? I have an invitation code

## Identity services
identity-door = By another service
identity-by = Continue with { $value }
identified-title = One step is left
identified-lead = Hello. { $value } told us who you are.
identified-why = Your secret opens your access. That service does not know it.
identified-phrase = Enter with my passphrase
identified-first = First time by this service?
identified-first-next = Enter as usual. Then link this service, at the foot of your page.
identified-first-person = Enter as usual. Then link this service, on the page “My card, my codes”.
identified-usual = Enter as usual
identities-title = My identity services
identities-lead = A linked service says who you are. It opens nothing by itself.
identities-never = It is never required.
identities-none = No service is linked.
identities-linked = Linked on { $value }
identities-used = Last entry on { $value }
identities-unlink = Stop using { $value }
identities-link = Link { $value }
identities-shared = Shared computer? Leave the page of that service too.
identity-confirm-title = Link this service
identity-confirm-what = It may say who you are when you enter.
identity-confirm-secret = Your code or your passphrase stays necessary.
identity-confirm-yes = Yes, link { $value }
identity-confirm-no = No, change nothing
identity-hop-title = One moment
identity-quit = Came by another service? Leave it too. We cannot close it.
identity-down-title = This service does not answer
identity-down-what = Nothing is lost. Your papers are safe.
identity-down-next = Enter with your card, or with your passphrase.
identity-declined-title = You did not go on
identity-declined-what = The service told us nothing. Nothing changed.
identity-declined-next = Enter with your card, or with your passphrase.
identity-stale-title = It is too late
identity-stale-what = This passage is over, or was begun in another browser.
identity-stale-next = Begin again from the first page.
identity-forged-title = This answer is not safe
identity-forged-what = The service answered badly. Nothing is open, nothing is lost.
identity-forged-next = Try again, or enter with your card or your passphrase.

## First time
enrol-title = Create my access
enrol-lead = You received an invitation code. It works once.
field-invitation = Invitation code
field-invitation-hint = Your structure gave it to you.
field-own-name = First and last name
field-own-name-hint = The people you help will see it.
factor-title = Add a second protection
factor-why = Your passphrase can be stolen. A code that changes protects you.
factor-step-app = Open a code app on your phone.
factor-step-scan = Scan the square or copy the text.
factor-step-code = Type the six-digit code here.
factor-qr = Square to scan with your app
factor-secret = Without a camera, copy this text:
factor-submit = Check the code
prove-title = Show a code again
prove-why = This action is protected. It needs a recent code.

## Passkeys and second protection
passkey-title = Passkey
passkey-enter = Enter with a passkey
passkey-enter-lead = Your phone or computer recognises you. Nothing to remember.
passkey-use = Use my passkey
passkey-add = Add a passkey here
passkey-what = Your device knows you by finger, face or its code. Add it on a device of your own.
passkey-nothing = You have no passkey yet.
passkey-since = Passkey added on { $value }
passkey-opens = It opens by itself.
passkey-second = It protects your access, with your passphrase.
passkey-guards = It does not open by itself. It protects your passphrase.
passkey-remove-of = Remove the passkey of { $value }
passkey-other-ways = Enter another way
passkey-wait = Follow what your device asks.
passkey-failed = Your device did not answer. Try again, or choose another way.
passkey-numbers = This address is made of numbers. A passkey needs a name, such as localhost.
passkey-none = This browser cannot use a passkey here. Choose another way.
factor-or-passkey = Or a passkey
factors-title = My protections
field-otp-either = Six digits of your application, or a recovery code. The phone’s clock must be right.
field-otp-login = Six digits, or a recovery code. Leave it empty if you have a passkey.
login-forgotten = Forgot the passphrase? I have my recovery sheet
factors-application = Codes on the phone
factors-application-has = An application on your phone makes your codes.
factors-application-none = No application makes codes for you.
factors-application-new = Set up an application
factors-application-remove = Remove the application
factor-codes-title = Recovery codes
factor-codes-what = Lost your phone? A recovery code replaces the second protection, once.
factor-codes-left = { $n ->
    [0] You have no recovery code.
    [one] You have { $n } code left.
   *[other] You have { $n } codes left.
  }
factor-codes-make = Make ten new codes
factor-codes-print = Print this page or copy it. Keep it locked up, away from the computer.
factor-codes-advice = Each code works once, with your passphrase. Cross it out afterwards.
factor-codes-done = I kept it
sheet-paper-title = My recovery sheet
staff-sheet-what = Forgot the passphrase? A recovery sheet and the second protection are enough to come back.
staff-sheet-make = Make a new sheet
staff-sheet-advice = These twelve words, in order, replace your passphrase. The old sheet is good no more.
passphrase-title = Change my passphrase
passphrase-what = Your other devices will have to enter again.
passphrase-submit = Change
field-old-passphrase = Current passphrase
field-new-passphrase = New passphrase
error-passphrase-wrong = This is not your current passphrase. Try again.
error-passkey-refused = This passkey does not open here. Try again, or choose another way.
error-passkey-known = This passkey is here already, or there are too many. See the list.
notice-factor-removed = The protection is removed. Your other devices are out.
notice-factor-last = This is your only protection. Add another one first.
notice-passkey-opens = The passkey is added. It opens by itself.
notice-passkey-second = The passkey is added. It protects your access.
notice-passkey-guards = The passkey is added. It does not open by itself, it protects your passphrase.
notice-passphrase-changed = Your passphrase is changed.

## My papers
home-title = My papers
home-empty = Your locker is empty. Add a first paper.
home-locker = My locker
told-title = News
told-read = I have read it
told-mandate_requested = An aidant asks you for a mandate.
told-mandate_accepted = A mandate has begun.
told-mandate_renewed = A mandate goes on.
told-mandate_revoked = A mandate was stopped.
told-mandate_expired = A mandate has ended.
told-mandate_suspended = A mandate is paused.
told-mandate_resumed = A mandate goes on again.
told-mandate_woken = You said yes by SMS. A mandate begins.
told-aidant_added = An aidant was added to a mandate.
told-aidant_removed = An aidant can no longer open your papers.
told-locker_opened_remotely = Your locker was opened by telephone. It waits for your code.
told-card_blocked = Your card is blocked. Make a new one.
told-card_replaced = You have a new card. Was it not you? Talk to an aidant.
told-code_changed = Your code has changed. Was it not you? Block your card.
told-sheet_replaced = You have a new recovery sheet. Was it not you? Make another.
told-passphrase_changed = Your passphrase has changed. Was it not you? Change it.
told-identity_linked = An identity service is linked. Was it not you? Unlink it.
told-identity_unlinked = An identity service is unlinked. Was it not you? Talk to an aidant.
told-passkey_added = A passkey was added. Was it not you? Remove it.
told-passkey_removed = A passkey was removed.
told-recovery_started = Somebody asks for a new code for your locker. Not you? Say so at once.
told-recovery_vetoed = A request for a new code was stopped.
told-recovery_finished = Your locker opens with a new code.
told-guardians_changed = Your guardians have changed.
told-guardian_removed = A guardian has left. Choose another one.
told-contact_changed = Your phone number or your e-mail address has changed.
told-phone_lost = We can no longer reach you by SMS. Open “Reach me”.
told-email_lost = We can no longer reach you by e-mail. Open “Reach me”.
told-contact_to_confirm = Are your number and your address still yours? Open “Reach me”.
told-contest_answered = Somebody answered you. Open “What is not normal”.
told-organisation_suspended = A structure is paused. It opens nothing any more.
told-organisation_resumed = A structure works again.
told-organisation_closed = A structure has closed. Its mandates have ended.
contact-title = Reach me
contact-lead = We write when something changes. The message says nothing of your papers.
contact-prove = Confirm
contact-drop = Erase my number
contact-send = Save and receive the code
field-contact = Phone number
field-contact-hint = Your own, not an aidant’s. For example 06 12 34 56 78.
field-contact-code = Code received by SMS
field-contact-code-hint = Six digits. The code is good for thirty minutes.
contact-phone = My phone
contact-email = My e-mail address
contact-again = Receive another code
email-drop = Erase my address
field-own-email = E-mail address
field-own-email-hint = Your own, not an aidant’s. For example name@example.org.
field-email-code = Code received by e-mail
sms-waiting = This number waits for its code.
sms-validated = This number is confirmed.
sms-to_confirm = Is this number still yours? Ask for a code and confirm it.
sms-silent = We no longer write to this number. Ask for a code and confirm it.
sms-lost = We can no longer reach you by SMS. Give a number that works.
email-waiting = This address waits for its code.
email-validated = This address is confirmed.
email-to_confirm = Is this address still yours? Ask for a code and confirm it.
email-silent = We no longer write to this address. Ask for a code and confirm it.
email-lost = We can no longer reach you by e-mail. Give an address that works.
field-own-phone = Your phone, if you like
field-own-phone-hint = So nobody gives it as the number of somebody they help.
home-aidants = { $n ->
    [0] nobody
    [one] { $n } active mandate
   *[other] { $n } active mandates
  }
papers-count = { $n ->
    [0] no papers
    [one] { $n } paper
   *[other] { $n } papers
  }
papers-empty = There is no paper here.
paper-add = Add a paper
paper-title = A paper
paper-not-authentic = We do not know where this paper comes from. It stays closed.
paper-added-on = added on { $value }
paper-ends = valid until { $value }
paper-ended = ended on { $value }
paper-image = Picture of the paper: { $value }
paper-show = See the paper
paper-download = Download
paper-discard = Put in the bin
paper-organise = Change the name, the category or the date
paper-save = Save
paper-proof = Proof of deposit
paper-proof-text = These numbers prove that the paper did not change.
paper-seen = Who looked at it?
paper-seen-all = See every access to my papers
fact-kind = Kind of paper
fact-category = Category
fact-added = Added on
fact-added-by = by { $name }
fact-ends = End date
fact-size = Size
fact-recorded = Recorded on
fact-receipt = Receipt number
fact-sha256 = Fingerprint (SHA-256)
add-title = Add a paper
add-submit = Add this paper
add-sending = Sending. Stay on this page.
add-blind = You put this paper in. You will not be able to read it again.
field-file = Picture or file
field-file-hint = Picture, PDF or text. { $value } at most.
field-kind = Which paper is it?
field-category-hint = Only if you want to change it.
field-category = Category (optional)
field-category-auto = The usual category
field-title = Name of the paper (optional)
field-title-hint = For example: my daughter’s passport.
field-ends = End date of the paper (optional)
field-ends-hint = It is written on the paper. For example: 31 12 2027.
added-title = Done
added-text = “{ $name }” is in the locker.
added-receipt = Note the receipt number. It proves the deposit.
added-another = Add another paper
added-see = See this paper

## Bin
bin-title = Bin
bin-lead = You can take these papers back for thirty days.
bin-empty = The bin is empty.
bin-since = In the bin since { $value }.
bin-until = It will be destroyed on { $value }.
bin-restore = Put back in the locker
bin-destroy = Destroy
destroy-title = Destroy this paper?
destroy-text = Nobody will be able to get it back. Not even you.
destroy-yes = Yes, destroy for ever
destroy-no = No, keep it

## My aidants
aidants-title = My aidants
aidants-lead = These people can open a part of your locker.
aidants-none = No aidant can open your locker.
aidants-ended = Ended mandates
relatives-title = My relatives
relatives-lead = A relative can help you, without a structure. You choose what they see.
relatives-invite = Invite a relative
aidant-of = { $name } ({ $structure })
mandate-who = Who
mandate-starts = Since
mandate-ends = Until
mandate-stop = Stop now
stop-title = Stop this mandate?
stop-text = The aidant stops seeing your papers at once. You need not say why.
stop-copies = They can keep copies already made.
stop-yes = Yes, stop now
stop-no = No, go on
give-title = Give a mandate
give-lead = A mandate lets an aidant open a part of your locker. You can stop it whenever you want.
give-nobody = No aidant is registered. Ask your structure.
give-who = To whom?
give-relative = Someone close, without a structure
give-categories = For which categories?
give-categories-hint = Choose only what is useful.
give-rights = To do what?
give-rights-hint = They can never destroy a paper.
give-term = For how long?
give-term-hint = Then the mandate stops by itself.
sensitive-health = Health is private. The aidant will see your health papers.
sensitive-justice = Justice is private. The aidant will see your justice papers.
check-title = Check before you give
check-sensitive = Please note: these papers are very personal.
check-never = The aidant cannot destroy, change your code, or give a mandate.
check-stop = To stop: open “My aidants” and press “Stop now”.
check-yes = Yes, I give this mandate
check-change = Change something
given-title = The mandate is given
given-until = It stops by itself on { $value }.

## Receipts, filters and what is not normal
journal-filter = Search in the list
journal-filter-aidant = Who
journal-filter-paper = Which paper
journal-filter-refused = Only what was refused
journal-everybody = Everybody
journal-every-paper = All papers
journal-show = Show
journal-show-all = Show all
journal-take = Take this list away
journal-take-text = The file says all that you read here. Keep it for yourself.
journal-take-csv = Table
journal-take-json = File with proofs
receipt-title = Receipt
receipt-lead = This receipt proves that this line is in the journal.
receipt-file = Keep the file
receipt-qr = Square to scan: the whole receipt
receipt-long = This receipt is too long for a square. Keep the file.
receipt-what = It shows numbers, dates and fixed words. It shows no name.
receipt-check = Somebody you trust can check it, without Abri too:
receipt-key = Key of the journal:
contest-link = This is not normal
contest-title = Is this not normal?
contest-lead = You can say so. Nobody asks you why.
contest-stops = The mandate stops at once. You can take it up again.
contest-asks = You must get an answer within seven days.
contest-follow = You will read the answer on your page.
contest-yours = The list says that it was you. Was it not you? Change your code too.
contest-yes = Yes, this is not normal
contest-no = No, go back
contests-title = What is not normal
contests-lead = Here is what you said, and what is answered.
contests-none = You have said nothing.
contest-said = Said on { $value }
contest-suspended = The mandate was paused.
contest-mandate = Mandate
contest-awaits = Answer before { $value }
contest-late = The answer is late
contest-closed = Closed on { $value }.
answerer-coordinator = The structure answers:
answerer-auditor = The auditor answers:
answer-expected = It was agreed with you. We can explain it to you.
answer-mistake = It was a mistake. We apologise.
answer-misuse = It was not allowed. We have acted.
answer-somebody_else = Somebody may have your card or your code. Change them.
answer-talk = Come and see us, or call. We want to talk about it.
closing-settled = It is settled for me
closing-unsettled = I do not agree, but I stop here
review-title = What people find not normal
review-lead = Answer within seven days. The person reads your answer on their page.
review-none = Nothing waits.
review-locker = Locker
review-answer = Your answer
review-send = Answer
export-number = Number
export-when = Date
export-sentence = What happened
export-outcome = Outcome
export-who = Who
export-structure = Structure
export-paper = Paper
export-mode = How
export-motive = Why

## Journal
journal-title = Who looked at my papers?
journal-lead = A line that is erased or changed shows.
journal-empty = There is nothing to show.
acts-title = My accesses
acts-lead = Here is what you did. The person you help sees the same.
journal-line = On { $day } at { $clock }, { $act }.
journal-paper = “{ $name }”
journal-a-paper = a paper
journal-somebody = somebody
journal-system = Abri
journal-for = Locker: { $name }.
journal-with = Mandate: { $name }.
journal-motive = Motive: { $motive }.
journal-mode-together = { $by ->
    [you] You were with the person.
   *[other] You were together.
  }
journal-mode-in_place = { $by ->
    [you] You acted in their place.
   *[other] It was in your place.
  }
journal-mode-remote = It was at a distance.
journal-refused = { $by ->
    [you] you tried to { $verb }. Abri refused
   *[other] { $who } tried to { $verb }. Abri refused
  }
journal-failed = { $by ->
    [you] you tried to { $verb }. It did not work
   *[other] { $who } tried to { $verb }. It did not work
  }
journal-session-opened = { $by ->
    [you] you opened Abri
   *[other] { $who } opened Abri
  }
journal-session-closed = { $by ->
    [you] you left Abri
   *[other] { $who } left Abri
  }
journal-session-refused = { $by ->
    [you] you tried to enter. Abri refused
   *[other] { $who } tried to enter. Abri refused
  }
journal-locker-opened = { $by ->
    [you] you opened a new locker
   *[other] { $who } created the locker
  }
journal-locker-read = { $by ->
    [you] you looked at the locker
   *[other] { $who } looked at the locker
  }
journal-card-locked = the card is locked. There were too many tries
journal-document-listed = { $by ->
    [you] you saw the list of papers
   *[other] { $who } saw the list of papers
  }
journal-document-read = { $by ->
    [you] you looked at { $paper }
   *[other] { $who } looked at { $paper }
  }
journal-document-downloaded = { $by ->
    [you] you downloaded { $paper }
   *[other] { $who } downloaded { $paper }
  }
journal-document-deposited = { $by ->
    [you] you added { $paper }
   *[other] { $who } added { $paper }
  }
journal-document-organised = { $by ->
    [you] you sorted { $paper }
   *[other] { $who } sorted { $paper }
  }
journal-document-discarded = { $by ->
    [you] you put { $paper } in the bin
   *[other] { $who } put { $paper } in the bin
  }
journal-document-restored = { $by ->
    [you] you took { $paper } back from the bin
   *[other] { $who } took { $paper } back from the bin
  }
journal-document-destroyed = { $by ->
    [you] you destroyed { $paper }
   *[other] { $who } destroyed { $paper }
  }
journal-document-verified = { $by ->
    [you] you checked { $paper }
   *[other] { $who } checked { $paper }
  }
journal-mandate-accepted = { $by ->
    [you] you gave a mandate
   *[other] { $who } gave a mandate
  }
journal-mandate-revoked = { $by ->
    [you] you stopped a mandate
   *[other] { $who } stopped a mandate
  }
journal-mandate-superseded = { $by ->
    [you] you replaced a mandate with a new one
   *[other] { $who } replaced a mandate with a new one
  }
journal-mandate-expired = a mandate came to its end
journal-mandate-wake_asked = { $by ->
    [you] you asked for an agreement by SMS
   *[other] { $who } asked for your agreement by SMS
  }
journal-mandate-woken = { $by ->
    [you] you said yes by SMS
   *[other] { $who } said yes by SMS
  }
journal-mandate-wake_refused = the question by SMS got no yes
journal-contact-changed = { $by ->
    [you] you changed how you can be reached
   *[other] { $who } changed how you can be reached
  }
journal-notice-sent = a message went out
journal-identity-linked = { $by ->
    [you] you linked an identity service
   *[other] { $who } linked an identity service
  }
journal-identity-unlinked = { $by ->
    [you] you took away an identity service
   *[other] { $who } took away an identity service
  }
journal-notice-read = { $by ->
    [you] you read your news
   *[other] { $who } read their news
  }
journal-visit-opened = { $by ->
    [you] you began a visit
   *[other] { $who } began a visit of the locker
  }
journal-visit-closed = { $by ->
    [you] you ended the visit
   *[other] { $who } ended the visit of the locker
  }
journal-key-published = { $by ->
    [you] you changed a key of the locker
   *[other] { $who } changed a key of the locker
  }
journal-journal-read = { $by ->
    [you] you read this list
   *[other] { $who } read this list
  }
journal-journal-exported = { $by ->
    [you] you took this list away
   *[other] { $who } took this list away
  }
journal-contest-opened = { $by ->
    [you] you said that this is not normal
   *[other] { $who } said that this is not normal
  }
journal-contest-answered = { $by ->
    [you] you answered what is not normal
   *[other] { $who } answered what you said
  }
journal-contest-closed = { $by ->
    [you] you closed what you had said
   *[other] { $who } closed what was said
  }
journal-contest-listed = { $by ->
    [you] you looked at what is not normal
   *[other] { $who } looked at what is not normal
  }
journal-journal-searched = { $by ->
    [you] you searched the journal
   *[other] { $who } searched the journal
  }
journal-journal-unwitnessed = a witness refused the journal
journal-journal-verified = { $by ->
    [you] you checked the journal
   *[other] { $who } checked the journal
  }
journal-maintenance-swept = { $by ->
    [you] you ran a cleaning
   *[other] { $who } did a planned cleaning
  }
journal-maintenance-migrated = { $by ->
    [you] you updated the service
   *[other] { $who } did an update
  }
journal-organisation-created = { $by ->
    [you] you registered a structure
   *[other] { $who } registered a structure
  }
journal-membership-opened = { $by ->
    [you] you registered an aidant in a structure
   *[other] { $who } registered an aidant in a structure
  }
journal-account-created = { $by ->
    [you] you created an access
   *[other] { $who } created an access
  }
journal-account-invited = { $by ->
    [you] you invited somebody
   *[other] { $who } invited somebody
  }
journal-factor-enrolled = { $by ->
    [you] you added a protection to your access
   *[other] { $who } added a protection to their access
  }
journal-mandate-listed = { $by ->
    [you] you saw the list of mandates
   *[other] { $who } saw the list of mandates
  }
journal-organisation-read = { $by ->
    [you] you looked at your structure
   *[other] { $who } looked at their structure
  }
journal-organisation-changed = { $by ->
    [you] you changed a structure
   *[other] { $who } changed a structure
  }
journal-maintenance-installed = { $by ->
    [you] you installed the service
   *[other] { $who } installed the service
  }
journal-card-shown = { $by ->
    [you] you showed your card at a counter
   *[other] { $who } was shown your card at a counter
  }
journal-card-codes_made = { $by ->
    [you] you made new codes for your card
   *[other] { $who } made new codes for the card
  }
journal-card-blocked = { $by ->
    [you] you blocked your card
   *[other] { $who } blocked the card
  }
journal-card-replaced = { $by ->
    [you] you made a new card
   *[other] { $who } made a new card
  }
journal-card-code_changed = { $by ->
    [you] you changed the code of your card
   *[other] { $who } changed the code of the card
  }
journal-sheet-replaced = { $by ->
    [you] you made a new recovery sheet
   *[other] { $who } made a new recovery sheet
  }
journal-passphrase-changed = { $by ->
    [you] you chose a passphrase
   *[other] { $who } chose a passphrase
  }
journal-passphrase-removed = { $by ->
    [you] you erased your passphrase
   *[other] { $who } erased a passphrase
  }
journal-factor-proved = { $by ->
    [you] you confirmed that it is you
   *[other] { $who } confirmed with a six-digit code
  }
journal-opening-prepared = { $by ->
    [you] you prepared a locker
   *[other] { $who } prepared a locker
  }
journal-opening-discarded = { $by ->
    [you] you took a prepared locker back
   *[other] { $who } took a prepared locker back
  }
journal-factor-closed = { $by ->
    [you] you lent your screen
   *[other] { $who } lent their screen
  }
journal-factor-removed = { $by ->
    [you] you removed a protection from your access
   *[other] { $who } removed a protection from their access
  }
journal-factor-codes_made = { $by ->
    [you] you made new recovery codes
   *[other] { $who } made new recovery codes
  }
journal-factor-recovered = { $by ->
    [you] you used a recovery code
   *[other] { $who } used a recovery code
  }
journal-factor-sheet_made = { $by ->
    [you] you made a new recovery sheet
   *[other] { $who } made a new recovery sheet
  }
journal-locker-confirmed = { $by ->
    [you] you confirmed your locker
   *[other] { $who } confirmed the locker
  }
journal-mandate-drafted = { $by ->
    [you] you proposed a mandate
   *[other] { $who } proposed a mandate
  }
journal-mandate-scanned = { $by ->
    [you] you added a signed page
   *[other] { $who } added a signed page
  }
journal-mandate-refused = { $by ->
    [you] you said no to a mandate
   *[other] { $who } said no to a mandate
  }
journal-mandate-lapsed = a proposed mandate no longer waits
journal-mandate-suspended = { $by ->
    [you] you paused a mandate
   *[other] { $who } paused a mandate
  }
journal-mandate-resumed = { $by ->
    [you] you resumed a mandate
   *[other] { $who } resumed a mandate
  }
journal-mandate-narrowed = { $by ->
    [you] you took a category out of a mandate
   *[other] { $who } took a category out of a mandate
  }
journal-mandate-renewed = { $by ->
    [you] you renewed a mandate
   *[other] { $who } renewed a mandate
  }
journal-mandate-aidant_added = { $by ->
    [you] you added an aidant to a mandate
   *[other] { $who } added an aidant to a mandate
  }
journal-mandate-aidant_removed = { $by ->
    [you] you took an aidant out of a mandate
   *[other] { $who } took an aidant out of a mandate
  }
journal-mandate-attested = { $by ->
    [you] you looked at the paper of a mandate
   *[other] { $who } looked at the paper of a mandate
  }
journal-membership-changed = { $by ->
    [you] you changed somebody’s place in a structure
   *[other] { $who } changed somebody’s place in a structure
  }
journal-membership-closed = { $by ->
    [you] you took somebody out of a structure
   *[other] { $who } took somebody out of a structure
  }
journal-relative-joined = { $by ->
    [you] you enrolled a relative
   *[other] { $who } enrolled as a relative
  }
journal-relative-left = { $by ->
    [you] you removed a relative
   *[other] { $who } is no longer an enrolled relative
  }
journal-recovery-started = somebody asks to come back with their guardians
journal-recovery-confirmed = { $by ->
    [you] you confirmed who the person is
   *[other] { $who } confirmed who you are, as a guardian
  }
journal-recovery-phone_asked = a code went to your phone, to come back
journal-recovery-phone_confirmed = your phone confirmed your return
journal-recovery-vetoed = { $by ->
    [you] you stopped a request to come back
   *[other] { $who } stopped a request to come back
  }
journal-recovery-finished = { $by ->
    [you] you came back to your locker with a new code
   *[other] { $who } came back to their locker with a new code
  }
journal-recovery-lapsed = a request to come back is too old
journal-guardian-named = { $by ->
    [you] you chose a guardian
   *[other] { $who } chose a guardian
  }
journal-guardian-removed = a guardian has left
journal-guardian-listed = { $by ->
    [you] you looked at your guardians
   *[other] { $who } looked at who guards whom
  }
journal-organisation-chosen = { $by ->
    [you] you changed structure
   *[other] { $who } changed structure
  }
journal-other = { $by ->
    [you] you did something
   *[other] { $who } did something
  }

verb-session-opened = enter
verb-session-closed = leave Abri
verb-session-refused = enter
verb-locker-opened = create a locker
verb-locker-read = look at the locker
verb-card-locked = lock the card
verb-document-listed = see the list of papers
verb-document-read = look at { $paper }
verb-document-downloaded = download { $paper }
verb-document-deposited = add { $paper }
verb-document-organised = sort { $paper }
verb-document-discarded = put { $paper } in the bin
verb-document-restored = take { $paper } back from the bin
verb-document-destroyed = destroy { $paper }
verb-document-verified = check { $paper }
verb-mandate-accepted = give a mandate
verb-mandate-revoked = stop a mandate
verb-mandate-superseded = replace a mandate
verb-mandate-expired = end a mandate
verb-mandate-wake_asked = ask for an agreement by SMS
verb-mandate-woken = say yes by SMS
verb-mandate-wake_refused = answer by SMS
verb-contact-changed = change how you can be reached
verb-notice-sent = send a message
verb-identity-linked = link an identity service
verb-identity-unlinked = take away an identity service
verb-notice-read = read news
verb-visit-opened = begin a visit of the locker
verb-visit-closed = end the visit of the locker
verb-key-published = change a key of the locker
verb-journal-read = read this list
verb-journal-exported = take this list away
verb-contest-opened = say that this is not normal
verb-contest-answered = answer what is not normal
verb-contest-closed = close what was said
verb-contest-listed = look at what is not normal
verb-journal-searched = search the journal
verb-journal-unwitnessed = attest the journal
verb-journal-verified = check the journal
verb-maintenance-swept = do a cleaning
verb-maintenance-migrated = do an update
verb-organisation-created = register a structure
verb-membership-opened = register an aidant in a structure
verb-account-invited = invite somebody
verb-account-created = create an access
verb-factor-enrolled = add a protection to an access
verb-mandate-listed = see the list of mandates
verb-organisation-read = look at a structure
verb-organisation-changed = change a structure
verb-maintenance-installed = install the service
verb-card-shown = show a card at a counter
verb-card-codes_made = make new codes for the card
verb-card-blocked = block the card for good
verb-card-replaced = make a new card
verb-card-code_changed = change the code of the card
verb-sheet-replaced = make a new recovery sheet
verb-passphrase-changed = choose a passphrase
verb-passphrase-removed = erase a passphrase
verb-factor-proved = confirm with a six-digit code
verb-opening-prepared = prepare a locker
verb-opening-discarded = take a prepared locker back
verb-factor-closed = lend a screen
verb-factor-removed = remove a protection from an access
verb-factor-codes_made = make new recovery codes
verb-factor-recovered = use a recovery code
verb-factor-sheet_made = make a new recovery sheet
verb-locker-confirmed = confirm the locker
verb-mandate-drafted = propose a mandate
verb-mandate-scanned = add a signed page
verb-mandate-refused = say no to a mandate
verb-mandate-lapsed = take back a proposed mandate
verb-mandate-suspended = pause a mandate
verb-mandate-resumed = resume a mandate
verb-mandate-narrowed = take a category out of a mandate
verb-mandate-renewed = renew a mandate
verb-mandate-aidant_added = add an aidant to a mandate
verb-mandate-aidant_removed = take an aidant out of a mandate
verb-mandate-attested = look at the paper of a mandate
verb-membership-changed = change somebody’s place in a structure
verb-membership-closed = take somebody out of a structure
verb-relative-joined = enrol a relative
verb-organisation-chosen = change structure
verb-relative-left = remove a relative
verb-recovery-started = ask to come back with guardians
verb-recovery-confirmed = confirm who a person is, as a guardian
verb-recovery-phone_asked = send a code to come back
verb-recovery-phone_confirmed = confirm a return by phone
verb-recovery-vetoed = stop a request to come back
verb-recovery-finished = come back to a locker with a new code
verb-recovery-lapsed = let a request to come back lapse
verb-guardian-named = choose a guardian
verb-guardian-removed = remove a guardian
verb-guardian-listed = look at guardians
verb-other = do something

action-session-opened = Session opened
action-session-closed = Session closed
action-session-refused = Entry refused
action-locker-opened = Locker created
action-locker-read = Locker looked at
action-card-locked = Card locked
action-document-listed = List seen
action-document-read = Paper looked at
action-document-downloaded = Paper downloaded
action-document-deposited = Paper deposited
action-document-organised = Paper sorted
action-document-discarded = Paper put in the bin
action-document-restored = Paper restored
action-document-destroyed = Paper destroyed
action-document-verified = Paper checked
action-mandate-accepted = Mandate accepted
action-mandate-revoked = Mandate revoked
action-mandate-superseded = Mandate superseded
action-mandate-expired = Mandate expired
action-mandate-wake_asked = Agreement asked by SMS
action-mandate-woken = Yes by SMS
action-mandate-wake_refused = No yes by SMS
action-contact-changed = Contact changed
action-notice-sent = Message sent
action-identity-linked = Identity service linked
action-identity-unlinked = Identity service taken away
action-notice-read = News read
action-visit-opened = Visit opened
action-visit-closed = Visit closed
action-key-published = Key published
action-journal-read = Journal read
action-journal-exported = Journal exported
action-contest-opened = Contest opened
action-contest-answered = Contest answered
action-contest-closed = Contest closed
action-contest-listed = Contests looked at
action-journal-searched = Journal searched
action-journal-unwitnessed = Journal refused by a witness
action-journal-verified = Journal checked
action-maintenance-swept = Cleaning
action-maintenance-migrated = Update
action-organisation-created = Structure created
action-membership-opened = Member added
action-account-invited = Invitation made
action-account-created = Account created
action-factor-enrolled = Second factor added
action-mandate-listed = Mandates seen
action-organisation-read = Structure looked at
action-organisation-changed = Structure changed
action-maintenance-installed = Installation
action-card-shown = Card shown
action-card-codes_made = Card codes made
action-card-blocked = Card blocked for good
action-card-replaced = New card
action-card-code_changed = Code of the card changed
action-sheet-replaced = New recovery sheet
action-passphrase-changed = Passphrase chosen
action-passphrase-removed = Passphrase erased
action-factor-proved = Second factor confirmed
action-opening-prepared = Locker prepared
action-opening-discarded = Prepared locker taken back
action-factor-closed = Screen lent
action-factor-removed = Second factor removed
action-factor-codes_made = Recovery codes made
action-factor-recovered = Recovery code used
action-factor-sheet_made = Recovery sheet made
action-locker-confirmed = Locker confirmed
action-mandate-drafted = Mandate proposed
action-mandate-scanned = Signed page added
action-mandate-refused = Mandate refused
action-mandate-lapsed = Proposed mandate lapsed
action-mandate-suspended = Mandate paused
action-mandate-resumed = Mandate resumed
action-mandate-narrowed = Category taken out of a mandate
action-mandate-renewed = Mandate renewed
action-mandate-aidant_added = Aidant added to a mandate
action-mandate-aidant_removed = Aidant taken out of a mandate
action-mandate-attested = Paper of a mandate seen
action-membership-changed = Membership changed
action-membership-closed = Member left
action-relative-joined = Relative enrolled
action-organisation-chosen = Structure chosen
action-relative-left = Relative removed
action-recovery-started = Return asked for
action-recovery-confirmed = Return confirmed by a guardian
action-recovery-phone_asked = Code to come back sent
action-recovery-phone_confirmed = Return confirmed by phone
action-recovery-vetoed = Return stopped
action-recovery-finished = Came back
action-recovery-lapsed = Return too old
action-guardian-named = Guardian chosen
action-guardian-removed = Guardian gone
action-guardian-listed = Guardians looked at
action-other = Other action

## Outcomes, states, reasons
outcome-done = Done
outcome-refused = Refused
outcome-failed = Failed
status-active = Active
status-pending = Waiting
status-suspended = Paused
status-revoked = Stopped
status-expired = Ended
status-superseded = Replaced
status-draft = Draft
status-refused = Refused
status-lapsed = Not answered
status-dormant = Asleep
status-not_started = Not begun yet
status-binned = In the bin
reason-no_mandate = There is no mandate.
reason-not_started = The mandate has not begun.
reason-expired = The mandate has ended.
reason-revoked = The mandate was stopped.
reason-suspended = The mandate is paused.
reason-aidant_not_named = This aidant is not named in the mandate.
reason-aidant_disabled = This aidant’s access is closed.
reason-organisation_suspended = This structure is paused.
reason-category_not_given = The mandate does not give this category.
reason-right_not_given = The mandate does not give this right.
reason-document_excluded = This paper is not in the mandate.
reason-private = The private space is closed to all aidants.
reason-locker_frozen = The locker is blocked.
reason-second_factor_needed = The six-digit code is missing.
reason-session_expired = The session has ended.
reason-rate_limited = There were too many tries.
reason-unsafe_document = This paper may be dangerous.
reason-journal_unavailable = The journal does not work. Nothing was opened.
reason-visit_needed = A visit must begin first.
reason-bad_credentials = The card, the code or the phrase was wrong.
reason-not_authentic = It could not be trusted. Abri did not open it.
reason-bad_input = Something was not filled in as it should be.
reason-not_waiting = This no longer waits.
reason-terms_differ = The mandate was no longer the one that was shown.
reason-not_your_role = This role does not allow it.

## Aidant
desk-title = The people I help
desk-empty = Nobody gave you a mandate.
desk-until = Mandate until { $value }
desk-visiting = Visit open
desk-open = Open a locker for a person
open-title = Open a locker
open-lead = Do it with the person. They choose their own code.
open-turn = Turn the screen to the person
open-code-advice = Do not take your date of birth.
field-name = The person’s name
field-name-hint = The name they want. No identity paper needed.
field-language = Language of the pages
field-protection = Are you under guardianship (tutelle or curatelle)?
field-protection-hint = Ask the person.
field-new-pin = Your code
field-new-pin-hint = Four digits at least. Six are better. Only you know it.
field-pin-again = The same code, once more
opened-title = The locker is open
opened-for = This locker belongs to { $name }.
opened-once = This page is shown only once.
opened-card = The card
opened-qr = Square of the card, to scan to enter
card-name = Abri
card-advice = Never write the code on this card.
opened-sheet = The recovery sheet
opened-sheet-text = These twelve words open the locker without the card and without the code.
opened-sheet-keep = Keep this sheet away from the card. Show it to nobody.
opened-next = What now?

# A locker on two screens: the aidant prepares, the person chooses the code.
open-then = Then the person chooses their code
open-then-text = On their phone, or alone at this screen. You do not see this code.
opening-waits = Waiting for the person
opening-until = The person chooses their code before { $value }.
opening-phone-text = They scan this square, read, then choose their code.
opening-qr = Square to scan to choose the code
opening-here-text = You leave this screen. Your pages close. To go on, you will confirm that it is you.
opening-here-go = The person chooses their code here
opening-discard = Take this back
opening-done-text = The person has chosen their code. They keep their card and recovery sheet.
opening-desk = Back to my people
opening-over = The person did not come in time, or it was taken back.
opening-again = Start again
short-opening = Open my locker
choose-title = Your locker is waiting for you
choose-hello = Hello { $name }.
choose-with = This locker is opened with
choose-what = The locker keeps your papers. It is yours.
choose-alone = You choose a code, alone. The aidant never sees it.
choose-then = Then you get a card and a recovery sheet.
choose-code = Choose your code
choose-submit = Open my locker
choose-until = Choose your code before { $value }.
opened-paper = No printer? At the counter, enter with this card and print it.
lent-title = Give the screen back to the aidant
lent-text = Take your papers first. Then this page goes away.
lent-back = I have everything, here is the screen
notice-opening-discarded = It is taken back. No locker was opened.
error-opening-over = This locker can no longer be opened. Ask the aidant to start again.

# Coming back after losing everything: the person, then the guardian.
return-title = I lost my card or my code
return-lead = Your papers are still there. Here is how to come back.
return-code = My code. I still have my card.
return-code-hint = One guardian is enough. It takes a few minutes.
return-code-lead = A guardian is with you. They confirm that it is you.
return-all = Everything. I have no card.
return-all-hint = It takes two guardians, then two days.
return-all-lead = Two guardians confirm that it is you. You get a new card.
return-sheet = I have my recovery sheet
return-sheet-hint = Enter with the twelve words.
return-new-code = Your new code
return-card-title = Your new card
return-card-keep = It opens nothing yet. Keep it: it will open your locker.
recovery-title = Come back to my locker
recovery-short = Show this number to your guardian
recovery-address = The guardian opens this page:
recovery-qr = Square for the guardian to scan
recovery-waiting = Waiting for the guardians
recovery-delayed = The guardians have confirmed
recovery-ready = It is ready
recovery-finished = It is done. Your card opens your locker.
recovery-vetoed = Everything is stopped
recovery-lapsed = It is too late
recovery-counts = Guardians who have confirmed: { $value }
recovery-until = This ends on { $value }.
recovery-ready-at = You can enter on { $value }.
recovery-why = This delay protects your papers, if somebody pretends to be you.
recovery-keep = Keep your new card. Come back here with this number:
recovery-again = Look again
recovery-phone = Go faster with your phone
recovery-phone-text = A code goes to the phone that you had given.
recovery-phone-send = Get the code
recovery-phone-code = Code received, six digits
recovery-finish = Type your card and your new code.
recovery-not-me = It is not you? Tell a guardian.
veto-title = It is not me
veto-hint = I got a message with a code to stop everything.
veto-lead = Type the code of the message. Everything stops, nothing opens.
veto-code = Code of the message
veto-code-hint = Ten letters or digits.
veto-submit = Stop everything
# The person's guardians
guardians-title = My guardians
guardians-lead = Your guardians help you if you lose your card or your code.
guardians-missing = { $n ->
    [0] Nobody guards your locker
    [one] One guardian is missing
   *[other] You have { $n } guardians
  }
guardians-missing-text = It takes two guardians to come back without a card. Choose them now.
guardians-left = Gone. Choose somebody else.
guardians-since = Since { $value }
guardians-choose = Choose my guardians
guardians-change = Change my guardians
guardians-what = What a guardian does
guardians-help = They confirm that it is you. Then you choose a new code.
guardians-two = Without a card it takes two guardians together. And you wait two days.
guardians-alone = One guardian alone never opens your locker.
guardians-read = Guarding does not let anybody read your papers.
guardians-ways = My ways back
guardians-way-sheet = The recovery sheet
guardians-way-card = The card and one guardian
guardians-way-two = Two guardians, without a card
guardians-way-there = You have it.
guardians-way-none = You do not have it.
guardians-who = Who guards your locker?
guardians-who-hint = Two to five people. Best of two different structures.
guardians-nobody = Nobody can guard your locker for now. Talk to an aidant.
guardians-old = You entered a while ago
guardians-old-text = Enter once more, then come back here. This protects your papers.
guardians-enter = Enter once more
guardians-check = Read the names again
guardians-check-old = The guardians before them can do nothing for you any more.
guardians-yes = Yes, these are my guardians
guardians-taken = You lose everything? These people help you to come back.
recovering-text = Somebody is making a new access to your locker.
recovering-what = A person says that they are you. A guardian believed them.
recovering-stop = If it is not you, stop everything. Your papers stay.
recovering-mine = It is me, go on
notice-guardians-chosen = Done. Your guardians have changed.
notice-recovery-over = Nothing is going on. There is nothing to stop.
error-guardians-needed = Choose one person at least.
error-guardians-count = Choose two to five people.
error-guardians-twice = One person is chosen twice. Choose another one.
error-guardians-who = One of these people cannot be a guardian. Choose another one.
error-guardians-relatives = Only one relative is possible, with an aidant beside them.
error-guardians-ways = It takes one person more, or a recovery sheet.
return-short = I already have a number
return-short-hint = See whether it is ready.
short-return = Type the number that you kept.
recover-check = Read again before you confirm
guarded-waiting = { $n ->
    [one] { $n } person waits for you
   *[other] { $n } people wait for you
  }

guarded-title = The people I guard
guarded-lead = If one of them loses everything, you confirm that it is them.
guarded-empty = Nobody has chosen you as a guardian.
guarded-recover = Help a person to come back
guarded-confirmed = You have confirmed.
recover-short = Number of the request
recover-short-hint = The person shows it on their screen.
recover-who = Who is before you?
recover-who-hint = Choose among the people you guard.
recover-how = How do you know that it is them?
check-known_in_person = I know this person, they are before me
check-paper_in_person = I saw their identity paper, they are before me
check-known_by_video = I know this person, I see them by video
recover-warning = You are responsible
recover-warning-text = Confirm only if you are sure. If not, somebody takes all their papers.
recover-warning-journal = Your name and your answer stay in the journal. The person will read them.
recover-confirm = Yes, it is them
recover-refuse = No, stop everything
notice-recovered = You are back. All your papers are there.
notice-recovery-code-sent = The code went to your phone.
notice-recovery-vetoed = Everything is stopped. Nothing was opened.
notice-recovery-confirmed = You have confirmed. The person sees what comes next on their screen.
error-return-refused = This card does not fit. Check each sign, or ask at a counter.
error-return-not-now = It is not the moment. Look at the page once more.
error-veto-refused = This code stops nothing. Check each sign.
error-recover-over = This no longer fits. Look at the number and the name, then start again.
error-recover-person = Say who is before you.
error-recover-how = Say how you know that it is them.

visit-label = Visit under way
visit-of = Locker: { $name }
visit-until = Visit until { $value }.
visit-end = End the visit
visit-title = Begin a visit
visit-lead = The person will see each thing that you open.
visit-open = Open the locker
field-mode = How do you work?
field-motive = Why do you open this locker?
field-motive-hint = The person will see this motive.
locker-title = A person’s locker
locker-add = Deposit a paper
locker-blind = You can deposit here. You do not see the list.

## Structure
organisation-title = My structure
organisation-members = Who is part of it
organisation-empty = Nobody for now.
organisation-since = since { $value }
organisation-categories = Allowed categories
organisation-limits = A mandate for this structure goes no further.
role-coordinator = Coordinator
role-aidant = Aidant
organisation-suspended = Paused
organisation-suspend = Pause
organisation-resume = Take up again
organisation-remove = Remove
organisation-invite = Invite somebody
organisation-invite-hint = You will get a code to hand over. It works once.
organisation-invite-aidant = Invite an aidant
organisation-invite-coordinator = Invite a coordinator
organisation-waiting = Invitations that wait
organisation-until = until { $value }
organisation-withdraw = Withdraw this invitation
organisation-save = Save
field-phone = Telephone of the structure
field-email = E-mail of the structure
invited-title = Here is the invitation code
invited-once = This code is shown once. Write it down now.
invited-give = Give it to this person, and to nobody else.
invited-how = They open “I have an invitation code”. They choose their passphrase alone.
invited-until = The code is good until { $value }.
remove-member-title = Remove this person?
remove-member-text = They will open no more lockers for your structure. The people they help will be told.
remove-relative-title = Remove this relative?
remove-relative-text = They will no longer see your papers, at once. We tell them nothing.
remove-yes = Yes, remove
remove-no = No, change nothing

## Changing structure
structures-title = Change structure
structures-current = You work here
structures-choose = Work here
structures-join = I have a code for another structure
join-title = Join another structure
join-submit = Join

## Audit
audit-title = Journal of accesses
audit-lead = You see who did what, and when. You can never open a paper here. Your searches are written in the journal.
audit-checkpoint = Last checkpoint
audit-size = Number of entries
audit-root = Root of the tree
audit-signed = Signed on
audit-witnesses = Witnesses that signed it
audit-no-witness = None. A rollback would not be seen.
audit-refused = The witness { $name } refuses this journal.
audit-since = Since:
audit-refused-next = Change nothing. Tell whoever installs Abri, and keep this checkpoint.
witness-larger = It saw a longer journal. This one was rolled back.
witness-another_root = It saw another journal of the same length.
witness-not_consistent = This journal does not continue the one that it saw.
witness-unknown_log = It does not know this journal. It must be given its key.
witness-unknown_key = It does not know the key that signs this journal.
audit-filter = Search
audit-actor = Actor
audit-locker = Locker
audit-document = Document
audit-mandate = Mandate
audit-action = Action
audit-outcome = Outcome
audit-from = From
audit-to = To
audit-all = All
audit-search = Search
audit-entries = Entries
audit-none = No entry answers this search.
audit-caption = Newest first
audit-number = No.
audit-when = When
audit-about = About
audit-locker-word = Locker:
audit-document-word = Document:
audit-mandate-word = Mandate:

## Leaving
quit-title = You have left
quit-closed = Your locker is closed.
quit-code = Nobody kept your code. Nor did this device.
quit-shared = Shared computer? Close this window too.
quit-again = Back to the first page
quit-idle = Nobody was using it. It closed by itself.

## Sessions
enter-own = This is my phone
enter-own-hint = Abri stays open for longer. Do not tick this on a shared computer.
sessions-title = Where you are in
sessions-lead = Abri is open here at the moment.
sessions-unknown = You do not recognise one? Close it.
sessions-this = This device
sessions-began = Since: { $value }
sessions-seen = Last used: { $value }
sessions-end = Close
sessions-end-all = Close all the others
session-kind-shared = Shared computer
session-kind-own = Your phone
session-kind-staff = Work computer
entered-card = With a card and a code
entered-sheet = With the recovery sheet
entered-passphrase = With a passphrase
entered-passkey = With a passkey
entered-card_guardian = With a card and a trusted person
entered-guardians = With trusted persons
entered-oidc_card = With an identity service, a card and a code
entered-oidc_passphrase = With an identity service and a passphrase
still-title = Are you still there?
still-soon = Abri will close in a few seconds.
still-why = This protects your papers.
still-stay = Stay
still-over = You can enter again at once.

## Notices
notice-paper-organised = It is saved.
notice-paper-binned = The paper is in the bin. You can take it back.
notice-paper-restored = The paper is back in the locker.
notice-paper-destroyed = The paper is destroyed.
notice-mandate-stopped = The mandate is stopped. The aidant sees nothing more.
notice-visit-opened = The locker is open for this visit.
notice-visit-closed = The visit has ended.
notice-factor-enrolled = Your access is ready.
notice-invitation-withdrawn = The invitation is withdrawn.
notice-limits-saved = Saved. It counts at once.
notice-member-suspended = This person is paused. They open nothing.
notice-member-resumed = This person works again.
notice-member-removed = This person has left. They open nothing.
notice-relative-removed = This relative sees nothing any more.
notice-structure-chosen = You work for this structure now.
notice-structure-joined = You joined the structure.
notice-session-ended = The session has ended. Enter again.
notice-contact-kept = The number is saved. The code is on its way.
notice-session-closed = It is closed.
notice-contact-validated = Your number is confirmed.
notice-contact-dropped = Your number is erased.
notice-email-kept = The address is saved. The code is on its way.
notice-email-validated = Your address is confirmed.
notice-email-dropped = Your address is erased.
notice-card-read = The card is read. Now give your code.
notice-card-blocked = The card is blocked for good.
notice-card-none = There is no card to block.
notice-card-lost = Done. If this is the number of a card, it is blocked.
notice-code-changed = Your code has changed. Other screens are closed.
notice-passphrase-kept = The passphrase is kept. Other screens are closed.
notice-passphrase-removed = The passphrase is erased.

## Card, codes, sheet
security-title = My card, my codes
security-card = My card
card-state-ready = Your card works.
card-state-locked = Too many wrong codes: your card is locked. Make a new card.
card-state-blocked = Your card is blocked. Make a new card.
card-state-none = You have no card. Make one.
card-lost = Card lost? Number to block it:
card-how = Scan the square, or type this text on the site.
card-keep-number = Copy this number somewhere else too. It blocks the card. It opens nothing.
security-number-text = You may say it by telephone. It opens nothing.
security-block-text = The card will never work again. Your papers stay in the locker.
security-block-yes = Block this card
security-sheet-new = Make a new sheet
security-sheet-old = The old words will work no more. Print the new ones at once.
security-phrase-on = You can enter without the card.
security-phrase-off = To enter without the card, with a keyboard.
security-phrase-set = Choose a passphrase
security-phrase-change = Change the passphrase
security-phrase-remove = Erase the passphrase
security-phrase-left = Two other ways to enter must be left.
security-back-text = Keep at least two ways back. A passphrase is one.
security-more = Also
home-left = { $n ->
    [one] A guardian has left
   *[other] { $n } guardians have left
  }
home-left-link = Choose another guardian
home-guardians = They help you to come back.
home-back-link = Add a way back
phrase-title = Login and passphrase
phrase-lead = The passphrase opens your locker. Tell it to nobody.
field-own-login-hint = A word that you remember. Your e-mail address works too.
field-phrase-hint = Twelve letters or more. Four unrelated words, for example.
field-phrase-again = The same passphrase, once more
phrase-submit = Keep this passphrase
new-card-title = Make a new card
new-card-lead = The old card will work no more. Nor will its one-time codes.
new-card-done = Your new card
new-card-print = Print it now. Destroy the old card.
change-code-title = Change my code
change-code-lead = Take your card. You keep the same card.
change-code-forgot = Forgot the code? Make a new card instead.
field-old-pin = Your code of today
field-other-pin = Your new code
new-sheet-done = Your new recovery sheet
new-sheet-print = Print it now. Destroy the old sheet.
print-card-title = Print my card once more
print-card-lead = Type the text of the card, or take a photo of it. Nothing is kept.
print-card-submit = See the card to print
print-card-done = The card to print
lost-title = My card is lost
lost-lead = The number is on the recovery sheet. Somebody close may type it.
field-number = Number that blocks the card
field-number-hint = Eight letters and digits.
lost-after = And then?
lost-after-text = Enter with the recovery sheet, then make a new card. Without the sheet, talk to an aidant.
enter-locked-help = After ten wrong codes, a card locks. Your papers stay.
enter-login-link = I have a login and a passphrase
photo-title = Take a photo of the card
field-photo = Photo of the card
field-photo-hint = The whole square must be seen. The photo is not kept.
photo-read = Read the photo
desk-block = The person lost their card
code-pictures = My code in pictures
code-pictures-hint = Touch one picture in each row: four pictures.
sign-0 = Moon
sign-1 = Sun
sign-2 = Tree
sign-3 = House
sign-4 = Fish
sign-5 = Flower
sign-6 = Key
sign-7 = Boat
sign-8 = Cup
sign-9 = Umbrella
place-1 = first picture
place-2 = second picture
place-3 = third picture
place-4 = fourth picture
home-back = { $n ->
    [0] Card lost? No way back
    [one] Card lost? Only one way back
   *[other] Card lost? { $n } ways back
  }
notice-identity-linked = The service is linked. It opens nothing by itself.
notice-identity-unlinked = The service is no longer linked.

## Problems
problem-go = Continue
problem-status = Problem number: { $value }
problem-request-title = Something is missing
problem-request-what = The request is not complete.
problem-request-next = Go back and try again.
problem-session-title = Enter again
problem-session-what = Your session has ended. This protects you.
problem-session-next = Enter with your card or your login.
problem-refused-title = This is not possible
problem-refused-what = You may not do this.
problem-refused-next = Ask the person or your structure.
problem-missing-title = There is nothing here
problem-missing-what = This page does not exist, or is not for you.
problem-missing-next = Check the address or go back to the first page.
problem-conflict-title = Something has changed
problem-conflict-what = Another action came before yours.
problem-conflict-next = Look again, then try again.
problem-large-title = The file is too large
problem-large-what = Nothing was saved.
problem-large-next = Choose a smaller file.
problem-media-title = This file does not fit
problem-media-what = We keep pictures, PDF, text and sound.
problem-media-next = Take a picture of the paper, then send it.
problem-busy-title = Wait a little
problem-busy-what = There were too many tries.
problem-busy-next = Wait a few minutes, then try again.
problem-broken-title = It does not work
problem-broken-what = It is our fault. Your papers are safe.
problem-broken-next = Try again in a few minutes.

## Errors of fields
error-card-empty = Type the text of the card.
error-card-form = This text is not complete. Copy the whole card.
error-card-group = One group of four is missing. The card has seven.
error-card-short = Letters or digits are missing. The card has seven groups of four.
error-card-long = There are too many letters or digits. The card has seven groups of four.
error-card-letter = One sign is on no card. Use the letters A to Z.
error-code-empty = Type your code.
error-code-form = The code has four digits or more. Avoid 1111 and 1234.
error-code-pictures = Choose one picture in each row.
error-code-differs = The two codes are not the same. Type them again.
error-entry-refused = These do not go together. Check and try again. After ten mistakes a card locks. Then ask a guardian. Your papers are not lost.
error-too-many-tries = Too many tries. Wait a little.
error-words-form = Twelve words are needed, without a mistake. Check each word.
error-login-empty = Type your login.
error-login-taken = This login is taken. Choose another one.
error-passphrase-short = The phrase is too short. Use twelve letters or more.
error-passphrase-differs = The two phrases are not the same.
error-otp-form = The code has six digits.
error-otp-refused = This code is no longer good. Wait for the next one. Check the phone’s clock.
error-number-form = The number has eight letters and digits. Look at the sheet.
error-photo-empty = Choose a photo.
error-photo-media = This photo cannot be read. Take another, or type the text.
error-photo-none = No square is seen. Bring the card closer and try again.
error-photo-unclear = The square is blurred or cut. Take the photo again, or type the text.
error-photo-foreign = This square is not that of a card from here. Take your card.
error-photo-cut = The square of this card is not whole. Type the text of the card.
error-name-empty = Type a name.
error-protection-empty = Answer yes or no.
error-file-empty = Choose a picture or a file.
error-file-large = This file is too large. Choose a smaller one.
error-file-media = This file does not fit. Choose a picture or a PDF.
error-kind-empty = Choose a kind of paper.
error-date-form = This date does not exist. Type the day, the month and the year.
error-invitation-refused = This code is no longer good. Ask for another one.
error-aidant-empty = Choose an aidant.
error-category-empty = Choose one category or more.
error-right-empty = Choose what the aidant may do.
error-term-empty = Choose a term.
error-mode-empty = Say how you work.
error-motive-empty = Choose a motive.
error-title-long = This name is too long.
error-code-easy = This code is too easy. Choose another one.
error-text-characters = There is a sign that does not fit. Write with letters.
error-passphrase-long = The phrase is too long.
error-page-unknown = This page of the list does not exist. Start again from the top.
error-choice-unknown = Choose from the list.
error-category-elsewhere = This paper goes in another category. Choose the usual category.
error-category-outside = Your mandate does not give this category. Choose another one.
error-category-not-allowed = This aidant’s structure may not be given this category.
error-locker-full = The locker is full. Destroy some papers first.
error-phone-form = This number does not fit. Write digits.
error-email-form = This address does not fit. Example: desk@structure.fr
error-id-form = This number is not complete. Copy all of it.
error-contact-form = Write a number such as 06 12 34 56 78.
error-contact-own = This is the number of an aidant or of a structure. Give your own, or none.
error-contact-code = This code is not good. Look at the last message, or ask for another code.
error-email-own = This is the address of an aidant or of a structure. Give your own, or none.

## Categories
category-identity = Identity
category-residence = Residence and asylum
category-address = Address
category-health = Health
category-income = Income
category-work = Work and training
category-housing = Housing
category-family = Family and school
category-justice = Justice
category-memories = Memories
category-private = Private space
category-any = All categories

## Rights, terms, modes, motives
right-list = See the list of papers
right-read = Read the papers on screen
right-download = Download a copy
right-deposit = Deposit papers
right-organise = Sort: name, category, date
term-visit = One visit: two hours
term-day = One day
term-month = One month
term-semester = Six months
term-year = One year
mode-together = Together
mode-in_place = In the person’s place
mode-remote = At a distance
motive-rsa_quarterly = RSA, every three months
motive-ame = State medical aid (AME)
motive-c2s = Solidarity health cover (C2S)
motive-cni_renewal = Identity card renewal
motive-passport = Passport
motive-residence_permit_renewal = Residence permit renewal
motive-social_housing = Social housing
motive-siao = Shelter (SIAO)
motive-bank_account_right = Right to a bank account
motive-school_enrolment = School enrolment
motive-private_rental = Renting a home
motive-solidarity_transport = Solidarity transport
motive-sort_papers = Sort papers
motive-add_paper = Add a paper
motive-print_paper = Print a paper
motive-other_procedure = Other procedure

## Kinds of paper
kind-cni = Identity card
kind-passport = Passport
kind-driving_licence = Driving licence
kind-family_book = Family book
kind-birth_certificate = Birth certificate
kind-id_photo = Identity photo
kind-france_identite_proof = France Identité proof
kind-residence_permit = Residence permit
kind-renewal_receipt = Renewal receipt
kind-asylum_application = Asylum application certificate
kind-temporary_protection = Temporary protection
kind-visa = Visa
kind-ofpra_decision = OFPRA decision
kind-cnda_decision = CNDA decision
kind-prefecture_summons = Prefecture appointment
kind-domiciliation = Domiciliation certificate
kind-hosting_certificate = Hosting certificate
kind-rent_receipt = Rent receipt
kind-utility_bill = Water, energy or phone bill
kind-home_insurance = Home insurance
kind-lease = Lease
kind-carte_vitale = Carte Vitale
kind-health_rights_certificate = Health rights certificate
kind-c2s = Solidarity health cover (C2S)
kind-ame = State medical aid (AME)
kind-mutuelle = Health insurance (mutuelle)
kind-mdph_notification = MDPH decision
kind-prescription = Prescription
kind-vaccination = Vaccination record
kind-caf_certificate = CAF certificate
kind-france_travail_certificate = France Travail certificate
kind-payslip = Payslip
kind-tax_notice = Tax notice
kind-pension_statement = Pension statement
kind-rib = Bank details (RIB)
kind-grant_notice = Grant notice
kind-cv = CV
kind-work_contract = Work contract
kind-work_certificate = Work certificate
kind-diploma = Diploma
kind-training_certificate = Training certificate
kind-social_housing_request = Social housing request
kind-siao_request = SIAO request
kind-dalo_decision = DALO decision
kind-school_certificate = School certificate
kind-custody_decision = Custody decision
kind-child_birth_certificate = Child’s birth certificate
kind-judgment = Judgment
kind-summons = Court summons
kind-legal_aid_decision = Legal aid decision
kind-protection_order = Protection order
kind-guardianship_order = Guardianship decision
kind-explanatory_letter = Explanatory letter
kind-other = Other paper

## Papers of mandates and verification
mandate-paper = The mandate’s paper
mandate-end-paper = The paper of its end
paper-file = Keep the signed file
paper-qr = Square to scan to verify this paper
verify-title = Verify the paper of a mandate
verify-lead = Type the code printed at the bottom of the paper.
field-verify = Verification code
field-verify-hint = 16 letters and digits, for example 0123-4567-89AB-CDEF.
verify-submit = Verify
verify-private = This page shows no name of a person.
verify-form = This code is not in the right form. It has 16 letters and digits.
verify-unknown = No paper has this code. Compare it with the paper.
verified-valid = This mandate is valid
verified-valid-text = It counts at this moment.
verified-ended = This mandate has ended
verified-ended-text = Its date has passed, or another one replaced it. It no longer counts.
verified-revoked = This mandate was stopped
verified-revoked-text = Somebody stopped it. It no longer counts.
verified-suspended = This mandate is paused
verified-suspended-text = It does not count at this moment.
verified-not-started = This mandate has not begun
verified-not-started-text = It does not count yet.
verified-is-end = This paper says what has ended in the mandate.
verified-structure = Structure
verified-relative = A relative or friend, without a structure
verified-ended-at = Stopped on
verified-issued = Paper made on
verified-proves = What this code proves
verified-proves-made = This service made a paper with this code.
verified-proves-now = The state of the mandate, at this moment, is what this page says.
verified-not = What this code does not prove
verified-not-names = The printed names: compare the file to be sure.
verified-not-holder = Who holds the paper: ask for proof of identity.
verified-not-open = This code opens no locker and no paper.
verified-file = Compare the file
field-proof = The paper’s file
field-proof-hint = Choose it or drop it here. It stays on your device.
verified-same = It is the same file.
verified-other = It is not the same file.
verified-hand = Compare by hand
verified-hand-text = Compute the digest of the file with this command. It must be the same as here.
verified-sha256 = SHA-256
verified-signature = Ed25519 signature
verified-key = Public key
verified-signed = Signed are “abri/v1/attestation”, a zero byte, then the file.

## Mandates proposed, received, changed
request-title = Somebody proposes a mandate to you
request-lead = Read it, or ask somebody to read it to you. You can say no.
request-until = Answer before { $value }.
request-see = See and answer
request-no = No, I refuse
request-free = You can refuse. You need not say why.
request-scan = See the page signed by hand
terms-long = For how long
terms-never = The aidant can never
terms-stop = How to stop it
never-destroy = destroy a paper
never-code = choose, ask for or change your code
never-private = see your private space
never-give = give a mandate to anybody else
agree-health = Yes, the aidant may open my health papers.
agree-justice = Yes, the aidant may open my papers of justice.
stop-by-page = Enter with your card. Open “My aidants”, touch “Stop now”.
stop-by-counter = Or ask at a counter. Nobody asks why.
short-title = Answer a mandate
short-lead = The aidant shows you a short address on their screen.
field-short = Short address
field-short-hint = Eight letters or digits. For example: ABCD-EFGH.
consent-lead = Read it, or ask somebody to read it to you. Your answer gives nothing else.
consent-proof = Your answer
consent-once = I have a one-time code
field-once = One-time code
field-once-hint = It is on the sheet of codes. It takes the place of card and code.
consent-refused = You said no. Nobody can open your locker with this mandate.
here-alone = The person reads and types alone. The aidant never types in their place.
waiting-title = Mandate proposed
waiting-until = The person answers before { $value }.
waiting-phone = On the person’s phone
waiting-phone-text = They scan this square, read, then type their card and code.
waiting-qr = Square to scan to answer the mandate
waiting-short = Or they open this page and type the short address:
waiting-here = On this screen
waiting-here-text = The person types their code here. You do not look.
waiting-here-go = The person types their code here
waiting-draft = This draft is not sent. It goes away after { $value }.
waiting-send = Send to the person
waiting-yes = The person said yes.
waiting-no = The person said no. They need not say why.
waiting-lapsed = The person did not answer in time, or the proposal was taken back.
waiting-what = What is proposed
waiting-page = Add a page signed by hand
waiting-page-text = The page shows what was agreed. It opens nothing: the person’s answer is needed.
waiting-page-there = The signed page is there. The proposal waits for seven days.
waiting-page-add = Add the page
waiting-discard = Take this proposal back
desk-card-title = A person shows their card
desk-card-lead = The card says which locker. It opens nothing without the code.
desk-card-safe = Never ask for the code. Do not keep the card.
desk-card-text = Text of the card
propose-title = Propose a mandate
propose-lead = Fill this in with the person. Only they can say yes.
propose-who = Who will help the person?
propose-who-hint = Only the aidants named open the locker.
propose-categories-hint = Choose only what this procedure needs.
propose-rights-hint = The aidant can never destroy a paper.
propose-sensitive = Very personal: ask the person.
propose-protection = Is the person under legal protection?
propose-ground = A decision of legal protection
propose-no-decision = The decision must be in the locker, and you must see it.
propose-language = The person’s language
propose-check-title = Read it with the person
propose-check-text = If all is right, send it. Nothing opens before their yes.
propose-send = Send to the person
propose-draft = Keep as a draft
propose-digits = This is asked after five minutes. Your application shows the code.
field-wait = Where does the person answer?
field-wait-hint = Without an answer in time, the proposal goes away.
field-ground = Why this mandate?
field-ground-hint = With a decision, the person is told too.
field-decision = The decision
field-decision-from = First day of the decision
field-decision-until = Last day of the decision
wait-desk = Here, at once: thirty minutes
wait-remote = Elsewhere, on their phone: one day
wait-own = In their locker, when they come: seven days
ground-consent = The person wants it
ground-guardianship = A decision of protection
renew-title = Renew this mandate
renew-lead = The same mandate begins again, for the same time.
renew-aidant = The same mandate is proposed once more. The person must say yes.
renew-go = Read again and renew
dormant-title = For later: a mandate that sleeps
dormant-text = A mandate that sleeps opens nothing. An aidant asks, you get a text message. If you answer yes, it lasts two hours or a day.
dormant-yes = This mandate sleeps until a yes by text message
mandate-title = A mandate
mandate-change = Change something
mandate-pause = Pause
mandate-suspend-text = While paused, the aidant opens nothing. The end date does not change.
mandate-suspend = Pause
mandate-resume-text = The aidant can open again. The end date does not change.
mandate-resume = Resume the mandate
mandate-nobody = Nobody is named any more. Add an aidant, or stop the mandate.
mandate-narrow = Take a category out
mandate-narrow-text = The aidant will not open it any more. The rest goes on.
mandate-take-back = Take out
mandate-people = The aidants of this mandate
mandate-take-out = Take out
mandate-add = Add an aidant of the same structure
mandate-add-hint = They can do the same, until the same date.
mandate-add-go = Add this aidant
aidants-waiting = Your answer is awaited
aidants-active = In force
aidants-asleep = Mandates that sleep
aidants-asleep-text = A mandate that sleeps opens nothing. It wakes if you answer yes to a text message.
give-who-hint = You can choose several aidants of the same structure.
codes-title = My one-time codes
codes-what = Each code says yes to one mandate. It does not open your locker.
codes-how = On the phone, the aidant proposes a mandate. You read one code to them, once.
codes-left = { $n ->
    [0] You have no code left.
    [one] You have { $n } code left.
   *[other] You have { $n } codes left.
  }
codes-old = New codes take the place of the old ones.
codes-make = Make eight new codes
codes-print = Print it, or copy the codes. Keep them with your card.
codes-advice = One code says yes to one mandate. Cross it out afterwards. Never say it before you have understood.
codes-done = I have kept my codes
home-codes = To say yes by telephone.
home-asked = { $n ->
    [one] { $n } proposal awaits your answer
   *[other] { $n } proposals await your answer
  }
left-minutes = { $n ->
    [one] { $n } minute left
   *[other] { $n } minutes left
  }
left-hours = { $n ->
    [one] { $n } hour left
   *[other] { $n } hours left
  }
left-days = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
  }
desk-card = A person shows their card
desk-waiting = The answer is awaited
desk-ending = End within thirty days
desk-valid = In force
desk-drafts = Drafts
desk-past = Mandates paused or ended
desk-asleep-text = The person answers yes to a text message. Then the mandate opens.
desk-wake = Ask for their agreement by text message
desk-past-hint = A mandate that ended no longer shows the person’s name.
desk-somebody = A person
desk-renew = Propose to renew
opened-propose = You can also propose a mandate now. The person answers with their card.
visit-over = Your visit has ended.
visit-over-text = A visit closes after thirty minutes without anything, or two hours. Open another one here.
visit-idle = If nothing is done for thirty minutes, the visit closes by itself.
notice-mandate-refused = You said no. Nothing is open.
notice-mandate-suspended = The mandate is paused. The aidant opens nothing.
notice-mandate-resumed = The mandate goes on.
notice-mandate-narrowed = The category is out of the mandate.
notice-mandate-renewed = The mandate is renewed.
notice-mandate-discarded = The proposal is taken back.
notice-contest-opened = It is said. You must get an answer within seven days.
notice-contest-answered = Your answer is sent.
notice-contest-closed = It is closed.
notice-mandate-drafted = The draft is kept.
notice-aidant-added = The aidant is added to the mandate.
notice-aidant-removed = The aidant is out of the mandate.
notice-wake-asked = The text message was sent. Wait for the answer.
notice-wake-unasked = The text message was not sent. The person has no number, or a question waits already.
notice-page-added = The signed page is added.
error-sensitive-empty = Tick the sentence about these papers, or refuse.
error-aidant-together = Choose aidants of the same structure. A relative is always alone.
error-right-relative = A relative can only see the list and read.
error-term-relative = For a relative: a day or a month.
error-term-dormant = A mandate that sleeps: a visit or a day.
error-terms-differ = The mandate has changed. Read it once more.
error-short-unknown = Nothing waits at this address. Check each letter.
error-once-form = This code is not complete. Copy all of it.
error-identity-elsewhere = Another account uses this identity already. Talk to an aidant.
error-identity-already = This service is linked already. Take it away first.
error-identity-stale = It is too late. Link this service once more.
error-proof-empty = Write your card and your code, or a one-time code.
error-proof-refused = This does not go together. Check it and try again. After five errors, the proposal goes away.
error-decision-empty = Choose the decision and its dates.
error-aidant-named = This aidant is in the mandate already.
error-card-unknown = This card opens no locker here. Check each letter.
unconfirmed = Not yet confirmed by the person
unconfirmed-text = The person types the code of the SMS to confirm. The access closes by itself on { $value }.
unconfirmed-never = never confirmed
urgent-was = Opened by telephone, in an emergency.
desk-urgent = Open by telephone
urgent-title = Open by telephone
urgent-lead = Nothing is confirmed until the person has typed their code.
urgent-ends = Your access closes by itself after a day.
urgent-contact = The person’s telephone
urgent-contact-hint = Theirs, never yours. A code goes there by SMS. For example 06 12 34 56 78.
urgent-category = Which papers do you need today?
urgent-category-hint = One category only. The rest needs the person’s agreement.
urgent-submit = Open for a day
urgent-off = No SMS goes out from here.
urgent-off-text = Open the locker with the person instead, when they come.
urgent-instead = Open it with the person instead, when they come
open-contact = The person’s telephone, if they want
open-contact-hint = It is optional. It must be theirs, not an aidant’s.
doors-activate = I received a code by SMS
activate-title = I received a code by SMS
activate-lead = An aidant opened a locker for you by telephone. Type your code: the locker becomes yours.
field-activation = Code received by SMS
field-activation-hint = Sixteen letters and digits.
activate-choose = Choose the code of your card
activate-choose-text = Only you know it. Tell it to nobody, not even an aidant.
activate-submit = Take my locker
activated-title = The locker is yours
activated-print = Print it, or copy the card and the words. Keep them for yourself.
activated-access = Who can open your locker?
activated-nobody = Nobody but you, for now.
activated-later = You can stop it at once, or later, under “My aidants”.
activated-go = Enter my locker
activated-enter = To see your papers or stop an access, enter with your card.
opened-codes = The one-time codes
opened-codes-text = On the telephone, each code says yes to one mandate.
notice-urgent-opened = The locker is open for a day. The person receives their code by SMS.
error-contact-unreachable = No SMS goes out from here. Open the locker with the person, when they come.
error-activation-form = This code has a slip. Look at the SMS and check each sign.
error-activation-refused = This code is wrong or too old. Ask at your counter.
error-contact-theirs = This is the number of an aidant or of a structure. Ask the person for theirs.
