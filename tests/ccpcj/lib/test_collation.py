"""Names in the order of a language."""

import pytest

from ccpcj.lib.collation import sort_key


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("fr", ["Égypte", "Émirats arabes unis", "Espagne", "États-Unis d’Amérique", "Fédération de Russie"]),
        ("ru", ["Израиль", "Иран", "Италия", "Йемен", "Казахстан"]),
        ("ar", ["الأردن", "ألمانيا", "الإمارات العربية المتحدة", "إيطاليا", "بلجيكا", "اليابان"]),
        ("zh", ["阿根廷", "德国", "法国", "美利坚合众国", "日本", "中国"]),
    ],
)
def test_names_stand_in_the_order_of_their_language(lang, names):
    assert sorted(set(names), key=lambda name: sort_key(name, lang)) == names
