# كلمات التفويض، الإصدار 2026-11. ترجمة لم تُراجَع بعد؛ النص الفرنسي وحده هو المُلزِم.
# Unreviewed translation. This file never changes again: a correction is a new version.

title-mandate = تفويض
title-renewal = تفويض مُجدَّد
title-revocation = انتهاء تفويض

who-title = مَن
who-person = صاحب الخزانة: { $name }
who-aidant = المساعِد: { $name }
who-structure = المؤسسة: { $name }
who-address = العنوان: { $value }
who-siret = رقم SIRET: { $value }
who-phone = الهاتف: { $value }
who-relative = المساعِد من الأقارب أو الأصدقاء، ولا توجد مؤسسة.
who-renews = يحلّ هذا التفويض محلّ تفويض أقدم.

may-title = ما يحقّ للمساعِد فعله
may-lead = فقط في هذه الأقسام من الخزانة:
may-category = { $category }: { $rights }.
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
right-list = رؤية قائمة الأوراق
right-read = قراءة الأوراق على الشاشة
right-download = أخذ نسخة
right-deposit = إيداع أوراق
right-organise = ترتيب الأوراق
right-lend = إعارة ورقة إلى إدارة
right-pack = تحضير ملف
list-comma = ،{" "}
sensitive-health = تنبيه: الصحة أمر خاص. اختار صاحب الخزانة إظهار هذه الأوراق.
sensitive-justice = تنبيه: شؤون القضاء أمر خاص. اختار صاحب الخزانة إظهار هذه الأوراق.

never-title = ما لا يحقّ للمساعِد فعله أبدًا
never-destroy = إتلاف ورقة.
never-code = اختيار الرمز السري أو طلبه أو تغييره.
never-mandate = إعطاء تفويض لشخص آخر.
never-private = رؤية القسم الخاص أو معرفة ما فيه.
never-export = أخذ الخزانة كلّها.

dates-title = من متى إلى متى
dates-starts = البداية: { $at }
dates-ends = النهاية: { $at }
dates-alone = ينتهي التفويض وحده عند تاريخ النهاية، ولا يمكن تأخيره.
dates-dormant = هذا التفويض نائم. لا يُستعمل إلا إذا أجاب صاحب الخزانة بنعم على رسالة SMS.

consent-title = كيف وافق صاحب الخزانة
consent-own-session = في خزانته الخاصة وبرموزه الخاصة.
consent-card-and-pin = ببطاقته ورمزها السري الذي كتبه بنفسه.
consent-card-code = برمز من بطاقته يُستعمل مرّة واحدة.
consent-urgent = عبر الهاتف، في حالة مستعجلة. عليه أن يؤكّد موافقته لاحقًا.
consent-at = في { $at }
consent-guardianship = يوجد قرار حماية قضائية. وقد أُعلِم صاحب الخزانة بذلك.

stop-title = كيف يمكن إيقاف التفويض
stop-any = يمكن لصاحب الخزانة إيقافه متى شاء، دون ذكر السبب.
stop-page = على الإنترنت: صفحة ⁦« Mes aidants »⁩ ثم ⁦« Arrêter maintenant »⁩.
stop-phone = بالهاتف، لدى المؤسسة: { $value }
stop-counter = في مكتب الاستقبال لدى المؤسسة: { $value }
stop-relative = في أي مكتب استقبال يستعمل Abri، بالبطاقة.
stop-now = بعد ذلك لا يرى المساعِد شيئًا.

journal-title = مَن اطّلع على ماذا
journal-text = كل فتحٍ مسجَّل في السجلّ. يقرؤه صاحب الخزانة في خزانته، صفحة ⁦« Qui a regardé mes papiers ? »⁩.
journal-help = من لا يملك إنترنت يمكنه طلب صفحة مطبوعة في مكتب الاستقبال.

copies-title = النسخ التي سبق أخذها
copies-text = الإيقاف لا يمحو النسخ التي سبق أخذها. يمكن لصاحب الخزانة أن يطلب من المؤسسة إتلافها.

check-title = التحقّق من هذه الورقة
check-code = رمز التحقّق: { $value }
check-how = امسح المربّع، أو اكتب هذا الرمز على العنوان { $value }
check-issued = حُرِّرت هذه الورقة في { $at }
check-text = إصدار النص: { $value }
check-sha256 = بصمة SHA-256: { $value }

sign-person = توقيع صاحب الخزانة
sign-aidant = توقيع المساعِد

end-title = ما الذي انتهى
end-all = انتهى التفويض كلّه.
end-categories = انتهى في هذه الأقسام: { $value }.
end-at = منذ { $at }
end-by-beneficiary = أوقفه صاحب الخزانة.
end-by-aidant = أوقفه المساعِد الذي تنازل عنه.
end-by-coordinator = أوقفته المؤسسة.
end-by-auditor = أُوقِف بعد بلاغ.
end-by-operator = أوقفه المسؤول عن الخدمة.
end-by-date = مضى تاريخ نهايته.
end-given = كان التفويض قد أُعطِي في { $at }
end-effect = لم يعد بإمكان المساعِد فتح أي شيء ممّا انتهى.

date-day = { $d } { $m } { $y }
date-moment = { $day }، الساعة { $clock }
date-clock = { $h }:{ $min }
day-first = 1
month-1 = يناير (كانون الثاني)
month-2 = فبراير (شباط)
month-3 = مارس (آذار)
month-4 = أبريل (نيسان)
month-5 = مايو (أيار)
month-6 = يونيو (حزيران)
month-7 = يوليو (تموز)
month-8 = أغسطس (آب)
month-9 = سبتمبر (أيلول)
month-10 = أكتوبر (تشرين الأول)
month-11 = نوفمبر (تشرين الثاني)
month-12 = ديسمبر (كانون الأول)

translation-note = ترجمة لم تُراجَع بعد. النص الفرنسي المجاور وحده هو المُلزِم.
