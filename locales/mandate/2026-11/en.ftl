# The words of the mandate, version 2026-11. This file never changes again:
# a paper is always read with the words of its version.

title-mandate = Mandate
title-renewal = Renewed mandate
title-revocation = End of a mandate

who-title = Who
who-person = The person: { $name }
who-aidant = The aidant: { $name }
who-structure = The structure: { $name }
who-address = Address: { $value }
who-siret = SIRET: { $value }
who-phone = Telephone: { $value }
who-relative = The aidant is a relative or friend. There is no structure.
who-renews = This mandate takes the place of an older one.

may-title = What the aidant may do
may-lead = Only in these parts of the locker:
may-category = { $category }: { $rights }.
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
right-list = see the list of papers
right-read = read the papers on screen
right-download = take a copy
right-deposit = put papers in
right-organise = sort the papers
right-lend = lend a paper to an office
right-pack = prepare an application
list-comma = ,{" "}
sensitive-health = Caution: health is private. The person chose to show these papers.
sensitive-justice = Caution: justice is private. The person chose to show these papers.

never-title = What the aidant may never do
never-destroy = Destroy a paper.
never-code = Choose, ask for or change the code.
never-mandate = Give a mandate to somebody else.
never-private = See the private space, or know what is in it.
never-export = Take the whole locker away.

dates-title = From when to when
dates-starts = Start: { $at }
dates-ends = End: { $at }
dates-alone = The mandate stops by itself at the end. The end cannot be moved later.
dates-dormant = This mandate is asleep. It counts only if the person answers yes to an SMS.

consent-title = How the person said yes
consent-own-session = In their own locker, with their own codes.
consent-card-and-pin = With their card and its code, which they typed themselves.
consent-card-code = With a one-time code of their card.
consent-urgent = By telephone, in an emergency. The person must still confirm.
consent-at = On { $at }
consent-guardianship = There is a decision of protection. The person was told.

stop-title = How to stop
stop-any = The person may stop at any time. They need not say why.
stop-page = On the internet: “My aidants”, then “Stop now”.
stop-phone = By telephone, to the structure: { $value }
stop-counter = At the structure’s counter: { $value }
stop-relative = At any counter that works with Abri, with the card.
stop-now = From then on the aidant sees nothing.

journal-title = Who looked at what
journal-text = Each opening is written in the journal. The person reads it in their locker, on the page “Who looked at my papers?”.
journal-help = Without internet, they can ask for a printed page at a counter.

copies-title = Copies already taken
copies-text = Stopping does not erase copies already taken. The person can ask the structure to destroy them.

check-title = Verify this paper
check-code = Verification code: { $value }
check-how = Scan the square, or type this code at { $value }
check-issued = Paper made on { $at }
check-text = Version of the text: { $value }
check-sha256 = SHA-256: { $value }

sign-person = Signature of the person
sign-aidant = Signature of the aidant

end-title = What has ended
end-all = The whole mandate has ended.
end-categories = Ended for these parts: { $value }.
end-at = Since { $at }
end-by-beneficiary = Stopped by the person.
end-by-aidant = Stopped by the aidant, who renounces.
end-by-coordinator = Stopped by the structure.
end-by-auditor = Stopped after a report.
end-by-operator = Stopped by whoever runs the service.
end-by-date = Its end date has passed.
end-given = The mandate was given on { $at }
end-effect = The aidant can no longer open anything of what has ended.

date-day = { $d } { $m } { $y }
date-moment = { $day } at { $clock }
date-clock = { $h }:{ $min }
day-first = 1
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

translation-note = Translation, not reviewed yet. Only the French text beside it counts.
