"""Names in the order of a language, with ICU and without."""

import pytest

from ccpcj.lib import collation
from ccpcj.lib.collation import place_in_alphabet, sort_key
from ccpcj.lib.languages import Words

WITHOUT = "without ICU"


@pytest.fixture(params=["with ICU", WITHOUT], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == WITHOUT:
        monkeypatch.setattr(collation, "icu", None)
    elif collation.icu is None:
        pytest.skip("PyICU is not installed")
    return request.param


@pytest.mark.parametrize(
    ("lang", "names"),
    [
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
    ],
)
def test_names_stand_in_the_order_of_their_language(lang, names):
    assert sorted(set(names), key=lambda name: sort_key(name, lang)) == names


def test_names_held_in_another_language_come_after_those_of_the_reader():
    names = [Words("Zambie", "fr"), Words("中国", "zh"), Words("Algeria", "en"), Words("Bénin", "fr")]
    order = [name.text for name in sorted(names, key=lambda name: place_in_alphabet(name, "fr"))]

    assert order == ["Bénin", "Zambie", "Algeria", "中国"]
