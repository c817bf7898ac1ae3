"""Names in the order of a language."""

import pytest

from ccpcj.lib.collation import alphabet_key, place_in_alphabet, sort_key
from ccpcj.lib.languages import Words

ORDERS = [
    ("fr", ["Égypte", "Émirats arabes unis", "Espagne", "États-Unis d’Amérique", "Fédération de Russie"]),
    ("fr", ["Guinée", "Guinée équatoriale", "Guinée-Bissau", "Saint-Siège", "Sainte-Lucie"]),
    ("en", ["Côte d’Ivoire", "Croatia", "Sao Tome and Principe", "Türkiye", "Ukraine"]),
    ("es", ["Nicaragua", "Níger", "Nueva Zelandia", "Ñandú", "Omán"]),
    ("es", ["cana", "canto", "caña", "cañón", "caoba"]),
    ("ru", ["Израиль", "Иран", "Италия", "Йемен", "Казахстан"]),
    ("ru", ["лёд", "лес", "Лесото", "Anorw"]),
    ("ar", ["الأردن", "ألمانيا", "الإمارات العربية المتحدة", "إيطاليا", "بلجيكا", "اليابان", "Anorw"]),
    ("ar", ["آيسلندا", "الاتحاد الروسي", "إثيوبيا", "أذربيجان"]),
    ("zh", ["阿根廷", "德国", "法国", "斐济", "芬兰", "美利坚合众国", "日本", "中国", "Anorw"]),
]
HELD = [Words("Zambie", "fr"), Words("中国", "zh"), Words("Algeria", "en"), Words("Bénin", "fr")]


@pytest.mark.parametrize(("lang", "names"), ORDERS)
def test_names_stand_in_the_order_of_their_language(lang, names):
    assert sorted(set(names), key=lambda name: sort_key(name, lang)) == names


@pytest.mark.parametrize(("lang", "names"), ORDERS)
def test_their_keys_for_a_database_stand_in_the_same_order(lang, names):
    assert sorted(set(names), key=lambda name: alphabet_key(Words(name, lang), lang)) == names


@pytest.mark.parametrize("key", [place_in_alphabet, alphabet_key])
def test_names_held_in_another_language_come_after_those_of_the_reader(key):
    assert [name.text for name in sorted(HELD, key=lambda name: key(name, "fr"))] == [
        "Bénin", "Zambie", "Algeria", "中国",
    ]  # fmt: skip


def test_a_key_is_no_longer_than_an_index_of_a_database_takes():
    assert len(alphabet_key(Words("ж" * 5_000, "ru"), "ru")) < 250
