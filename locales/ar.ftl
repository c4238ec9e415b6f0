# النصوص بالعربية، بكلمات بسيطة. ترجمة لم تُراجَع بعد؛ النص الفرنسي وحده هو المُلزِم.
# Unreviewed translation: the pages say so at their foot. The words are those of the mandate:
# خزانة، مساعِد، تفويض، مؤسسة، صاحب الخزانة، ورقة، قسم، رمز سري، بطاقة، ورقة الطوارئ، سلة، سجلّ.
# Isolates (U+2066, U+2069) keep numbers and codes in their own order. A page does not know
# whether an aidant is a man or a woman, so what others did is told with a noun, not a verb.

## Cadre
app-name = Abri
skip = انتقل إلى المحتوى
quit = خروج
back = رجوع
continue = متابعة
choose = اختر
yes = نعم
no = لا
print = طباعة
older = الأقدم
older-papers = عرض الأوراق الأخرى
help = تحتاج إلى مساعدة؟ اسأل مساعِدًا.
about-link = ما هو Abri؟
label-unknown = غير ذلك
title-error = خطأ:
errors-title = هناك مشكلة
error-word = تنبيه:
translation-note = ترجمة لم تُراجَع بعد. النص الفرنسي وحده هو المُلزِم.
list-comma = ،{" "}

## Dates et tailles
date-day = { $d } { $m } { $y }
date-short = { $d } { $m }
date-moment = { $day }، الساعة { $clock }
date-clock = { $h }:{ $min }
date-hour = { $n }:00
date-part-day = اليوم
date-part-month = الشهر
date-part-year = السنة
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
size-kilo = { $size } كيلوبايت
size-mega = { $size } ميغابايت
size-point = ,

## Accueil
doors-title = أوراقك في أمان
doors-lead = احتفظ بنسخة آمنة من أوراقك.
doors-card = لديّ بطاقة
doors-card-hint = أدخل إلى خزانتي.
doors-aidant = أنا مساعِد أو موظّف
doors-aidant-hint = أدخل باسم الدخول الخاص بي.
doors-about = ما هذا؟
doors-about-hint = أتعرّف على Abri.

## C’est quoi
about-title = ما هو Abri؟
about-what = Abri خزانة لأوراقك. تحفظ فيها نسخة من كل ورقة.
about-for = ضاعت أوراقك أو سُرقت؟ تبقى النسخة في الخزانة.
about-promises = وعودنا
about-promise-yours = الخزانة لك.
about-promise-mandate = لا يدخل مساعِد إلا بتفويض منك.
about-promise-stop = توقف التفويض متى شئت.
about-promise-journal = ترى دائمًا من اطّلع على أوراقك.
about-promise-lost = ورقة الطوارئ تفتح الخزانة من دون الرمز السري.
about-promise-free = لا حاجة إلى بريد إلكتروني أو هاتف أو عنوان.
about-never = ما لا نفعله أبدًا
about-never-send = لا نرسل أي شيء إلى أي إدارة.
about-never-ask = لا نسألك لماذا توقف تفويضًا.
about-never-code = لا نعرف رمزك السري.
about-never-read = المسؤول عن الخدمة لا يقرأ أوراقك.
about-limits = من المهم أن تعرف
about-limits-text = يمكن للمساعِد أن يحتفظ بما رآه من قبل. أعطِ تفويضًا فقط لمن تثق به.
about-help = تحتاج إلى مساعدة
about-help-text = اسأل مساعِدك أو مؤسسته.
about-lost-text = ضاعت البطاقة أو سُرقت؟ أخبر مؤسستك بسرعة.
about-information = معلومات
about-who = من يحفظ أوراقي؟
about-who-text = المؤسسة التي فتحت لك الخزانة. وهي تجيب عن أسئلتك.
about-data = ماذا تحفظون؟
about-data-text = اسمك وأوراقك وقائمة من فتحها. اسمك وأوراقك مشفّرة.
about-why = لماذا؟
about-why-text = لحفظ أوراقك ومساعدتك. لا لشيء آخر.
about-long = كم من الوقت؟
about-long-text = ما دامت الخزانة مفتوحة. تحفظ السلة الأوراق ثلاثين يومًا. وتبقى قائمة من فتحها أيضًا.
about-rights = ما هي حقوقي؟
about-rights-text = أن ترى أوراقك وتصحّحها وتمحوها وتستعيدها. ويمكنك أيضًا أن تكتب إلى CNIL.
about-enrol = وصلني رمز دعوة

## Entrer
enter-title = الدخول إلى خزانتي
enter-submit = دخول
enter-lost = نسيت الرمز السري؟
enter-sheet-link = لديّ ورقة الطوارئ
enter-lost-help = ليس لديك أيّ من هذا؟ تكلّم مع مساعِد.
field-card = نص بطاقتك
field-card-hint = هو مكتوب على البطاقة، قرب المربّع الأسود والأبيض.
field-pin = رمزك السري
field-pin-hint = أرقام. لا تقلها لأحد.
sheet-title = الدخول بورقة الطوارئ
sheet-lead = في ورقة الطوارئ اثنتا عشرة كلمة. انسخها بالترتيب.
field-words = الكلمات الاثنتا عشرة
field-words-hint = اترك مسافة بين الكلمات.
login-title = الدخول كمساعِد أو موظّف
field-login = اسم الدخول
field-login-hint = حروف بلا مسافة. ستكتبه كلّما دخلت.
field-passphrase = جملة السرّ
field-passphrase-hint = جملة لا يعرفها غيرك. اثنا عشر حرفًا أو أكثر.
field-passphrase-again = جملة السرّ نفسها، مرّة أخرى
field-otp = رمز من ستة أرقام
field-otp-hint = يظهر في تطبيقك. يتغيّر كل ثلاثين ثانية.
login-enrol = أول مرّة؟ لديّ رمز دعوة

## خدمات الهوية
identity-door = عن طريق خدمة أخرى
identity-by = المتابعة مع { $value }
identified-title = بقيت خطوة واحدة
identified-lead = مرحبًا. عرّفتنا { $value } بك.
identified-why = سرّك هو الذي يفتح. هذه الخدمة لا تعرفه.
identified-phrase = الدخول بعبارتي السرية
identified-first = أول مرّة بهذه الخدمة؟
identified-first-next = ادخل كالعادة. ثم اربط هذه الخدمة من أسفل صفحتك.
identified-first-person = ادخل كالعادة. ثم اربط هذه الخدمة في صفحة «بطاقتي ورموزي».
identified-usual = الدخول كالعادة
identities-title = خدمات هويتي
identities-lead = الخدمة المربوطة تقول من أنت. لا تفتح شيئًا وحدها.
identities-never = ليست إلزامية أبدًا.
identities-none = لا توجد خدمة مربوطة.
identities-linked = رُبطت يوم { $value }
identities-used = آخر دخول يوم { $value }
identities-unlink = التوقّف عن استعمال { $value }
identities-link = ربط { $value }
identities-shared = حاسوب مشترك؟ اخرج من صفحة تلك الخدمة أيضًا.
identity-confirm-title = ربط هذه الخدمة
identity-confirm-what = يمكنها أن تقول من أنت عندما تدخل.
identity-confirm-secret = يبقى رمزك السري أو جملة السرّ ضروريًا.
identity-confirm-yes = نعم، اربط { $value }
identity-confirm-no = لا، لا تغيّر شيئًا
identity-hop-title = لحظة من فضلك
identity-quit = جئت عن طريق خدمة أخرى؟ اخرج منها أيضًا. لا يمكننا إغلاقها.
identity-down-title = هذه الخدمة لا تجيب
identity-down-what = لم يضع شيء. أوراقك في أمان.
identity-down-next = ادخل ببطاقتك أو بجملة السرّ.
identity-declined-title = لم تتابع
identity-declined-what = لم تقل الخدمة شيئًا. لم يتغيّر شيء.
identity-declined-next = ادخل ببطاقتك أو بجملة السرّ.
identity-stale-title = فات الوقت
identity-stale-what = انتهى هذا المرور، أو بدأ في متصفّح آخر.
identity-stale-next = ابدأ من جديد من الصفحة الأولى.
identity-forged-title = هذا الجواب غير آمن
identity-forged-what = أجابت الخدمة بشكل خاطئ. لم يُفتح شيء ولم يضع شيء.
identity-forged-next = حاول مرّة أخرى، أو ادخل ببطاقتك أو بجملة السرّ.

## Première fois
enrol-title = إنشاء حسابي
enrol-lead = وصلك رمز دعوة. يُستعمل مرّة واحدة.
field-invitation = رمز الدعوة
field-invitation-hint = أعطته لك مؤسستك.
field-own-name = الاسم الشخصي والعائلي
field-own-name-hint = سيراه من تساعدهم.
factor-title = إضافة حماية ثانية
factor-why = قد تُسرق جملة السرّ. رمز يتغيّر يحميك.
factor-step-app = افتح تطبيق رموز على هاتفك.
factor-step-scan = امسح المربّع أو انسخ النص.
factor-step-code = اكتب هنا الرمز من ستة أرقام.
factor-qr = مربّع تمسحه بتطبيقك
factor-secret = من دون كاميرا، انسخ هذا النص:
factor-submit = التحقّق من الرمز
prove-title = أظهر رمزًا مرّة أخرى
prove-why = هذا العمل محميّ. يلزم رمز حديث.

## مفاتيح الدخول والحماية الثانية
passkey-title = مفتاح الدخول
passkey-enter = الدخول بمفتاح الدخول
passkey-enter-lead = هاتفك أو حاسوبك يتعرف عليك. لا شيء لتحفظه.
passkey-use = استعمال مفتاح الدخول
passkey-add = إضافة مفتاح دخول هنا
passkey-what = يتعرف عليك جهازك بالإصبع أو الوجه أو رمزه. أضفه على جهاز لك وحدك.
passkey-nothing = ليس لديك مفتاح دخول بعد.
passkey-since = مفتاح أضيف في { $value }
passkey-opens = يفتح وحده.
passkey-second = يحمي دخولك مع عبارة المرور.
passkey-guards = لا يفتح وحده. يحمي عبارة المرور.
passkey-remove-of = إزالة مفتاح { $value }
passkey-other-ways = الدخول بطريقة أخرى
passkey-wait = اتبع ما يطلبه جهازك.
passkey-failed = لم يجب جهازك. حاول مرة أخرى أو اختر طريقة أخرى.
passkey-numbers = هذا العنوان مكوّن من أرقام. مفتاح الدخول يحتاج إلى اسم مثل localhost.
passkey-none = لا يستطيع هذا المتصفح استعمال مفتاح دخول هنا. اختر طريقة أخرى.
factor-or-passkey = أو مفتاح دخول
factors-title = حماياتي
field-otp-either = ستة أرقام من تطبيقك، أو رمز إنقاذ. يجب أن تكون ساعة الهاتف صحيحة.
field-otp-login = ستة أرقام، أو رمز إنقاذ. اتركه فارغاً إذا كان لديك مفتاح دخول.
login-forgotten = نسيت العبارة؟ لدي ورقة الإنقاذ
factors-application = رموز على الهاتف
factors-application-has = تطبيق على هاتفك يصنع رموزك.
factors-application-none = لا يوجد تطبيق يصنع رموزاً لك.
factors-application-new = إعداد تطبيق
factors-application-remove = إزالة التطبيق
factor-codes-title = رموز الإنقاذ
factor-codes-what = ضاع هاتفك؟ رمز الإنقاذ يحل محل الحماية الثانية مرة واحدة.
factor-codes-left = { $n ->
    [0] ليس لديك رمز إنقاذ.
    [one] بقي لك رمز واحد.
   *[other] بقي لك { $n } من الرموز.
  }
factor-codes-make = إنشاء عشرة رموز جديدة
factor-codes-print = اطبع هذه الصفحة أو انسخها. احفظها في مكان مغلق بعيداً عن الحاسوب.
factor-codes-advice = كل رمز يصلح مرة واحدة مع عبارة المرور. اشطبه بعد ذلك.
factor-codes-done = حفظتها
sheet-paper-title = ورقة الإنقاذ
staff-sheet-what = نسيت العبارة؟ ورقة الإنقاذ والحماية الثانية تكفيان للعودة.
staff-sheet-make = إنشاء ورقة جديدة
staff-sheet-advice = هذه الكلمات الاثنتا عشرة بالترتيب تحل محل عبارة المرور. الورقة القديمة لم تعد صالحة.
passphrase-title = تغيير عبارة المرور
passphrase-what = على أجهزتك الأخرى أن تدخل من جديد.
passphrase-submit = تغيير
field-old-passphrase = عبارة المرور الحالية
field-new-passphrase = عبارة المرور الجديدة
error-passphrase-wrong = ليست هذه عبارتك الحالية. حاول مرة أخرى.
error-passkey-refused = هذا المفتاح لا يفتح هنا. حاول مرة أخرى أو اختر طريقة أخرى.
error-passkey-known = هذا المفتاح موجود، أو المفاتيح كثيرة. انظر القائمة.
notice-factor-removed = أزيلت الحماية. خرجت أجهزتك الأخرى.
notice-factor-last = هذه حمايتك الوحيدة. أضف أخرى أولاً.
notice-passkey-opens = أضيف المفتاح. يفتح وحده.
notice-passkey-second = أضيف المفتاح. يحمي دخولك.
notice-passkey-guards = أضيف المفتاح. لا يفتح وحده، بل يحمي عبارة المرور.
notice-passphrase-changed = تغيّرت عبارة المرور.

## Mes papiers
home-title = أوراقي
home-empty = خزانتك فارغة. أضف أول ورقة.
home-locker = خزانتي
told-title = الأخبار
told-read = قرأتها
told-mandate_requested = مساعِد يطلب منك تفويضًا.
told-mandate_accepted = بدأ تفويض.
told-mandate_renewed = تفويض مستمرّ.
told-mandate_revoked = أُوقِف تفويض.
told-mandate_expired = انتهى تفويض.
told-mandate_suspended = تفويض متوقّف مؤقتًا.
told-mandate_resumed = عاد تفويض إلى العمل.
told-mandate_woken = أجبت بنعم على رسالة SMS. بدأ تفويض.
told-aidant_added = أُضيف مساعِد إلى تفويض.
told-aidant_removed = لم يعد بإمكان مساعِد فتح أوراقك.
told-locker_opened_remotely = فُتحت خزانتك عبر الهاتف. تنتظر رمزك السري.
told-card_blocked = بطاقتك محظورة. اصنع بطاقة جديدة.
told-card_replaced = لديك بطاقة جديدة. لست أنت؟ تكلّم مع مساعِد.
told-code_changed = تغيّر رمزك السري. لست أنت؟ احظر بطاقتك.
told-sheet_replaced = لديك ورقة طوارئ جديدة. لست أنت؟ اصنع أخرى.
told-passphrase_changed = تغيّرت عبارتك السرية. لست أنت؟ غيّرها.
told-identity_linked = تم ربط خدمة هوية. لست أنت؟ أزلها.
told-identity_unlinked = تمت إزالة خدمة هوية. لست أنت؟ اسأل مساعِدًا.
told-passkey_added = تمت إضافة مفتاح دخول. لست أنت؟ أزله.
told-passkey_removed = تمت إزالة مفتاح دخول.
told-recovery_started = طلب شخص رمزًا جديدًا لخزانتك. لست أنت؟ قل ذلك بسرعة.
told-recovery_vetoed = أُوقف طلب رمز جديد.
told-recovery_finished = تُفتح خزانتك برمز جديد.
told-guardians_changed = تغيّر حرّاسك.
told-guardian_removed = غادر حارس. اختر حارسًا آخر.
told-contact_changed = تغيّر رقم هاتفك أو بريدك الإلكتروني.
told-phone_lost = لم نعد نستطيع الوصول إليك برسالة SMS. افتح «الاتصال بي».
told-email_lost = لم نعد نستطيع الوصول إليك بالبريد الإلكتروني. افتح «الاتصال بي».
told-contact_to_confirm = هل ما زال رقمك وعنوانك لك؟ افتح «الاتصال بي».
told-contest_answered = وصلك جواب. افتح «ما هو غير عادي».
told-organisation_suspended = مؤسسة متوقّفة مؤقتًا. لم تعد تفتح شيئًا.
told-organisation_resumed = عادت مؤسسة إلى العمل.
told-organisation_closed = أغلقت مؤسسة. انتهت تفويضاتها.
contact-title = الاتصال بي
contact-lead = نكتب إليك عندما يتغيّر شيء. الرسالة لا تذكر أوراقك.
contact-prove = تأكيد
contact-drop = محو رقمي
contact-send = حفظ وتلقّي الرمز
field-contact = رقم الهاتف
field-contact-hint = رقمك أنت، لا رقم مساعِد. مثلًا ⁦06 12 34 56 78⁩.
field-contact-code = الرمز الذي وصلك برسالة SMS
field-contact-code-hint = ستة أرقام. الرمز صالح ثلاثين دقيقة.
contact-phone = هاتفي
contact-email = بريدي الإلكتروني
contact-again = تلقّي رمز آخر
email-drop = محو عنواني
field-own-email = البريد الإلكتروني
field-own-email-hint = عنوانك أنت، لا عنوان مساعِد. مثلًا ⁦name@example.org⁩.
field-email-code = الرمز الذي وصلك بالبريد الإلكتروني
sms-waiting = هذا الرقم ينتظر رمزه.
sms-validated = تمّ تأكيد هذا الرقم.
sms-to_confirm = هل ما زال هذا الرقم لك؟ اطلب رمزًا وأكّده.
sms-silent = لم نعد نكتب إلى هذا الرقم. اطلب رمزًا وأكّده.
sms-lost = لم نعد نستطيع الوصول إليك برسالة SMS. أعطِ رقمًا صالحًا.
email-waiting = هذا العنوان ينتظر رمزه.
email-validated = تمّ تأكيد هذا العنوان.
email-to_confirm = هل ما زال هذا العنوان لك؟ اطلب رمزًا وأكّده.
email-silent = لم نعد نكتب إلى هذا العنوان. اطلب رمزًا وأكّده.
email-lost = لم نعد نستطيع الوصول إليك بالبريد الإلكتروني. أعطِ عنوانًا صالحًا.
field-own-phone = هاتفك، إن أردت
field-own-phone-hint = هكذا لا يعطيه أحد على أنه رقم شخص تساعده.
home-aidants = { $n ->
    [zero] لا أحد
    [one] تفويض واحد جارٍ
    [two] تفويضان جاريان
    [few] { $n } تفويضات جارية
    [many] { $n } تفويضًا جاريًا
   *[other] { $n } تفويض جارٍ
  }
papers-count = { $n ->
    [zero] لا أوراق
    [one] ورقة واحدة
    [two] ورقتان
    [few] { $n } أوراق
    [many] { $n } ورقة
   *[other] { $n } ورقة
  }
papers-empty = لا توجد أوراق هنا.
paper-add = إضافة ورقة
paper-title = ورقة
paper-not-authentic = لا نعرف من أين جاءت هذه الورقة. تبقى مغلقة.
paper-added-on = أُضيفت في { $value }
paper-ends = صالحة حتى { $value }
paper-ended = انتهت منذ { $value }
paper-image = صورة الورقة: { $value }
paper-show = عرض الورقة
paper-download = تنزيل
paper-discard = نقل إلى السلة
paper-organise = تغيير الاسم أو القسم أو التاريخ
paper-save = حفظ
paper-proof = دليل الإيداع
paper-proof-text = هذه الأرقام تثبت أن الورقة لم تتغيّر.
paper-seen = من اطّلع عليها؟
paper-seen-all = عرض كل من فتح أوراقي
fact-kind = نوع الورقة
fact-category = القسم
fact-added = أُضيفت في
fact-added-by = أضافها { $name }
fact-ends = تاريخ النهاية
fact-size = الحجم
fact-recorded = سُجّلت في
fact-receipt = رقم الإيصال
fact-sha256 = البصمة (SHA-256)
add-title = إضافة ورقة
add-submit = إضافة هذه الورقة
add-sending = جارٍ الإرسال. ابقَ في هذه الصفحة.
add-blind = تودع هذه الورقة. لن تستطيع قراءتها بعد ذلك.
field-file = صورة أو ملف
field-file-hint = صورة أو PDF أو نص. { $value } على الأكثر.
field-kind = ما هذه الورقة؟
field-category-hint = فقط إذا أردت تغييره.
field-category = القسم (اختياري)
field-category-auto = القسم المعتاد
field-title = اسم الورقة (اختياري)
field-title-hint = مثلًا: جواز سفر ابنتي.
field-ends = تاريخ نهاية الورقة (اختياري)
field-ends-hint = هو مكتوب على الورقة. مثلًا: ⁦31 12 2027⁩.
added-title = تمّ
added-text = «{ $name }» موجودة في الخزانة.
added-receipt = اكتب رقم الإيصال عندك. هو دليل الإيداع.
added-another = إضافة ورقة أخرى
added-see = عرض هذه الورقة

## Corbeille
bin-title = السلة
bin-lead = يمكنك استرجاع هذه الأوراق خلال ثلاثين يومًا.
bin-empty = السلة فارغة.
bin-since = في السلة منذ { $value }.
bin-until = تُتلَف في { $value }.
bin-restore = إعادة إلى الخزانة
bin-destroy = إتلاف
destroy-title = إتلاف هذه الورقة؟
destroy-text = لن يستطيع أحد إيجادها. ولا حتى أنت.
destroy-yes = نعم، إتلاف إلى الأبد
destroy-no = لا، الاحتفاظ بها

## Mes aidants
aidants-title = مَن يساعدني
aidants-lead = يمكن لهؤلاء فتح جزء من خزانتك.
aidants-none = لا يمكن لأي مساعِد فتح خزانتك.
aidants-ended = تفويضات منتهية
relatives-title = الأقارب والأصدقاء
relatives-lead = يمكن لقريب أو صديق أن يساعدك، من دون مؤسسة. أنت تختار ما يراه.
relatives-invite = دعوة قريب أو صديق
aidant-of = { $name } ({ $structure })
mandate-who = مَن
mandate-starts = من
mandate-ends = حتى
mandate-stop = أوقف الآن
stop-title = إيقاف هذا التفويض؟
stop-text = لن يرى المساعِد أوراقك بعد الآن، فورًا. لا يلزمك ذكر السبب.
stop-copies = يمكنه أن يحتفظ بالنسخ التي أخذها من قبل.
stop-yes = نعم، أوقفه الآن
stop-no = لا، يستمرّ
give-title = إعطاء تفويض
give-lead = التفويض يسمح لمساعِد بفتح جزء من خزانتك. يمكنك إيقافه متى شئت.
give-nobody = لا يوجد مساعِد مسجّل. اسأل مؤسستك.
give-who = لمَن؟
give-relative = قريب أو صديق، بلا مؤسسة
give-categories = لأيّ أقسام؟
give-categories-hint = اختر ما هو مفيد فقط.
give-rights = لفعل ماذا؟
give-rights-hint = لن يستطيع أبدًا إتلاف ورقة.
give-term = لكم من الوقت؟
give-term-hint = بعد ذلك ينتهي التفويض وحده.
sensitive-health = الصحة أمر خاص. سيرى المساعِد أوراقك الصحية.
sensitive-justice = شؤون القضاء أمر خاص. سيرى المساعِد أوراقك القضائية.
check-title = تحقّق قبل أن تعطي
check-sensitive = تنبيه: هذه الأوراق شخصية جدًا.
check-never = لا يمكن للمساعِد إتلاف ورقة، ولا تغيير رمزك السري، ولا إعطاء تفويض.
check-stop = للإيقاف: افتح «مَن يساعدني» ثم اضغط «أوقف الآن».
check-yes = نعم، أعطي هذا التفويض
check-change = تغيير شيء
given-title = أُعطِي التفويض
given-until = ينتهي وحده في { $value }.

## الإيصالات والبحث والبلاغات
journal-filter = البحث في القائمة
journal-filter-aidant = من
journal-filter-paper = أيّ ورقة
journal-filter-refused = فقط ما رُفض
journal-everybody = الجميع
journal-every-paper = كل الأوراق
journal-show = أظهر
journal-show-all = أظهر الكل
journal-take = خذ هذه القائمة معك
journal-take-text = يقول الملفّ كل ما تقرؤه هنا. احتفظ به لنفسك.
journal-take-csv = جدول
journal-take-json = ملفّ مع الأدلّة
receipt-title = إيصال
receipt-lead = يثبت هذا الإيصال أن هذا السطر موجود في السجلّ.
receipt-file = احتفظ بالملفّ
receipt-qr = مربّع للمسح: الإيصال كاملا
receipt-long = هذا الإيصال أطول من أن يسعه مربّع. احتفظ بالملفّ.
receipt-what = يُظهر أرقاما وتواريخ وكلمات ثابتة. لا يُظهر أيّ اسم.
receipt-check = يمكن لشخص تثق به أن يتحقّق منه، حتى بدون Abri:
receipt-key = مفتاح السجلّ:
contest-link = هذا غير عادي
contest-title = هل هذا غير عادي؟
contest-lead = يمكنك أن تقول ذلك. لا أحد يسألك لماذا.
contest-stops = يتوقّف التفويض فورا. يمكنك استئنافه لاحقا.
contest-asks = يجب أن يصلك جواب خلال سبعة أيام.
contest-follow = ستقرأ الجواب في صفحتك.
contest-yours = تقول القائمة إنه أنت. ألست أنت؟ غيّر رمزك أيضا.
contest-yes = نعم، هذا غير عادي
contest-no = لا، رجوع
contests-title = ما هو غير عادي
contests-lead = هذا ما قلته، وما أُجبت به.
contests-none = لم تقل شيئا.
contest-said = قيل في { $value }
contest-suspended = أُوقف التفويض مؤقّتا.
contest-mandate = تفويض
contest-awaits = الجواب قبل { $value }
contest-late = الجواب متأخّر
contest-closed = أُغلق في { $value }.
answerer-coordinator = الهيئة تجيب:
answerer-auditor = المدقّق يجيب:
answer-expected = كان ذلك متّفقا عليه معك. يمكننا أن نشرحه لك.
answer-mistake = كان ذلك خطأ. نحن نعتذر.
answer-misuse = لم يكن ذلك مسموحا. لقد تصرّفنا.
answer-somebody_else = ربما لدى شخص آخر بطاقتك أو رمزك. غيّرهما.
answer-talk = تعال إلينا أو اتّصل بنا. نريد أن نتحدّث عن ذلك.
closing-settled = انتهى الأمر بالنسبة لي
closing-unsettled = لست موافقا، لكنني أتوقّف هنا
review-title = ما يراه الناس غير عادي
review-lead = أجب خلال سبعة أيام. يقرأ الشخص جوابك في صفحته.
review-none = لا شيء ينتظر.
review-locker = الخزانة
review-answer = جوابك
review-send = أجب
export-number = الرقم
export-when = التاريخ
export-sentence = ما حدث
export-outcome = النتيجة
export-who = من
export-structure = الهيئة
export-paper = الورقة
export-mode = كيف
export-motive = لماذا

## Journal
journal-title = من اطّلع على أوراقي؟
journal-lead = إذا مُحي سطر أو تغيّر، يظهر ذلك.
journal-empty = لا شيء لعرضه.
acts-title = ما فتحته أنا
acts-lead = هذا ما فعلته. صاحب الخزانة يرى الشيء نفسه.
journal-line = يوم { $day }، الساعة { $clock }، { $act }.
journal-paper = «{ $name }»
journal-a-paper = ورقة
journal-somebody = شخص
journal-system = Abri
journal-for = الخزانة: { $name }.
journal-with = التفويض: { $name }.
journal-motive = السبب: { $motive }.
journal-mode-together = { $by ->
    [you] كنت مع صاحب الخزانة.
   *[other] كنتما معًا.
  }
journal-mode-in_place = { $by ->
    [you] كنت تعمل بدلًا من صاحب الخزانة.
   *[other] كان ذلك بدلًا منك.
  }
journal-mode-remote = كان ذلك عن بُعد.
journal-refused = { $by ->
    [you] أردت { $verb }. رفض Abri ذلك
   *[other] { $who }: محاولة { $verb }. رفض Abri ذلك
  }
journal-failed = { $by ->
    [you] أردت { $verb }. لم ينجح ذلك
   *[other] { $who }: محاولة { $verb }. لم ينجح ذلك
  }
journal-session-opened = { $by ->
    [you] دخلت إلى Abri
   *[other] { $who }: دخول إلى Abri
  }
journal-session-closed = { $by ->
    [you] خرجت من Abri
   *[other] { $who }: خروج من Abri
  }
journal-session-refused = { $by ->
    [you] حاولت الدخول. رفض Abri ذلك
   *[other] { $who }: محاولة دخول. رفض Abri ذلك
  }
journal-locker-opened = { $by ->
    [you] فتحت خزانة جديدة
   *[other] { $who }: إنشاء الخزانة
  }
journal-locker-read = { $by ->
    [you] اطّلعت على الخزانة
   *[other] { $who }: اطّلاع على الخزانة
  }
journal-card-locked = أُقفلت البطاقة. كانت المحاولات كثيرة
journal-document-listed = { $by ->
    [you] رأيت قائمة الأوراق
   *[other] { $who }: رؤية قائمة الأوراق
  }
journal-document-read = { $by ->
    [you] اطّلعت على { $paper }
   *[other] { $who }: اطّلاع على { $paper }
  }
journal-document-downloaded = { $by ->
    [you] نزّلت { $paper }
   *[other] { $who }: تنزيل { $paper }
  }
journal-document-deposited = { $by ->
    [you] أضفت { $paper }
   *[other] { $who }: إضافة { $paper }
  }
journal-document-organised = { $by ->
    [you] رتّبت { $paper }
   *[other] { $who }: ترتيب { $paper }
  }
journal-document-discarded = { $by ->
    [you] نقلت { $paper } إلى السلة
   *[other] { $who }: نقل { $paper } إلى السلة
  }
journal-document-restored = { $by ->
    [you] استرجعت { $paper } من السلة
   *[other] { $who }: استرجاع { $paper } من السلة
  }
journal-document-destroyed = { $by ->
    [you] أتلفت { $paper }
   *[other] { $who }: إتلاف { $paper }
  }
journal-document-verified = { $by ->
    [you] تحقّقت من { $paper }
   *[other] { $who }: تحقّق من { $paper }
  }
journal-mandate-accepted = { $by ->
    [you] أعطيت تفويضًا
   *[other] { $who }: إعطاء تفويض
  }
journal-mandate-revoked = { $by ->
    [you] أوقفت تفويضًا
   *[other] { $who }: إيقاف تفويض
  }
journal-mandate-superseded = { $by ->
    [you] بدّلت تفويضًا بتفويض جديد
   *[other] { $who }: تبديل تفويض بتفويض جديد
  }
journal-mandate-expired = بلغ تفويض نهايته
journal-mandate-wake_asked = { $by ->
    [you] طلبت موافقة برسالة SMS
   *[other] { $who }: طلب موافقتك برسالة SMS
  }
journal-mandate-woken = { $by ->
    [you] أجبت بنعم على رسالة SMS
   *[other] { $who }: جواب بنعم على رسالة SMS
  }
journal-mandate-wake_refused = لم يأتِ جواب بنعم على طلب SMS
journal-contact-changed = { $by ->
    [you] غيّرت طريقة الاتصال بك
   *[other] { $who }: تغيير طريقة الاتصال بك
  }
journal-notice-sent = أُرسلت رسالة
journal-identity-linked = { $by ->
    [you] ربطت خدمة هوية
   *[other] { $who }: ربط خدمة هوية
  }
journal-identity-unlinked = { $by ->
    [you] فصلت خدمة هوية
   *[other] { $who }: فصل خدمة هوية
  }
journal-notice-read = { $by ->
    [you] قرأت أخبارك
   *[other] { $who }: قراءة الأخبار
  }
journal-visit-opened = { $by ->
    [you] بدأت زيارة
   *[other] { $who }: بدء زيارة للخزانة
  }
journal-visit-closed = { $by ->
    [you] أنهيت الزيارة
   *[other] { $who }: إنهاء زيارة الخزانة
  }
journal-key-published = { $by ->
    [you] غيّرت مفتاحًا للخزانة
   *[other] { $who }: تغيير مفتاح للخزانة
  }
journal-journal-read = { $by ->
    [you] قرأت هذه القائمة
   *[other] { $who }: قراءة هذه القائمة
  }
journal-journal-exported = { $by ->
    [you] أخذت هذه القائمة معك
   *[other] { $who }: أخذ هذه القائمة
  }
journal-contest-opened = { $by ->
    [you] قلت إن هذا غير عادي
   *[other] { $who }: قول إن هذا غير عادي
  }
journal-contest-answered = { $by ->
    [you] أجبت على بلاغ
   *[other] { $who }: الإجابة على بلاغك
  }
journal-contest-closed = { $by ->
    [you] أغلقت بلاغك
   *[other] { $who }: إغلاق بلاغ
  }
journal-contest-listed = { $by ->
    [you] نظرت إلى بلاغاتك
   *[other] { $who }: النظر إلى البلاغات
  }
journal-journal-searched = { $by ->
    [you] بحثت في السجلّ
   *[other] { $who }: بحث في السجلّ
  }
journal-journal-unwitnessed = رفض شاهد السجلّ
journal-journal-verified = { $by ->
    [you] تحقّقت من السجلّ
   *[other] { $who }: تحقّق من السجلّ
  }
journal-maintenance-swept = { $by ->
    [you] بدأت تنظيفًا
   *[other] { $who }: تنظيف مقرّر
  }
journal-maintenance-migrated = { $by ->
    [you] حدّثت الخدمة
   *[other] { $who }: تحديث
  }
journal-organisation-created = { $by ->
    [you] سجّلت مؤسسة
   *[other] { $who }: تسجيل مؤسسة
  }
journal-membership-opened = { $by ->
    [you] سجّلت مساعِدًا في مؤسسة
   *[other] { $who }: تسجيل مساعِد في مؤسسة
  }
journal-account-created = { $by ->
    [you] أنشأت حسابًا
   *[other] { $who }: إنشاء حساب
  }
journal-account-invited = { $by ->
    [you] دعوت شخصًا
   *[other] { $who }: دعوة شخص
  }
journal-factor-enrolled = { $by ->
    [you] أضفت حماية إلى حسابك
   *[other] { $who }: إضافة حماية إلى الحساب
  }
journal-mandate-listed = { $by ->
    [you] رأيت قائمة التفويضات
   *[other] { $who }: رؤية قائمة التفويضات
  }
journal-organisation-read = { $by ->
    [you] اطّلعت على مؤسستك
   *[other] { $who }: اطّلاع على المؤسسة
  }
journal-organisation-changed = { $by ->
    [you] غيّرت مؤسسة
   *[other] { $who }: تغيير مؤسسة
  }
journal-maintenance-installed = { $by ->
    [you] ركّبت الخدمة
   *[other] { $who }: تركيب الخدمة
  }
journal-card-shown = { $by ->
    [you] أظهرت بطاقتك في الاستقبال
   *[other] { $who }: رؤية بطاقتك في الاستقبال
  }
journal-card-codes_made = { $by ->
    [you] صنعت رموزًا جديدة لبطاقتك
   *[other] { $who }: صنع رموز جديدة للبطاقة
  }
journal-card-blocked = { $by ->
    [you] حظرت بطاقتك
   *[other] { $who }: حظر البطاقة
  }
journal-card-replaced = { $by ->
    [you] صنعت بطاقة جديدة
   *[other] { $who }: صنع بطاقة جديدة
  }
journal-card-code_changed = { $by ->
    [you] غيّرت رمز بطاقتك
   *[other] { $who }: تغيير رمز البطاقة
  }
journal-sheet-replaced = { $by ->
    [you] صنعت ورقة طوارئ جديدة
   *[other] { $who }: صنع ورقة طوارئ جديدة
  }
journal-passphrase-changed = { $by ->
    [you] اخترت عبارة سرية
   *[other] { $who }: اختيار عبارة سرية
  }
journal-passphrase-removed = { $by ->
    [you] مسحت عبارتك السرية
   *[other] { $who }: مسح عبارة سرية
  }
journal-factor-proved = { $by ->
    [you] أكّدت أنه أنت
   *[other] { $who }: تأكيد برمز من ستة أرقام
  }
journal-opening-prepared = { $by ->
    [you] جهّزت خزانة
   *[other] { $who }: تجهيز خزانة
  }
journal-opening-discarded = { $by ->
    [you] سحبت خزانة جُهّزت
   *[other] { $who }: سحب خزانة جُهّزت
  }
journal-factor-closed = { $by ->
    [you] أعرت شاشتك
   *[other] { $who }: إعارة شاشة
  }
journal-factor-removed = { $by ->
    [you] أزلت حماية من دخولك
   *[other] { $who } أزال حماية من دخوله
  }
journal-factor-codes_made = { $by ->
    [you] أنشأت رموز إنقاذ جديدة
   *[other] { $who } أنشأ رموز إنقاذ جديدة
  }
journal-factor-recovered = { $by ->
    [you] استعملت رمز إنقاذ
   *[other] { $who } استعمل رمز إنقاذ
  }
journal-factor-sheet_made = { $by ->
    [you] أنشأت ورقة إنقاذ جديدة
   *[other] { $who } أنشأ ورقة إنقاذ جديدة
  }
journal-locker-confirmed = { $by ->
    [you] أكّدت خزانتك
   *[other] { $who }: تأكيد الخزانة
  }
journal-mandate-drafted = { $by ->
    [you] اقترحت تفويضًا
   *[other] { $who }: اقتراح تفويض
  }
journal-mandate-scanned = { $by ->
    [you] أضفت صفحة موقّعة
   *[other] { $who }: إضافة صفحة موقّعة
  }
journal-mandate-refused = { $by ->
    [you] رفضت تفويضًا
   *[other] { $who }: رفض تفويض
  }
journal-mandate-lapsed = لم يعد طلب تفويض ينتظر
journal-mandate-suspended = { $by ->
    [you] أوقفت تفويضًا مؤقتًا
   *[other] { $who }: إيقاف تفويض مؤقتًا
  }
journal-mandate-resumed = { $by ->
    [you] أعدت تفويضًا إلى العمل
   *[other] { $who }: إعادة تفويض إلى العمل
  }
journal-mandate-narrowed = { $by ->
    [you] نزعت قسمًا من تفويض
   *[other] { $who }: نزع قسم من تفويض
  }
journal-mandate-renewed = { $by ->
    [you] جدّدت تفويضًا
   *[other] { $who }: تجديد تفويض
  }
journal-mandate-aidant_added = { $by ->
    [you] أضفت مساعِدًا إلى تفويض
   *[other] { $who }: إضافة مساعِد إلى تفويض
  }
journal-mandate-aidant_removed = { $by ->
    [you] نزعت مساعِدًا من تفويض
   *[other] { $who }: نزع مساعِد من تفويض
  }
journal-mandate-attested = { $by ->
    [you] اطّلعت على ورقة تفويض
   *[other] { $who }: اطّلاع على ورقة تفويض
  }
journal-membership-changed = { $by ->
    [you] غيّرت مكان شخص في مؤسسة
   *[other] { $who }: تغيير مكان شخص في مؤسسة
  }
journal-membership-closed = { $by ->
    [you] أخرجت شخصًا من مؤسسة
   *[other] { $who }: إخراج شخص من مؤسسة
  }
journal-relative-joined = { $by ->
    [you] سجّلت قريبًا أو صديقًا
   *[other] { $who }: تسجيل كقريب أو صديق
  }
journal-relative-left = { $by ->
    [you] نزعت قريبًا أو صديقًا
   *[other] { $who }: نزع قريب أو صديق
  }
journal-recovery-started = طلب شخص العودة بمساعدة حرّاسه
journal-recovery-confirmed = { $by ->
    [you] أكّدت هوية الشخص
   *[other] { $who }: تأكيد هويتك كحارس
  }
journal-recovery-phone_asked = أُرسل رمز إلى هاتفك للعودة
journal-recovery-phone_confirmed = أكّد هاتفك عودتك
journal-recovery-vetoed = { $by ->
    [you] أوقفت طلب عودة
   *[other] { $who }: إيقاف طلب عودة
  }
journal-recovery-finished = { $by ->
    [you] استعدت خزانتك برمز جديد
   *[other] { $who }: استعادة الخزانة برمز جديد
  }
journal-recovery-lapsed = طلب عودة قديم جدًا
journal-guardian-named = { $by ->
    [you] اخترت حارسًا
   *[other] { $who }: اختيار حارس
  }
journal-guardian-removed = غادر حارس
journal-guardian-listed = { $by ->
    [you] نظرت في حرّاسك
   *[other] { $who }: النظر في الحرّاس
  }
journal-organisation-chosen = { $by ->
    [you] انتقلت إلى مؤسسة أخرى
   *[other] { $who }: انتقال إلى مؤسسة أخرى
  }
journal-other = { $by ->
    [you] قمت بعمل
   *[other] { $who }: عمل
  }

verb-session-opened = الدخول
verb-session-closed = الخروج من Abri
verb-session-refused = الدخول
verb-locker-opened = إنشاء خزانة
verb-locker-read = الاطّلاع على الخزانة
verb-card-locked = إقفال البطاقة
verb-document-listed = رؤية قائمة الأوراق
verb-document-read = الاطّلاع على { $paper }
verb-document-downloaded = تنزيل { $paper }
verb-document-deposited = إضافة { $paper }
verb-document-organised = ترتيب { $paper }
verb-document-discarded = نقل { $paper } إلى السلة
verb-document-restored = استرجاع { $paper } من السلة
verb-document-destroyed = إتلاف { $paper }
verb-document-verified = التحقّق من { $paper }
verb-mandate-accepted = إعطاء تفويض
verb-mandate-revoked = إيقاف تفويض
verb-mandate-superseded = تبديل تفويض
verb-mandate-expired = إنهاء تفويض
verb-mandate-wake_asked = طلب موافقة برسالة SMS
verb-mandate-woken = الجواب بنعم على رسالة SMS
verb-mandate-wake_refused = الجواب على رسالة SMS
verb-contact-changed = تغيير طريقة الاتصال بك
verb-notice-sent = إرسال رسالة
verb-identity-linked = ربط خدمة هوية
verb-identity-unlinked = فصل خدمة هوية
verb-notice-read = قراءة الأخبار
verb-visit-opened = بدء زيارة للخزانة
verb-visit-closed = إنهاء زيارة الخزانة
verb-key-published = تغيير مفتاح للخزانة
verb-journal-read = قراءة هذه القائمة
verb-journal-exported = أخذ هذه القائمة
verb-contest-opened = قول إن هذا غير عادي
verb-contest-answered = الإجابة على بلاغ
verb-contest-closed = إغلاق بلاغ
verb-contest-listed = النظر إلى البلاغات
verb-journal-searched = البحث في السجلّ
verb-journal-unwitnessed = الشهادة على السجلّ
verb-journal-verified = التحقّق من السجلّ
verb-maintenance-swept = القيام بتنظيف
verb-maintenance-migrated = تحديث الخدمة
verb-organisation-created = تسجيل مؤسسة
verb-membership-opened = تسجيل مساعِد في مؤسسة
verb-account-invited = دعوة شخص
verb-account-created = إنشاء حساب
verb-factor-enrolled = إضافة حماية إلى حساب
verb-mandate-listed = رؤية قائمة التفويضات
verb-organisation-read = الاطّلاع على مؤسسة
verb-organisation-changed = تغيير مؤسسة
verb-maintenance-installed = تركيب الخدمة
verb-card-shown = إظهار بطاقة في الاستقبال
verb-card-codes_made = صنع رموز جديدة للبطاقة
verb-card-blocked = حظر البطاقة نهائيًا
verb-card-replaced = صنع بطاقة جديدة
verb-card-code_changed = تغيير رمز البطاقة
verb-sheet-replaced = صنع ورقة طوارئ جديدة
verb-passphrase-changed = اختيار عبارة سرية
verb-passphrase-removed = مسح عبارة سرية
verb-factor-proved = التأكيد برمز من ستة أرقام
verb-opening-prepared = تجهيز خزانة
verb-opening-discarded = سحب خزانة جُهّزت
verb-factor-closed = إعارة شاشة
verb-factor-removed = إزالة حماية من دخول
verb-factor-codes_made = إنشاء رموز إنقاذ جديدة
verb-factor-recovered = استعمال رمز إنقاذ
verb-factor-sheet_made = إنشاء ورقة إنقاذ جديدة
verb-locker-confirmed = تأكيد الخزانة
verb-mandate-drafted = اقتراح تفويض
verb-mandate-scanned = إضافة صفحة موقّعة
verb-mandate-refused = رفض تفويض
verb-mandate-lapsed = سحب طلب تفويض
verb-mandate-suspended = إيقاف تفويض مؤقتًا
verb-mandate-resumed = إعادة تفويض إلى العمل
verb-mandate-narrowed = نزع قسم من تفويض
verb-mandate-renewed = تجديد تفويض
verb-mandate-aidant_added = إضافة مساعِد إلى تفويض
verb-mandate-aidant_removed = نزع مساعِد من تفويض
verb-mandate-attested = الاطّلاع على ورقة تفويض
verb-membership-changed = تغيير مكان شخص في مؤسسة
verb-membership-closed = إخراج شخص من مؤسسة
verb-relative-joined = تسجيل قريب أو صديق
verb-organisation-chosen = الانتقال إلى مؤسسة أخرى
verb-relative-left = نزع قريب أو صديق
verb-recovery-started = طلب العودة بمساعدة الحرّاس
verb-recovery-confirmed = تأكيد هوية شخص كحارس
verb-recovery-phone_asked = إرسال رمز للعودة
verb-recovery-phone_confirmed = تأكيد عودة بالهاتف
verb-recovery-vetoed = إيقاف طلب عودة
verb-recovery-finished = استعادة خزانة برمز جديد
verb-recovery-lapsed = ترك طلب عودة يمضي
verb-guardian-named = اختيار حارس
verb-guardian-removed = نزع حارس
verb-guardian-listed = النظر في الحرّاس
verb-other = القيام بعمل

action-session-opened = جلسة فُتحت
action-session-closed = جلسة أُغلقت
action-session-refused = دخول مرفوض
action-locker-opened = خزانة أُنشئت
action-locker-read = اطّلاع على خزانة
action-card-locked = بطاقة أُقفلت
action-document-listed = قائمة شوهدت
action-document-read = اطّلاع على ورقة
action-document-downloaded = ورقة نُزّلت
action-document-deposited = ورقة أُودعت
action-document-organised = ورقة رُتّبت
action-document-discarded = ورقة نُقلت إلى السلة
action-document-restored = ورقة استُرجعت
action-document-destroyed = ورقة أُتلفت
action-document-verified = تحقّق من ورقة
action-mandate-accepted = تفويض قُبل
action-mandate-revoked = تفويض أُوقف
action-mandate-superseded = تفويض بُدّل
action-mandate-expired = تفويض انتهى
action-mandate-wake_asked = طلب موافقة برسالة SMS
action-mandate-woken = نعم برسالة SMS
action-mandate-wake_refused = لا نعم برسالة SMS
action-contact-changed = طريقة الاتصال تغيّرت
action-notice-sent = رسالة أُرسلت
action-identity-linked = خدمة هوية رُبطت
action-identity-unlinked = خدمة هوية فُصلت
action-notice-read = أخبار قُرئت
action-visit-opened = زيارة فُتحت
action-visit-closed = زيارة أُغلقت
action-key-published = مفتاح نُشر
action-journal-read = قراءة السجلّ
action-journal-exported = السجلّ أُخذ
action-contest-opened = بلاغ فُتح
action-contest-answered = بلاغ أُجيب عليه
action-contest-closed = بلاغ أُغلق
action-contest-listed = بلاغات نُظر إليها
action-journal-searched = بحث في السجلّ
action-journal-unwitnessed = سجلّ رفضه شاهد
action-journal-verified = تحقّق من السجلّ
action-maintenance-swept = تنظيف
action-maintenance-migrated = تحديث
action-organisation-created = مؤسسة أُنشئت
action-membership-opened = عضو أُضيف
action-account-invited = دعوة
action-account-created = حساب أُنشئ
action-factor-enrolled = حماية ثانية أُضيفت
action-mandate-listed = تفويضات شوهدت
action-organisation-read = اطّلاع على مؤسسة
action-organisation-changed = مؤسسة تغيّرت
action-maintenance-installed = تركيب
action-card-shown = بطاقة أُظهرت
action-card-codes_made = رموز بطاقة صُنعت
action-card-blocked = بطاقة حُظرت نهائيًا
action-card-replaced = بطاقة جديدة
action-card-code_changed = رمز بطاقة تغيّر
action-sheet-replaced = ورقة طوارئ جديدة
action-passphrase-changed = عبارة سرية اختيرت
action-passphrase-removed = عبارة سرية مُسحت
action-factor-proved = حماية ثانية تأكّدت
action-opening-prepared = خزانة جُهّزت
action-opening-discarded = خزانة جُهّزت ثم سُحبت
action-factor-closed = شاشة أُعيرت
action-factor-removed = أزيل العامل الثاني
action-factor-codes_made = أنشئت رموز الإنقاذ
action-factor-recovered = استُعمل رمز إنقاذ
action-factor-sheet_made = أنشئت ورقة إنقاذ
action-locker-confirmed = خزانة تأكّدت
action-mandate-drafted = تفويض اقتُرح
action-mandate-scanned = صفحة موقّعة أُضيفت
action-mandate-refused = تفويض رُفض
action-mandate-lapsed = طلب تفويض انتهى
action-mandate-suspended = تفويض أُوقف مؤقتًا
action-mandate-resumed = تفويض عاد إلى العمل
action-mandate-narrowed = قسم نُزع من تفويض
action-mandate-renewed = تفويض جُدّد
action-mandate-aidant_added = مساعِد أُضيف إلى تفويض
action-mandate-aidant_removed = مساعِد نُزع من تفويض
action-mandate-attested = اطّلاع على ورقة تفويض
action-membership-changed = مكان في مؤسسة تغيّر
action-membership-closed = عضو خرج
action-relative-joined = قريب أو صديق سُجّل
action-organisation-chosen = مؤسسة اختيرت
action-relative-left = قريب أو صديق نُزع
action-recovery-started = عودة مطلوبة
action-recovery-confirmed = عودة أكّدها حارس
action-recovery-phone_asked = رمز العودة أُرسل
action-recovery-phone_confirmed = عودة أكّدها الهاتف
action-recovery-vetoed = عودة أُوقفت
action-recovery-finished = خزانة استُعيدت
action-recovery-lapsed = عودة مضى وقتها
action-guardian-named = حارس اختير
action-guardian-removed = حارس غادر
action-guardian-listed = حرّاس نُظر فيهم
action-other = عمل آخر

## Résultats, états, raisons
outcome-done = تمّ
outcome-refused = مرفوض
outcome-failed = لم ينجح
status-active = جارٍ
status-pending = ينتظر
status-suspended = متوقّف مؤقتًا
status-revoked = أُوقف
status-expired = انتهى
status-superseded = بُدّل
status-draft = مسودّة
status-refused = مرفوض
status-lapsed = بلا جواب
status-dormant = نائم
status-not_started = لم يبدأ بعد
status-binned = في السلة
reason-no_mandate = لا يوجد تفويض.
reason-not_started = لم يبدأ التفويض بعد.
reason-expired = انتهى التفويض.
reason-revoked = أُوقف التفويض.
reason-suspended = التفويض متوقّف مؤقتًا.
reason-aidant_not_named = هذا المساعِد غير مذكور في التفويض.
reason-aidant_disabled = حساب هذا المساعِد مغلق.
reason-organisation_suspended = هذه المؤسسة متوقّفة مؤقتًا.
reason-category_not_given = التفويض لا يعطي هذا القسم.
reason-right_not_given = التفويض لا يعطي هذا الحقّ.
reason-document_excluded = هذه الورقة ليست في التفويض.
reason-private = القسم الخاص مغلق أمام كل المساعِدين.
reason-locker_frozen = الخزانة مقفلة.
reason-second_factor_needed = ينقص الرمز من ستة أرقام.
reason-session_expired = انتهت الجلسة.
reason-rate_limited = كانت المحاولات كثيرة.
reason-unsafe_document = قد تكون هذه الورقة خطيرة.
reason-journal_unavailable = السجلّ لا يعمل. لم يُفتح شيء.
reason-visit_needed = يجب أن تبدأ زيارة أولًا.
reason-bad_credentials = البطاقة أو الرمز أو الجملة لم تكن صحيحة.
reason-not_authentic = لم يكن ذلك آمنًا. لم يفتحه Abri.
reason-bad_input = شيء لم يُملأ كما يجب.
reason-not_waiting = لم يعد هذا الطلب ينتظر.
reason-terms_differ = لم يعد التفويض كما كان معروضًا.
reason-not_your_role = هذا الدور لا يسمح بذلك.

## Aidant
desk-title = الأشخاص الذين أساعدهم
desk-empty = لم يعطك أحد تفويضًا.
desk-until = تفويض حتى { $value }
desk-visiting = زيارة مفتوحة
desk-open = فتح خزانة لشخص
open-title = فتح خزانة
open-lead = افعل ذلك مع الشخص. هو الذي يختار رمزه السري.
open-turn = أدر الشاشة نحو الشخص
open-code-advice = لا تستعمل تاريخ ميلادك.
field-name = اسم الشخص
field-name-hint = الاسم الذي يريده. لا حاجة إلى ورقة هوية.
field-language = لغة الصفحات
field-protection = هل أنت تحت الوصاية (tutelle) أو القوامة (curatelle)؟
field-protection-hint = اطرح السؤال على الشخص.
field-new-pin = رمزك السري
field-new-pin-hint = أربعة أرقام على الأقل. ستة أفضل. لا يعرفه غيرك.
field-pin-again = الرمز نفسه، مرّة أخرى
opened-title = الخزانة مفتوحة
opened-for = صاحب هذه الخزانة: { $name }.
opened-once = تظهر هذه الصفحة مرّة واحدة فقط.
opened-card = البطاقة
opened-qr = مربّع البطاقة، يُمسح للدخول
card-name = Abri
card-advice = لا تكتب الرمز السري أبدًا على هذه البطاقة.
opened-sheet = ورقة الطوارئ
opened-sheet-text = هذه الكلمات تفتح الخزانة من دون البطاقة والرمز السري.
opened-sheet-keep = احفظ هذه الورقة بعيدًا عن البطاقة. لا تُظهرها لأحد.
opened-next = والآن؟

# خزانة على شاشتين: المساعِد يجهّز والشخص يختار رمزه السري.
open-then = بعد ذلك يختار الشخص رمزه السري
open-then-text = على هاتفه، أو وحده أمام هذه الشاشة. أنت لا ترى هذا الرمز.
opening-waits = بانتظار الشخص
opening-until = يختار الشخص رمزه السري قبل { $value }.
opening-phone-text = يمسح هذا المربّع ويقرأ، ثم يختار رمزه السري.
opening-qr = مربّع يُمسح لاختيار الرمز السري
opening-here-text = تترك هذه الشاشة. تُغلق صفحاتك. للمتابعة ستؤكّد أنه أنت.
opening-here-go = الشخص يختار رمزه السري هنا
opening-discard = سحب هذا الطلب
opening-done-text = اختار الشخص رمزه السري. يحتفظ ببطاقته وورقة النجدة.
opening-desk = العودة إلى مَن أساعدهم
opening-over = لم يأتِ الشخص في الوقت، أو سُحب الطلب.
opening-again = البدء من جديد
short-opening = فتح خزانتي
choose-title = خزانتك بانتظارك
choose-hello = مرحبًا { $name }.
choose-with = تُفتح هذه الخزانة مع
choose-what = الخزانة تحفظ أوراقك. هي لك.
choose-alone = تختار رمزًا سريًا وحدك. المساعِد لا يراه أبدًا.
choose-then = بعد ذلك تحصل على بطاقة وورقة نجدة.
choose-code = اختر رمزك السري
choose-submit = فتح خزانتي
choose-until = اختر رمزك السري قبل { $value }.
opened-paper = لا طابعة لديك؟ في الاستقبال، ادخل بهذه البطاقة واطبعها.
lent-title = أعِد الشاشة إلى المساعِد
lent-text = خذ أوراقك أولًا. بعد ذلك تُمحى هذه الصفحة.
lent-back = معي كل شيء، أُعيد الشاشة
notice-opening-discarded = سُحب الطلب. لم تُفتح أي خزانة.
error-opening-over = لم يعد ممكنًا فتح هذه الخزانة. اطلب من المساعِد أن يبدأ من جديد.

# العودة بعد ضياع كل شيء: الشخص ثم الحارس.
return-title = أضعت بطاقتي أو رمزي السري
return-lead = أوراقك ما زالت هنا. هكذا تعود إليها.
return-code = رمزي السري. بطاقتي ما زالت معي.
return-code-hint = يكفي حارس واحد. يستغرق ذلك بضع دقائق.
return-code-lead = معك حارس. يؤكّد أنه أنت.
return-all = كل شيء. ليست لديّ بطاقة.
return-all-hint = يلزم حارسان ثم يومان.
return-all-lead = حارسان يؤكّدان أنه أنت. تحصل على بطاقة جديدة.
return-sheet = لديّ ورقة النجدة
return-sheet-hint = ادخل بالكلمات الاثنتي عشرة.
return-new-code = رمزك السري الجديد
return-card-title = بطاقتك الجديدة
return-card-keep = لا تفتح شيئًا بعد. احتفظ بها: ستفتح خزانتك.
recovery-title = العودة إلى خزانتي
recovery-short = أرِ هذا الرقم لحارسك
recovery-address = يفتح الحارس هذه الصفحة:
recovery-qr = مربّع يمسحه الحارس
recovery-waiting = بانتظار الحرّاس
recovery-delayed = أكّد الحرّاس
recovery-ready = كل شيء جاهز
recovery-finished = انتهى. بطاقتك تفتح خزانتك.
recovery-vetoed = توقّف كل شيء
recovery-lapsed = فات الأوان
recovery-counts = الحرّاس الذين أكّدوا: ⁦{ $value }⁩
recovery-until = ينتهي هذا الطلب في { $value }.
recovery-ready-at = يمكنك الدخول في { $value }.
recovery-why = هذه المهلة تحمي أوراقك إذا ادّعى أحد أنه أنت.
recovery-keep = احتفظ ببطاقتك الجديدة. عد إلى هنا بهذا الرقم:
recovery-again = انظر مرّة أخرى
recovery-phone = أسرع مع هاتفك
recovery-phone-text = يُرسل رمز إلى الهاتف الذي أعطيته.
recovery-phone-send = أرسل الرمز
recovery-phone-code = الرمز الذي وصلك، ستة أرقام
recovery-finish = اكتب بطاقتك ورمزك السري الجديد.
recovery-not-me = لست أنت؟ أخبر حارسًا.
veto-title = لست أنا
veto-hint = وصلتني رسالة فيها رمز لإيقاف كل شيء.
veto-lead = اكتب رمز الرسالة. يتوقّف كل شيء ولا يُفتح شيء.
veto-code = رمز الرسالة
veto-code-hint = عشرة حروف أو أرقام.
veto-submit = إيقاف كل شيء
# حرّاس الشخص
guardians-title = حرّاسي
guardians-lead = حرّاسك يساعدونك إذا ضاعت بطاقتك أو نسيت رمزك.
guardians-missing = { $n ->
    [0] لا أحد يحرس خزانتك
    [one] ينقصك حارس
   *[other] لديك { $n } حرّاس
  }
guardians-missing-text = يلزم حارسان للعودة بلا بطاقة. اخترهما الآن.
guardians-left = غادر. اختر شخصًا آخر.
guardians-since = منذ { $value }
guardians-choose = اختيار حرّاسي
guardians-change = تغيير حرّاسي
guardians-what = ماذا يفعل الحارس
guardians-help = يؤكّد أنك أنت. ثم تختار رمزًا جديدًا.
guardians-two = بلا بطاقة يلزم حارسان معًا. ويلزم انتظار يومين.
guardians-alone = حارس وحده لا يفتح خزانتك أبدًا.
guardians-read = الحراسة لا تسمح بقراءة أوراقك.
guardians-ways = طرقي للعودة
guardians-way-sheet = ورقة الطوارئ
guardians-way-card = البطاقة وحارس واحد
guardians-way-two = حارسان، بلا بطاقة
guardians-way-there = هي لديك.
guardians-way-none = ليست لديك.
guardians-who = من يحرس خزانتك؟
guardians-who-hint = من شخصين إلى خمسة. الأفضل: من مؤسستين مختلفتين.
guardians-nobody = لا أحد يمكنه حراسة خزانتك الآن. تكلّم مع مساعِد.
guardians-old = دخلت منذ وقت طويل
guardians-old-text = ادخل مرّة أخرى، ثم عُد إلى هنا. هذا يحمي أوراقك.
guardians-enter = الدخول مرّة أخرى
guardians-check = أعد قراءة الأسماء
guardians-check-old = الحرّاس السابقون لن يستطيعوا فعل شيء لك.
guardians-yes = نعم، هؤلاء حرّاسي
guardians-taken = ضاع كل شيء؟ هؤلاء يساعدونك على العودة.
recovering-text = شخص ما يصنع دخولًا جديدًا إلى خزانتك.
recovering-what = شخص يقول إنه أنت. وصدّقه حارس.
recovering-stop = إذا لم تكن أنت، أوقف كل شيء. أوراقك تبقى.
recovering-mine = أنا هو، المتابعة
notice-guardians-chosen = تمّ. تغيّر حرّاسك.
notice-recovery-over = لا شيء جارٍ. ليس هناك ما يوقَف.
error-guardians-needed = اختر شخصًا واحدًا على الأقل.
error-guardians-count = اختر من شخصين إلى خمسة.
error-guardians-twice = شخص واحد مختار مرّتين. اختر شخصًا آخر.
error-guardians-who = أحد هؤلاء لا يمكنه أن يكون حارسًا. اختر شخصًا آخر.
error-guardians-relatives = قريب واحد فقط ممكن، ومعه مساعِد.
error-guardians-ways = يلزم شخص إضافي أو ورقة طوارئ.
return-short = لديّ رقم
return-short-hint = انظر هل هو جاهز.
short-return = اكتب الرقم الذي احتفظت به.
recover-check = أعد القراءة قبل التأكيد
guarded-waiting = { $n ->
    [zero] لا أحد ينتظرك
    [one] شخص واحد ينتظرك
    [two] شخصان ينتظرانك
    [few] { $n } أشخاص ينتظرونك
    [many] { $n } شخصًا ينتظرك
   *[other] { $n } شخص ينتظرك
  }

guarded-title = مَن أحرسهم
guarded-lead = إذا أضاع أحدهم كل شيء، تؤكّد أنه هو.
guarded-empty = لم يخترك أحد حارسًا.
guarded-recover = مساعدة شخص على العودة
guarded-confirmed = أنت أكّدت.
recover-short = رقم الطلب
recover-short-hint = يُريه الشخص على شاشته.
recover-who = مَن أمامك؟
recover-who-hint = اختر من بين مَن تحرسهم.
recover-how = كيف تعرف أنه هو؟
check-known_in_person = أعرف هذا الشخص وهو أمامي
check-paper_in_person = رأيت ورقة هويته وهو أمامي
check-known_by_video = أعرف هذا الشخص وأراه بالفيديو
recover-warning = أنت مسؤول
recover-warning-text = أكّد فقط إذا كنت متأكّدًا. وإلا أخذ غيره كل أوراقه.
recover-warning-journal = اسمك وجوابك يبقيان في السجل. سيقرأهما الشخص.
recover-confirm = نعم، هو
recover-refuse = لا، إيقاف كل شيء
notice-recovered = لقد عدت. كل أوراقك هنا.
notice-recovery-code-sent = أُرسل الرمز إلى هاتفك.
notice-recovery-vetoed = توقّف كل شيء. لم يُفتح شيء.
notice-recovery-confirmed = أنت أكّدت. يرى الشخص التتمّة على شاشته.
error-return-refused = هذه البطاقة غير صالحة. تحقّق من كل علامة أو اسأل في الاستقبال.
error-return-not-now = ليس الآن. انظر إلى الصفحة مرّة أخرى.
error-veto-refused = هذا الرمز لا يوقف شيئًا. تحقّق من كل علامة.
error-recover-over = لم يعد هذا ممكنًا. انظر إلى الرقم والاسم ثم ابدأ من جديد.
error-recover-person = قل مَن أمامك.
error-recover-how = قل كيف تعرف أنه هو.

visit-label = زيارة جارية
visit-of = الخزانة: { $name }
visit-until = الزيارة حتى الساعة { $value }.
visit-end = إنهاء الزيارة
visit-title = بدء زيارة
visit-lead = سيرى صاحب الخزانة كل ما تفتحه.
visit-open = فتح الخزانة
field-mode = كيف تعمل؟
field-motive = لماذا تفتح هذه الخزانة؟
field-motive-hint = سيرى صاحب الخزانة هذا السبب.
locker-title = خزانة شخص
locker-add = إيداع ورقة
locker-blind = يمكنك الإيداع هنا. لا ترى القائمة.

## Structure
organisation-title = مؤسستي
organisation-members = من يعمل فيها
organisation-empty = لا أحد حتى الآن.
organisation-since = منذ { $value }
organisation-categories = الأقسام المسموح بها
organisation-limits = لا يتجاوز أي تفويض لهذه المؤسسة هذه الأقسام.
role-coordinator = منسّق
role-aidant = مساعِد
organisation-suspended = متوقّف مؤقتًا
organisation-suspend = إيقاف مؤقت
organisation-resume = إعادة إلى العمل
organisation-remove = نزع
organisation-invite = دعوة شخص
organisation-invite-hint = سيظهر لك رمز تعطيه له. يُستعمل مرّة واحدة.
organisation-invite-aidant = دعوة مساعِد
organisation-invite-coordinator = دعوة منسّق
organisation-waiting = دعوات تنتظر
organisation-until = حتى { $value }
organisation-withdraw = إلغاء هذه الدعوة
organisation-save = حفظ
field-phone = هاتف المؤسسة
field-email = البريد الإلكتروني للمؤسسة
invited-title = هذا رمز الدعوة
invited-once = يظهر هذا الرمز مرّة واحدة فقط. اكتبه عندك الآن.
invited-give = أعطه لهذا الشخص وحده.
invited-how = يفتح «وصلني رمز دعوة». ويختار جملة السرّ وحده.
invited-until = الرمز صالح حتى { $value }.
remove-member-title = نزع هذا الشخص؟
remove-member-text = لن يفتح خزانة بعد الآن باسم مؤسستك. وسنُعلِم من كان يساعدهم.
remove-relative-title = نزع هذا القريب أو الصديق؟
remove-relative-text = لن يرى أوراقك بعد الآن، فورًا. لن نقول له شيئًا.
remove-yes = نعم، نزع
remove-no = لا، لا تغيّر شيئًا

## Changer de structure
structures-title = الانتقال إلى مؤسسة أخرى
structures-current = تعمل هنا
structures-choose = العمل هنا
structures-join = لديّ رمز لمؤسسة أخرى
join-title = الانضمام إلى مؤسسة أخرى
join-submit = انضمام

## Audit
audit-title = سجلّ الاطّلاع
audit-lead = ترى من فعل ماذا ومتى. لا يمكنك أبدًا فتح ورقة هنا. يُسجَّل بحثك في السجلّ.
audit-checkpoint = آخر نقطة تحقّق
audit-size = عدد الأسطر
audit-root = جذر الشجرة
audit-signed = وُقّع في
audit-witnesses = الشهود الذين وقّعوا عليها
audit-no-witness = لا أحد. لن يُرى أيّ رجوع إلى الوراء.
audit-refused = الشاهد { $name } يرفض هذا السجلّ.
audit-since = منذ:
audit-refused-next = لا تغيّر شيئًا. أخبر من يركّب «أبري»، واحتفظ بنقطة التحقّق هذه.
witness-larger = رأى سجلًّا أطول. هذا السجلّ رجع إلى الوراء.
witness-another_root = رأى سجلًّا آخر بالطول نفسه.
witness-not_consistent = هذا السجلّ ليس تتمّة لما رآه.
witness-unknown_log = لا يعرف هذا السجلّ. يجب إعطاؤه مفتاحه.
witness-unknown_key = لا يعرف المفتاح الذي يوقّع هذا السجلّ.
audit-filter = بحث
audit-actor = الفاعل
audit-locker = الخزانة
audit-document = الورقة
audit-mandate = التفويض
audit-action = العمل
audit-outcome = النتيجة
audit-from = من
audit-to = إلى
audit-all = الكل
audit-search = بحث
audit-entries = الأسطر
audit-none = لا يوجد سطر يطابق هذا البحث.
audit-caption = من الأحدث إلى الأقدم
audit-number = الرقم
audit-when = متى
audit-about = حول ماذا
audit-locker-word = الخزانة:
audit-document-word = الورقة:
audit-mandate-word = التفويض:

## Quitter
quit-title = لقد خرجت
quit-closed = خزانتك مغلقة.
quit-code = لم يحتفظ أحد برمزك السري. ولا هذا الجهاز.
quit-shared = حاسوب مشترك؟ أغلق هذه النافذة أيضًا.
quit-again = العودة إلى البداية
quit-idle = لم يكن أحد يستعملها. أُغلقت وحدها.

## Sessions
enter-own = هذا هاتفي
enter-own-hint = يبقى Abri مفتوحًا مدّة أطول. لا تختر هذا على حاسوب مشترك.
sessions-title = أين دخلت
sessions-lead = Abri مفتوح هنا الآن.
sessions-unknown = لا تعرف أحدها؟ أغلقه.
sessions-this = هذا الجهاز
sessions-began = منذ: { $value }
sessions-seen = آخر مرّة: { $value }
sessions-end = إغلاق
sessions-end-all = إغلاق كل البقيّة
session-kind-shared = حاسوب مشترك
session-kind-own = هاتفك
session-kind-staff = حاسوب العمل
entered-card = ببطاقة ورمز سري
entered-sheet = بورقة الطوارئ
entered-passphrase = بجملة السرّ
entered-passkey = بمفتاح الدخول
entered-card_guardian = ببطاقة وشخص موثوق
entered-guardians = بأشخاص موثوقين
entered-oidc_card = بخدمة هوية وبطاقة ورمز
entered-oidc_passphrase = بخدمة هوية وعبارة سرية
still-title = هل ما زلت هنا؟
still-soon = سيُغلق Abri بعد ثوانٍ قليلة.
still-why = هذا لحماية أوراقك.
still-stay = البقاء
still-over = يمكنك الدخول من جديد فورًا.

## Messages
notice-paper-organised = تمّ الحفظ.
notice-paper-binned = الورقة في السلة. يمكنك استرجاعها.
notice-paper-restored = عادت الورقة إلى الخزانة.
notice-paper-destroyed = أُتلفت الورقة.
notice-mandate-stopped = أُوقف التفويض. لم يعد المساعِد يرى شيئًا.
notice-visit-opened = الخزانة مفتوحة لهذه الزيارة.
notice-visit-closed = انتهت الزيارة.
notice-factor-enrolled = حسابك جاهز.
notice-invitation-withdrawn = أُلغيت الدعوة.
notice-limits-saved = تمّ الحفظ. يُعمل به فورًا.
notice-member-suspended = هذا الشخص متوقّف مؤقتًا. لم يعد يفتح شيئًا.
notice-member-resumed = عاد هذا الشخص إلى العمل.
notice-member-removed = خرج هذا الشخص. لم يعد يفتح شيئًا.
notice-relative-removed = لم يعد هذا القريب أو الصديق يرى شيئًا.
notice-structure-chosen = تعمل الآن باسم هذه المؤسسة.
notice-structure-joined = انضممت إلى المؤسسة.
notice-session-ended = انتهت الجلسة. ادخل من جديد.
notice-contact-kept = حُفظ الرقم. الرمز في الطريق.
notice-session-closed = تمّ الإغلاق.
notice-contact-validated = تمّ تأكيد رقمك.
notice-contact-dropped = مُحي رقمك.
notice-email-kept = حُفظ العنوان. الرمز في الطريق.
notice-email-validated = تمّ تأكيد عنوانك.
notice-email-dropped = مُحي عنوانك.
notice-card-read = قُرئت البطاقة. أدخل الآن رمزك السري.
notice-card-blocked = حُظرت البطاقة نهائيًا.
notice-card-none = لا توجد بطاقة للحظر.
notice-card-lost = تمّ. إذا كان هذا رقم بطاقة فقد حُظرت.
notice-code-changed = تغيّر رمزك السري. أُغلقت الشاشات الأخرى.
notice-passphrase-kept = حُفظت العبارة. أُغلقت الشاشات الأخرى.
notice-passphrase-removed = مُسحت العبارة.

## Carte, codes, feuille
security-title = بطاقتي ورموزي
security-card = بطاقتي
card-state-ready = بطاقتك تعمل.
card-state-locked = رموز خاطئة كثيرة: بطاقتك مقفلة. اصنع بطاقة جديدة.
card-state-blocked = بطاقتك محظورة. اصنع بطاقة جديدة.
card-state-none = ليست لديك بطاقة. اصنع واحدة.
card-lost = ضاعت البطاقة؟ رقم الحظر:
card-how = امسح المربّع، أو اكتب هذا النص في الموقع.
card-keep-number = انسخ هذا الرقم في مكان آخر أيضًا. هو يحظر البطاقة ولا يفتح شيئًا.
security-number-text = يمكنك قوله عبر الهاتف. لا يفتح شيئًا.
security-block-text = لن تعمل البطاقة أبدًا بعد الآن. أوراقك تبقى في الخزانة.
security-block-yes = حظر هذه البطاقة
security-sheet-new = صنع ورقة جديدة
security-sheet-old = الكلمات القديمة لن تعمل بعد الآن. اطبع الجديدة فورًا.
security-phrase-on = يمكنك الدخول دون البطاقة.
security-phrase-off = للدخول دون البطاقة، بلوحة المفاتيح.
security-phrase-set = اختيار عبارة سرية
security-phrase-change = تغيير العبارة السرية
security-phrase-remove = مسح العبارة السرية
security-phrase-left = يجب أن تبقى طريقتان أخريان للدخول.
security-back-text = احتفظ بطريقتين على الأقل للعودة. العبارة السرية واحدة منهما.
security-more = أيضًا
home-left = { $n ->
    [zero] لم يغادر أحد
    [one] غادر حارس
    [two] غادر حارسان
    [few] غادر { $n } حرّاس
    [many] غادر { $n } حارسًا
   *[other] غادر { $n } حارس
  }
home-left-link = اختيار حارس آخر
home-guardians = يساعدونك على العودة.
home-back-link = إضافة طريقة للعودة
phrase-title = اسم الدخول والعبارة السرية
phrase-lead = العبارة تفتح خزانتك. لا تقلها لأحد.
field-own-login-hint = كلمة تتذكّرها. بريدك الإلكتروني يصلح أيضًا.
field-phrase-hint = اثنا عشر حرفًا أو أكثر. مثلًا أربع كلمات لا رابط بينها.
field-phrase-again = العبارة نفسها، مرّة أخرى
phrase-submit = حفظ هذه العبارة
new-card-title = صنع بطاقة جديدة
new-card-lead = البطاقة القديمة لن تعمل بعد الآن، ولا رموزها لمرّة واحدة.
new-card-done = بطاقتك الجديدة
new-card-print = اطبعها الآن. أتلف البطاقة القديمة.
change-code-title = تغيير رمزي السري
change-code-lead = خذ بطاقتك. تبقى البطاقة نفسها.
change-code-forgot = نسيت الرمز؟ اصنع بطاقة جديدة.
field-old-pin = رمزك السري الحالي
field-other-pin = رمزك السري الجديد
new-sheet-done = ورقة الطوارئ الجديدة
new-sheet-print = اطبعها الآن. أتلف الورقة القديمة.
print-card-title = طباعة بطاقتي مرّة أخرى
print-card-lead = اكتب نص البطاقة أو صوّرها. لا يُحفظ شيء.
print-card-submit = عرض البطاقة للطباعة
print-card-done = البطاقة للطباعة
lost-title = ضاعت بطاقتي
lost-lead = الرقم على ورقة الطوارئ. يمكن لقريب أن يكتبه.
field-number = رقم حظر البطاقة
field-number-hint = ثمانية حروف وأرقام.
lost-after = وبعد ذلك؟
lost-after-text = ادخل بورقة الطوارئ، ثم اصنع بطاقة جديدة. دون الورقة، تكلّم مع مساعِد.
enter-locked-help = بعد عشرة رموز خاطئة تُقفل البطاقة. أوراقك تبقى.
enter-login-link = لديّ اسم دخول وعبارة سرية
photo-title = تصوير البطاقة
field-photo = صورة البطاقة
field-photo-hint = يجب أن يظهر المربّع كلّه. لا تُحفظ الصورة.
photo-read = قراءة الصورة
desk-block = الشخص أضاع بطاقته
code-pictures = رمزي بالصور
code-pictures-hint = المس صورة في كل صفّ: أربع صور.
sign-0 = قمر
sign-1 = شمس
sign-2 = شجرة
sign-3 = بيت
sign-4 = سمكة
sign-5 = زهرة
sign-6 = مفتاح
sign-7 = قارب
sign-8 = فنجان
sign-9 = مظلّة
place-1 = الصورة الأولى
place-2 = الصورة الثانية
place-3 = الصورة الثالثة
place-4 = الصورة الرابعة
home-back = { $n ->
    [0] ضاعت البطاقة؟ لا طريقة للعودة
    [one] ضاعت البطاقة؟ طريقة واحدة للعودة
   *[other] ضاعت البطاقة؟ { $n } طرق للعودة
  }
notice-identity-linked = رُبطت الخدمة. لا تفتح شيئًا وحدها.
notice-identity-unlinked = لم تعد الخدمة مربوطة.

## Problèmes
problem-go = متابعة
problem-status = رقم المشكلة: { $value }
problem-request-title = ينقص شيء
problem-request-what = الطلب غير كامل.
problem-request-next = ارجع إلى الخلف وحاول مرّة أخرى.
problem-session-title = ادخل من جديد
problem-session-what = انتهت جلستك. هذا لحمايتك.
problem-session-next = ادخل ببطاقتك أو باسم الدخول.
problem-refused-title = هذا غير ممكن
problem-refused-what = لا يحقّ لك فعل ذلك.
problem-refused-next = اسأل صاحب الخزانة أو مؤسستك.
problem-missing-title = لا شيء هنا
problem-missing-what = هذه الصفحة غير موجودة، أو ليست لك.
problem-missing-next = تحقّق من العنوان أو عد إلى البداية.
problem-conflict-title = تغيّر شيء
problem-conflict-what = سبقك عمل آخر.
problem-conflict-next = انظر من جديد، ثم حاول مرّة أخرى.
problem-large-title = الملف كبير جدًا
problem-large-what = لم يُحفظ شيء.
problem-large-next = اختر ملفًا أصغر.
problem-media-title = هذا الملف غير مناسب
problem-media-what = نحفظ الصور وملفات PDF والنصوص والأصوات.
problem-media-next = صوّر الورقة ثم أرسل الصورة.
problem-busy-title = انتظر قليلًا
problem-busy-what = كانت المحاولات كثيرة.
problem-busy-next = انتظر بضع دقائق، ثم حاول مرّة أخرى.
problem-broken-title = هذا لا يعمل
problem-broken-what = الخطأ منّا. أوراقك ليست في خطر.
problem-broken-next = حاول مرّة أخرى بعد بضع دقائق.

## Erreurs des champs
error-card-empty = اكتب نص البطاقة.
error-card-form = هذا النص غير كامل. انسخ نص البطاقة كلّه.
error-card-group = تنقص مجموعة من أربعة رموز. في البطاقة سبع مجموعات.
error-card-short = تنقص رموز. في البطاقة سبع مجموعات من أربعة.
error-card-long = الرموز كثيرة. في البطاقة سبع مجموعات من أربعة.
error-card-letter = رمز لا يوجد على أي بطاقة. استعمل الحروف اللاتينية.
error-code-empty = اكتب رمزك السري.
error-code-form = في الرمز أربعة أرقام أو أكثر. تجنّب 1111 و1234.
error-code-pictures = اختر صورة في كل صفّ.
error-code-differs = الرمزان غير متشابهين. اكتبهما مرّة أخرى.
error-entry-refused = هذه المعلومات لا تتوافق. تحقّق وحاول مرّة أخرى. بعد عشرة أخطاء تُقفل البطاقة. عندها اسأل حارسًا. أوراقك لم تضِع.
error-too-many-tries = محاولات كثيرة. انتظر قليلًا.
error-words-form = يلزم اثنتا عشرة كلمة بلا خطأ. تحقّق من كل كلمة.
error-login-empty = اكتب اسم الدخول.
error-login-taken = اسم الدخول هذا مأخوذ. اختر اسمًا آخر.
error-passphrase-short = الجملة قصيرة جدًا. اكتب اثني عشر حرفًا أو أكثر.
error-passphrase-differs = الجملتان غير متشابهتين.
error-otp-form = في الرمز ستة أرقام.
error-otp-refused = هذا الرمز لم يعد صالحاً. انتظر التالي. تحقق من ساعة الهاتف.
error-number-form = في الرقم ثمانية حروف وأرقام. انظر إلى الورقة.
error-photo-empty = اختر صورة.
error-photo-media = لا يمكن قراءة هذه الصورة. خذ أخرى أو اكتب النص.
error-photo-none = لا يظهر أي مربّع. قرّب البطاقة وأعد المحاولة.
error-photo-unclear = المربّع غير واضح أو مقطوع. أعد الصورة أو اكتب النص.
error-photo-foreign = هذا المربّع ليس لبطاقة من هنا. خذ بطاقتك.
error-photo-cut = مربّع هذه البطاقة غير كامل. اكتب نص البطاقة.
error-name-empty = اكتب اسمًا.
error-protection-empty = أجب بنعم أو لا.
error-file-empty = اختر صورة أو ملفًا.
error-file-large = هذا الملف كبير جدًا. اختر ملفًا أصغر.
error-file-media = هذا الملف غير مناسب. اختر صورة أو ملف PDF.
error-kind-empty = اختر نوع الورقة.
error-date-form = هذا التاريخ غير موجود. اكتب اليوم والشهر والسنة.
error-invitation-refused = لم يعد هذا الرمز صالحًا. اطلب رمزًا آخر.
error-aidant-empty = اختر مساعِدًا.
error-category-empty = اختر قسمًا أو أكثر.
error-right-empty = اختر ما يمكن للمساعِد فعله.
error-term-empty = اختر مدّة.
error-mode-empty = قل كيف تعمل.
error-motive-empty = اختر سببًا.
error-title-long = هذا الاسم طويل جدًا.
error-code-easy = هذا الرمز سهل جدًا. اختر رمزًا آخر.
error-text-characters = هناك علامة غير مناسبة. اكتب بحروف عادية.
error-passphrase-long = الجملة طويلة جدًا.
error-page-unknown = هذه الصفحة من القائمة غير موجودة. ابدأ من جديد.
error-choice-unknown = اختر من القائمة.
error-category-elsewhere = هذه الورقة مكانها قسم آخر. اختر القسم المعتاد.
error-category-outside = تفويضك لا يعطي هذا القسم. اختر قسمًا آخر.
error-category-not-allowed = لا يحقّ لمؤسسة هذا المساعِد فتح هذا القسم.
error-locker-full = الخزانة ممتلئة. أتلف بعض الأوراق أولًا.
error-phone-form = هذا الرقم غير صحيح. اكتب أرقامًا.
error-email-form = هذا العنوان غير صحيح. مثال: ⁦accueil@structure.fr⁩
error-id-form = هذا الرقم غير كامل. انسخه كلّه.
error-contact-form = اكتب رقمًا مثل ⁦06 12 34 56 78⁩.
error-contact-own = هذا رقم مساعِد أو مؤسسة. أعطِ رقمك أنت، أو لا تعطِ شيئًا.
error-contact-code = هذا الرمز غير صحيح. انظر إلى آخر رسالة، أو اطلب رمزًا آخر.
error-email-own = هذا عنوان مساعِد أو مؤسسة. أعطِ عنوانك أنت، أو لا تعطِ شيئًا.

## Rubriques
category-identity = الهوية
category-residence = الإقامة واللجوء
category-address = عنوان السكن
category-health = الصحة
category-income = الموارد المالية
category-work = العمل والتدريب
category-housing = السكن
category-family = العائلة والمدرسة
category-justice = القضاء
category-memories = الذكريات
category-private = القسم الخاص
category-any = كل الأقسام

## Droits, durées, modes, motifs
right-list = رؤية قائمة الأوراق
right-read = قراءة الأوراق على الشاشة
right-download = أخذ نسخة
right-deposit = إيداع أوراق
right-organise = الترتيب: الاسم والقسم والتاريخ
term-visit = زيارة واحدة: ساعتان
term-day = يوم واحد
term-month = شهر
term-semester = ستة أشهر
term-year = سنة
mode-together = معًا
mode-in_place = بدلًا من صاحب الخزانة
mode-remote = عن بُعد
motive-rsa_quarterly = RSA، كل ثلاثة أشهر
motive-ame = المساعدة الطبية من الدولة (AME)
motive-c2s = التأمين الصحي التكميلي (C2S)
motive-cni_renewal = تجديد بطاقة الهوية
motive-passport = جواز السفر
motive-residence_permit_renewal = تجديد بطاقة الإقامة (titre de séjour)
motive-social_housing = السكن الاجتماعي
motive-siao = الإيواء (SIAO)
motive-bank_account_right = الحقّ في حساب بنكي
motive-school_enrolment = التسجيل في المدرسة
motive-private_rental = استئجار سكن
motive-solidarity_transport = النقل بسعر مخفّض (transport solidaire)
motive-sort_papers = ترتيب الأوراق
motive-add_paper = إضافة ورقة
motive-print_paper = طباعة ورقة
motive-other_procedure = معاملة أخرى

## Sortes de papiers
kind-cni = بطاقة الهوية
kind-passport = جواز السفر
kind-driving_licence = رخصة القيادة
kind-family_book = دفتر العائلة (livret de famille)
kind-birth_certificate = شهادة الميلاد
kind-id_photo = صورة شخصية
kind-france_identite_proof = إثبات France Identité
kind-residence_permit = بطاقة الإقامة (titre de séjour)
kind-renewal_receipt = إيصال الإقامة (récépissé)
kind-asylum_application = شهادة طلب اللجوء
kind-temporary_protection = الحماية المؤقتة
kind-visa = تأشيرة
kind-ofpra_decision = قرار OFPRA
kind-cnda_decision = قرار CNDA
kind-prefecture_summons = استدعاء إلى المحافظة (préfecture)
kind-domiciliation = شهادة العنوان البريدي (domiciliation)
kind-hosting_certificate = شهادة إيواء (hébergement)
kind-rent_receipt = إيصال الإيجار (quittance de loyer)
kind-utility_bill = فاتورة ماء أو طاقة أو هاتف
kind-home_insurance = تأمين السكن
kind-lease = عقد الإيجار (bail)
kind-carte_vitale = بطاقة Carte Vitale
kind-health_rights_certificate = شهادة الحقوق الصحية
kind-c2s = التأمين الصحي التكميلي (C2S)
kind-ame = المساعدة الطبية من الدولة (AME)
kind-mutuelle = تأمين إضافي (mutuelle)
kind-mdph_notification = قرار MDPH
kind-prescription = وصفة طبية
kind-vaccination = دفتر التلقيح
kind-caf_certificate = شهادة CAF
kind-france_travail_certificate = شهادة France Travail
kind-payslip = كشف الراتب (fiche de paie)
kind-tax_notice = إشعار الضريبة (avis d’impôt)
kind-pension_statement = كشف التقاعد
kind-rib = بيانات الحساب البنكي (RIB)
kind-grant_notice = إشعار منحة الدراسة
kind-cv = السيرة المهنية (CV)
kind-work_contract = عقد العمل
kind-work_certificate = شهادة العمل
kind-diploma = شهادة دراسية (diplôme)
kind-training_certificate = شهادة تدريب
kind-social_housing_request = طلب سكن اجتماعي
kind-siao_request = طلب إلى SIAO
kind-dalo_decision = قرار DALO
kind-school_certificate = شهادة مدرسية
kind-custody_decision = قرار حضانة طفل
kind-child_birth_certificate = شهادة ميلاد طفل
kind-judgment = حكم قضائي
kind-summons = استدعاء إلى المحكمة
kind-legal_aid_decision = المساعدة القضائية
kind-protection_order = أمر حماية من القاضي
kind-guardianship_order = قرار وصاية أو قوامة
kind-explanatory_letter = رسالة توضيح
kind-other = ورقة أخرى

## Papiers du mandat et vérification
mandate-paper = ورقة التفويض
mandate-end-paper = ورقة النهاية
paper-file = حفظ الملف الموقّع
paper-qr = مربّع تمسحه للتحقّق من هذه الورقة
verify-title = التحقّق من ورقة تفويض
verify-lead = اكتب الرمز المطبوع أسفل الورقة.
field-verify = رمز التحقّق
field-verify-hint = 16 حرفًا ورقمًا، مثلًا ⁦0123-4567-89AB-CDEF⁩.
verify-submit = تحقّق
verify-private = هذه الصفحة لا تُظهر اسم أي شخص.
verify-form = شكل هذا الرمز غير صحيح. فيه 16 حرفًا ورقمًا.
verify-unknown = لا توجد ورقة بهذا الرمز. أعد قراءة الرمز على الورقة.
verified-valid = هذا التفويض صالح
verified-valid-text = يُعمل به الآن.
verified-ended = هذا التفويض منتهٍ
verified-ended-text = مضى تاريخه، أو حلّ محلّه تفويض آخر. لم يعد يُعمل به.
verified-revoked = هذا التفويض موقوف
verified-revoked-text = أوقفه شخص. لم يعد يُعمل به.
verified-suspended = هذا التفويض متوقّف مؤقتًا
verified-suspended-text = لا يُعمل به الآن.
verified-not-started = لم يبدأ هذا التفويض بعد
verified-not-started-text = لا يُعمل به بعد.
verified-is-end = هذه الورقة تقول ما الذي انتهى في التفويض.
verified-structure = المؤسسة
verified-relative = قريب أو صديق، بلا مؤسسة
verified-ended-at = أُوقف في
verified-issued = حُرّرت الورقة في
verified-proves = ما يثبته هذا الرمز
verified-proves-made = هذه الخدمة أصدرت ورقة بهذا الرمز.
verified-proves-now = حالة التفويض الآن هي المكتوبة في هذه الصفحة.
verified-not = ما لا يثبته هذا الرمز
verified-not-names = الأسماء المطبوعة: قارن الملف لتتأكّد.
verified-not-holder = من يحمل الورقة: اطلب ورقة هوية.
verified-not-open = هذا الرمز لا يفتح أي خزانة ولا أي ورقة.
verified-file = مقارنة الملف
field-proof = ملف الورقة
field-proof-hint = اختره أو ضعه هنا. يبقى على جهازك.
verified-same = هو الملف نفسه.
verified-other = ليس الملف نفسه.
verified-hand = المقارنة باليد
verified-hand-text = احسب بصمة الملف بهذا الأمر. يجب أن تكون مثل البصمة هنا.
verified-sha256 = البصمة SHA-256
verified-signature = التوقيع Ed25519
verified-key = المفتاح العام
verified-signed = التوقيع يشمل «⁦abri/v1/attestation⁩»، ثم بايت صفر، ثم الملف.

## Mandats proposés, reçus, changés
request-title = يُقترح عليك تفويض
request-lead = اقرأ، أو اطلب من أحد أن يقرأ لك. يمكنك أن تقول لا.
request-until = أجب قبل { $value }.
request-see = رؤية وجواب
request-no = لا، أرفض
request-free = يمكنك أن ترفض. لا يلزمك ذكر السبب.
request-scan = عرض الصفحة الموقّعة باليد
terms-long = كم من الوقت
terms-never = ما لا يحقّ للمساعِد فعله أبدًا
terms-stop = كيف يمكن إيقافه
never-destroy = إتلاف ورقة
never-code = اختيار رمزك السري أو طلبه أو تغييره
never-private = رؤية قسمك الخاص
never-give = إعطاء تفويض لشخص آخر
agree-health = نعم، يمكن للمساعِد فتح أوراقي الصحية.
agree-justice = نعم، يمكن للمساعِد فتح أوراقي القضائية.
stop-by-page = ادخل ببطاقتك. افتح «مَن يساعدني» ثم اضغط «أوقف الآن».
stop-by-counter = أو اطلب ذلك في الاستقبال. لا أحد يسأل عن السبب.
short-title = الجواب على تفويض
short-lead = يُريك المساعِد عنوانًا قصيرًا على شاشته.
field-short = العنوان القصير
field-short-hint = ثمانية حروف أو أرقام. مثلًا: ⁦ABCD-EFGH⁩.
consent-lead = اقرأ، أو اطلب من أحد أن يقرأ لك. جوابك لا يعطي شيئًا آخر.
consent-proof = جوابك
consent-once = لديّ رمز يُستعمل مرّة واحدة
field-once = رمز يُستعمل مرّة واحدة
field-once-hint = هو على ورقة الرموز. يحلّ محلّ البطاقة والرمز السري.
consent-refused = قلت لا. لا يمكن لأحد فتح خزانتك بهذا التفويض.
here-alone = صاحب الخزانة يقرأ ويكتب وحده. المساعِد لا يكتب أبدًا بدلًا منه.
waiting-title = تفويض مقترح
waiting-until = يجيب صاحب الخزانة قبل { $value }.
waiting-phone = على هاتف صاحب الخزانة
waiting-phone-text = يمسح هذا المربّع ويقرأ، ثم يكتب نص بطاقته ورمزه السري.
waiting-qr = مربّع يُمسح للجواب على التفويض
waiting-short = أو يفتح هذه الصفحة ويكتب العنوان القصير:
waiting-here = على هذه الشاشة
waiting-here-text = صاحب الخزانة يكتب رمزه السري هنا. أنت لا تنظر.
waiting-here-go = صاحب الخزانة يكتب رمزه السري هنا
waiting-draft = لم تُرسل هذه المسودّة. تُمحى بعد { $value }.
waiting-send = إرسال إلى صاحب الخزانة
waiting-yes = قال صاحب الخزانة نعم.
waiting-no = قال صاحب الخزانة لا. لا يلزمه ذكر السبب.
waiting-lapsed = لم يأتِ الجواب في الوقت، أو سُحب الطلب.
waiting-what = ما هو المقترح
waiting-page = إضافة صفحة موقّعة باليد
waiting-page-text = تُظهر الصفحة ما اتُّفق عليه. لا تفتح شيئًا: يلزم جواب صاحب الخزانة.
waiting-page-there = أُضيفت الصفحة الموقّعة. ينتظر الطلب سبعة أيام.
waiting-page-add = إضافة الصفحة
waiting-discard = سحب هذا الطلب
desk-card-title = شخص يُظهر بطاقته
desk-card-lead = البطاقة تقول أيّ خزانة. لا تفتح شيئًا من دون الرمز السري.
desk-card-safe = لا تطلب الرمز السري أبدًا. لا تحتفظ بالبطاقة.
desk-card-text = نص البطاقة
propose-title = اقتراح تفويض
propose-lead = املأ هذا مع صاحب الخزانة. هو وحده يمكنه أن يقول نعم.
propose-who = من سيساعد صاحب الخزانة؟
propose-who-hint = المساعِدون المذكورون وحدهم يفتحون الخزانة.
propose-categories-hint = اختر ما هو مفيد للمعاملة فقط.
propose-rights-hint = لن يستطيع المساعِد أبدًا إتلاف ورقة.
propose-sensitive = شخصي جدًا: اسأل صاحب الخزانة.
propose-protection = هل صاحب الخزانة تحت الوصاية (tutelle) أو القوامة (curatelle)؟
propose-ground = قرار وصاية أو قوامة
propose-no-decision = يجب أن يكون القرار في الخزانة، وأن يحقّ لك رؤيته.
propose-language = لغة صاحب الخزانة
propose-check-title = اقرأ مع صاحب الخزانة
propose-check-text = إذا كان كل شيء صحيحًا، أرسل. لا يُفتح شيء قبل أن يقول نعم.
propose-send = إرسال إلى صاحب الخزانة
propose-draft = حفظ كمسودّة
propose-digits = يُطلب هذا بعد خمس دقائق. تطبيقك يُظهر الرمز.
field-wait = أين يجيب صاحب الخزانة؟
field-wait-hint = إن لم يأتِ الجواب في الوقت، يُمحى الطلب.
field-ground = لماذا هذا التفويض؟
field-ground-hint = عند وجود قرار، يُعلَم صاحب الخزانة أيضًا.
field-decision = القرار
field-decision-from = أول يوم في القرار
field-decision-until = آخر يوم في القرار
wait-desk = هنا، فورًا: ثلاثون دقيقة
wait-remote = في مكان آخر، على هاتفه: يوم واحد
wait-own = في خزانته، عندما يأتي: سبعة أيام
ground-consent = صاحب الخزانة يريد ذلك
ground-guardianship = قرار حماية قضائية
renew-title = تجديد هذا التفويض
renew-lead = يبدأ التفويض نفسه من جديد، بالمدّة نفسها.
renew-aidant = يُقترح التفويض نفسه مرّة أخرى. يجب أن يقول صاحب الخزانة نعم.
renew-go = إعادة القراءة والتجديد
dormant-title = لوقت لاحق: تفويض نائم
dormant-text = التفويض النائم لا يفتح شيئًا. يطلب مساعِد، فتصلك رسالة SMS. إذا أجبت بنعم، يدوم ساعتين أو يومًا.
dormant-yes = ينام هذا التفويض حتى جواب بنعم على رسالة SMS
mandate-title = تفويض
mandate-change = تغيير شيء
mandate-pause = إيقاف مؤقت
mandate-suspend-text = أثناء الإيقاف المؤقت، لا يفتح المساعِد شيئًا. تاريخ النهاية لا يتغيّر.
mandate-suspend = إيقاف مؤقت
mandate-resume-text = سيتمكّن المساعِد من الفتح من جديد. تاريخ النهاية لا يتغيّر.
mandate-resume = إعادة التفويض إلى العمل
mandate-nobody = لم يعد أحد مذكورًا. أضف مساعِدًا أو أوقف التفويض.
mandate-narrow = نزع قسم
mandate-narrow-text = لن يفتحه المساعِد بعد الآن. يستمرّ الباقي.
mandate-take-back = نزع
mandate-people = مساعِدو هذا التفويض
mandate-take-out = نزع
mandate-add = إضافة مساعِد من المؤسسة نفسها
mandate-add-hint = يمكنه فعل الشيء نفسه، حتى التاريخ نفسه.
mandate-add-go = إضافة هذا المساعِد
aidants-waiting = ننتظر جوابك
aidants-active = تفويضات جارية
aidants-asleep = تفويضات نائمة
aidants-asleep-text = التفويض النائم لا يفتح شيئًا. يستيقظ إذا أجبت بنعم على رسالة SMS.
give-who-hint = يمكنك اختيار عدّة مساعِدين من المؤسسة نفسها.
codes-title = رموزي التي تُستعمل مرّة واحدة
codes-what = كل رمز يقول نعم لتفويض واحد. لا يفتح خزانتك.
codes-how = عبر الهاتف، يقترح عليك المساعِد تفويضًا. تقرأ له رمزًا واحدًا، مرّة واحدة.
codes-left = { $n ->
    [zero] لم يبقَ لك أي رمز.
    [one] بقي لك رمز واحد.
    [two] بقي لك رمزان.
    [few] بقيت لك { $n } رموز.
    [many] بقي لك { $n } رمزًا.
   *[other] بقي لك { $n } رمز.
  }
codes-old = الرموز الجديدة تحلّ محلّ القديمة.
codes-make = صنع ثمانية رموز جديدة
codes-print = اطبعها أو انسخ الرموز. احفظها مع بطاقتك.
codes-advice = الرمز يقول نعم لتفويض. اشطبه بعد ذلك. لا تقله أبدًا قبل أن تفهم.
codes-done = حفظت رموزي
home-codes = لتقول نعم عبر الهاتف.
home-asked = { $n ->
    [zero] لا طلب ينتظر جوابك
    [one] طلب واحد ينتظر جوابك
    [two] طلبان ينتظران جوابك
    [few] { $n } طلبات تنتظر جوابك
    [many] { $n } طلبًا ينتظر جوابك
   *[other] { $n } طلب ينتظر جوابك
  }
left-minutes = { $n ->
    [zero] بقي أقلّ من دقيقة
    [one] بقيت دقيقة واحدة
    [two] بقيت دقيقتان
    [few] بقيت { $n } دقائق
    [many] بقيت { $n } دقيقة
   *[other] بقيت { $n } دقيقة
  }
left-hours = { $n ->
    [zero] بقي أقلّ من ساعة
    [one] بقيت ساعة واحدة
    [two] بقيت ساعتان
    [few] بقيت { $n } ساعات
    [many] بقيت { $n } ساعة
   *[other] بقيت { $n } ساعة
  }
left-days = { $n ->
    [zero] بقي أقلّ من يوم
    [one] بقي يوم واحد
    [two] بقي يومان
    [few] بقيت { $n } أيام
    [many] بقي { $n } يومًا
   *[other] بقي { $n } يوم
  }
desk-card = شخص يُظهر بطاقته
desk-waiting = ننتظر الجواب
desk-ending = تنتهي خلال ثلاثين يومًا
desk-valid = تفويضات جارية
desk-drafts = مسودّات
desk-past = تفويضات نائمة أو متوقّفة أو منتهية
desk-asleep-text = يجيب صاحب الخزانة بنعم على رسالة SMS. عندها يُفتح التفويض.
desk-wake = طلب موافقته برسالة SMS
desk-past-hint = التفويض المنتهي لا يُظهر اسم صاحب الخزانة.
desk-somebody = شخص
desk-renew = اقتراح التجديد
opened-propose = يمكنك أيضًا اقتراح تفويض الآن. يجيب صاحب الخزانة ببطاقته.
visit-over = انتهت زيارتك.
visit-over-text = تُغلق الزيارة بعد ثلاثين دقيقة بلا عمل، أو بعد ساعتين. افتح زيارة أخرى هنا.
visit-idle = بعد ثلاثين دقيقة بلا عمل، تُغلق الزيارة وحدها.
notice-mandate-refused = قلت لا. لم يُفتح شيء.
notice-mandate-suspended = التفويض متوقّف مؤقتًا. لم يعد المساعِد يفتح شيئًا.
notice-mandate-resumed = عاد التفويض إلى العمل.
notice-mandate-narrowed = نُزع القسم من التفويض.
notice-mandate-renewed = جُدّد التفويض.
notice-mandate-discarded = سُحب الطلب.
notice-contest-opened = تمّ القول. يجب أن يصلك جواب خلال سبعة أيام.
notice-contest-answered = أُرسل جوابك.
notice-contest-closed = أُغلق.
notice-mandate-drafted = حُفظت المسودّة.
notice-aidant-added = أُضيف المساعِد إلى التفويض.
notice-aidant-removed = نُزع المساعِد من التفويض.
notice-wake-asked = أُرسل السؤال برسالة SMS. انتظر جواب صاحب الخزانة.
notice-wake-unasked = لم تُرسل رسالة SMS. ليس لصاحب الخزانة رقم، أو هناك سؤال ينتظر.
notice-page-added = أُضيفت الصفحة الموقّعة.
error-sensitive-empty = ضع علامة على الجملة عن هذه الأوراق، أو ارفض.
error-aidant-together = اختر مساعِدين من المؤسسة نفسها. القريب أو الصديق يكون دائمًا وحده.
error-right-relative = يمكن للقريب أو الصديق رؤية القائمة والقراءة فقط.
error-term-relative = للقريب أو الصديق: يوم واحد أو شهر.
error-term-dormant = للتفويض النائم: زيارة واحدة أو يوم واحد.
error-terms-differ = تغيّر التفويض. اقرأه مرّة أخرى.
error-short-unknown = لا شيء ينتظر على هذا العنوان. تحقّق من كل حرف.
error-once-form = هذا الرمز غير كامل. انسخه كلّه.
error-identity-elsewhere = حساب آخر يستعمل هذه الهوية. تكلّم مع مساعِد.
error-identity-already = هذه الخدمة مربوطة من قبل. افصلها أولًا.
error-identity-stale = فات الوقت. اربط هذه الخدمة مرّة أخرى.
error-proof-empty = اكتب نص بطاقتك ورمزك السري، أو رمزًا يُستعمل مرّة واحدة.
error-proof-refused = هذه المعلومات لا تتوافق. تحقّق وحاول مرّة أخرى. بعد خمسة أخطاء يُمحى الطلب.
error-decision-empty = اختر القرار وتواريخه.
error-aidant-named = هذا المساعِد مذكور في التفويض من قبل.
error-card-unknown = هذه البطاقة لا تفتح خزانة هنا. تحقّق من كل حرف.
unconfirmed = لم يؤكّده صاحب الخزانة بعد
unconfirmed-text = يكتب صاحب الخزانة الرمز الذي وصله برسالة SMS ليؤكّد. يُغلق الدخول وحده في { $value }.
unconfirmed-never = لم يُؤكَّد قط
urgent-was = فُتح عبر الهاتف، في حالة مستعجلة.
desk-urgent = فتح عبر الهاتف
urgent-title = فتح عبر الهاتف
urgent-lead = لا شيء مؤكّد ما دام الشخص لم يكتب رمزه.
urgent-ends = يُغلق دخولك وحده بعد يوم.
urgent-contact = هاتف الشخص
urgent-contact-hint = رقمه هو، لا رقمك أبدًا. يصله عليه رمز برسالة SMS. مثلًا ⁦06 12 34 56 78⁩.
urgent-category = أيّ أوراق تحتاج إليها اليوم؟
urgent-category-hint = قسم واحد فقط. الباقي يحتاج إلى موافقة الشخص.
urgent-submit = فتح ليوم واحد
urgent-off = من هنا لا تُرسل أي رسالة SMS.
urgent-off-text = افتح الخزانة مع الشخص عندما يأتي.
urgent-instead = الأفضل: الفتح مع الشخص عندما يأتي
open-contact = هاتف الشخص، إن أراد
open-contact-hint = هذا اختياري. يجب أن يكون رقمه هو، لا رقم مساعِد.
doors-activate = وصلني رمز برسالة SMS
activate-title = وصلني رمز برسالة SMS
activate-lead = فتح لك مساعِد خزانة عبر الهاتف. اكتب رمزك: تصبح الخزانة لك.
field-activation = الرمز الذي وصلك برسالة SMS
field-activation-hint = ستة عشر حرفًا ورقمًا.
activate-choose = اختر الرمز السري لبطاقتك
activate-choose-text = لا يعرفه غيرك. لا تقله لأحد، ولا حتى لمساعِد.
activate-submit = أخذ خزانتي
activated-title = الخزانة لك
activated-print = اطبعها، أو انسخ نص البطاقة والكلمات. احفظها لنفسك.
activated-access = من يمكنه فتح خزانتك؟
activated-nobody = لا أحد غيرك حتى الآن.
activated-later = يمكنك الإيقاف فورًا أو فيما بعد، في «مَن يساعدني».
activated-go = الدخول إلى خزانتي
activated-enter = لترى أوراقك أو توقف دخول أحد، ادخل ببطاقتك.
opened-codes = الرموز التي تُستعمل مرّة واحدة
opened-codes-text = عبر الهاتف، كل رمز يقول نعم لتفويض واحد.
notice-urgent-opened = الخزانة مفتوحة ليوم واحد. يصل الرمز إلى الشخص برسالة SMS.
error-contact-unreachable = من هنا لا تُرسل أي رسالة SMS. افتح الخزانة مع الشخص عندما يأتي.
error-activation-form = في هذا الرمز خطأ. انظر إلى رسالة SMS وتحقّق من كل علامة.
error-activation-refused = هذا الرمز غير صحيح، أو مضى وقته. اسأل في الاستقبال.
error-contact-theirs = هذا رقم مساعِد أو مؤسسة. اكتب رقم الشخص نفسه.
