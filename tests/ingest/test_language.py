"""The language is said only where it is sure."""

import pytest

from briefing.ingest.language import detect, name_of

TEXTS = {
    "es": "El gobierno anunció este lunes que la vacuna estará disponible en todos los hospitales públicos del país. ",
    "fr": "Le gouvernement a annoncé lundi que le vaccin serait disponible dans tous les hôpitaux publics du pays. ",
    "de": "Die Regierung teilte am Montag mit, dass der Impfstoff in allen Krankenhäusern des Landes verfügbar sei. ",
    "nl": "De regering maakte maandag bekend dat het vaccin in alle ziekenhuizen van het land beschikbaar zal zijn. ",
    "pt": "O governo anunciou na segunda-feira que a vacina estará disponível em todos os hospitais públicos do país. ",
    "ru": "Правительство сообщило в понедельник, что вакцина будет доступна во всех государственных больницах страны. ",
    "zh": "政府星期一宣布，全国所有公立医院都将提供这种疫苗，卫生部长说，第一批疫苗将于下个月运抵。",
    "ko": "정부는 월요일 전국의 모든 공립 병원에서 백신을 맞을 수 있게 될 것이라고 발표했다. ",
    "en": "The government announced on Monday that the vaccine would be available in all public hospitals. ",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_paragraph_in_another_language_is_told(code):
    assert detect(TEXTS[code] * 4) == code


@pytest.mark.parametrize("code", TEXTS)
def test_a_few_words_are_never_judged(code):
    assert detect(TEXTS[code][:40]) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong-un, Sergei Shoigu, Luiz Inácio Lula da Silva, Recep Tayyip Erdoğan, Volodymyr Zelenskyy, " * 3,
        "FT-SE 100 7,412.3 (+0.4%) DAX 15,230 (-0.1%) CAC 40 6,650 NIKKEI 28,900 HANG SENG 28,300 S&P 500 4,190 " * 3,
        "“Nous allons gagner,” the minister told the crowd in French, and then he said in English that he would win. "
        * 3,
    ],
)
def test_names_figures_and_foreign_quotations_stay_english(text):
    assert detect(text) == "en"


def test_a_language_without_a_name_in_the_table_is_called_by_its_code():
    assert name_of("eo") == 'the language "eo"'
