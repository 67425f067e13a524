import pytest

from tests.reading import document, extraction

Held = tuple[str, str, str]  # office, whom it serves, when

NB: list[tuple[str, str, list[Held]]] = [
    ("Sveriges utenriksminister, Lise Dalheim, talte.", "Lise Dalheim", [("foreign_minister", "SWE", "current")]),
    ("Norges FN-ambassadør Lise Dalheim talte.", "Lise Dalheim", [("ambassador", "NOR", "current")]),
    ("Norges ambassadør til Russland, Per Ekdal ble kalt inn.", "Per Ekdal", [("ambassador", "NOR", "current")]),
    ("Det hvite hus’ talskvinne Lise Dalheim svarte.", "Lise Dalheim", [("spokesperson", "USA", "current")]),
    ("Hun møtte Per Ekdal, nestleder for FN, i går.", "Per Ekdal", [("official", "FN", "current")]),
    ("Nato-sjef Per Ekdal svarte.", "Per Ekdal", [("secretary_general", "Nato", "current")]),
    ("FN-sjefen Per Ekdal svarte.", "Per Ekdal", [("secretary_general", "FN", "current")]),
    ("FNs spesialutsending for Sahel-regionen, Per Ekdal, kom.", "Per Ekdal", [("special_envoy", "FN", "current")]),
    ("EUs spesialutsending for Balkan, finske Per Ekdal, kom.", "Per Ekdal", [("special_envoy", "EU", "current")]),
    ("Per Ekdal er Finlands ambassadør.", "Per Ekdal", [("ambassador", "FIN", "current")]),
    ("Per Ekdal, som har vært finsk utenriksminister i tre år, kom.", "Per Ekdal", [("foreign_minister", "FIN", "current")]),
    ("Tidligere denne uken tok Finlands president Per Ekdal imot Luz Orta.", "Per Ekdal", [("head_of_state", "FIN", "current")]),
    ("Tidligere har Finlands president Per Ekdal sagt nei.", "Per Ekdal", [("head_of_state", "FIN", "current")]),
    ("Tidligere finske president Per Ekdal kom.", "Per Ekdal", [("head_of_state", "FIN", "former")]),
    ("Finlands avgåtte statsminister Per Ekdal kom.", "Per Ekdal", [("head_of_government", "FIN", "former")]),
    ("USAs forrige president, Per Ekdal, kom.", "Per Ekdal", [("head_of_state", "USA", "former")]),
    ("Finlands ekspresident Per Ekdal kom.", "Per Ekdal", [("head_of_state", "FIN", "former")]),
    ("Italias utenriksminister og visestatsminister Per Ekdal kom.", "Per Ekdal", [("deputy_head_of_government", "ITA", "current"), ("foreign_minister", "ITA", "current")]),
    ("Vietnams visejustisminister Per Ekdal kom.", "Per Ekdal", [("deputy_minister", "VNM", "current")]),
    ("Talibans utenriksminister, mulla Per Ekdal, kom.", "Per Ekdal", [("foreign_minister", "Taliban", "current")]),
    ("Finlands president Per Ekdal kom. Per Ekdals rådgiver, Lise Dalheim, smilte.", "Lise Dalheim", [("official", "FIN", "current")]),
    ("Finland vil vente. Landets utenriksminister Pekka Laine sier nei.", "Pekka Laine", [("foreign_minister", "FIN", "current")]),
    ("En talsmann for Hamas, Ali Dubov, svarte.", "Ali Dubov", [("spokesperson", "Hamas", "current")]),
    ("Pekka Laine, den daværende finske presidenten, kom.", "Pekka Laine", [("head_of_state", "FIN", "former")]),
    ("FNs nødhjelpskoordinator Per Ekdal kom.", "Per Ekdal", [("official", "FN", "current")]),
    ("Per Ekdal, talsmann for Finlands utenriksdepartement, kom.", "Per Ekdal", [("spokesperson", "FIN", "current")]),
    ("Statssekretær Pekka Laine i Finlands utenriksdepartement kom.", "Pekka Laine", [("deputy_minister", "FIN", "current")]),
    ("Utenriksministrene Pekka Laine (Finland) og Ion Dalca (Romania) kom.", "Ion Dalca", [("foreign_minister", "ROU", "current")]),
    ("Utenriksministrene Pekka Laine fra Finland og Ion Dalca fra Romania kom.", "Pekka Laine", [("foreign_minister", "FIN", "current")]),
    ("Finlands president P.J. Laine kom.", "P.J. Laine", [("head_of_state", "FIN", "current")]),
    ("Finlands president A. R. Laine kom.", "A R Laine", [("head_of_state", "FIN", "current")]),
    ("I Santiago svarte utenriksdepartementets talsmann, Hernán Luna, straks.", "Hernán Luna", [("spokesperson", "CHL", "current")]),
]  # fmt: skip
NN: list[tuple[str, str, list[Held]]] = [
    ("Han møter Romania sin utanriksminister, Ion Dalca.", "Ion Dalca", [("foreign_minister", "ROU", "current")]),
    ("EU sin kommissær for humanitære spørsmål, Ion Dalca, kjem.", "Ion Dalca", [("official", "EU", "current")]),
    ("Den dåverande finske presidenten Pekka Laine kom.", "Pekka Laine", [("head_of_state", "FIN", "former")]),
]  # fmt: skip
EN: list[tuple[str, str, list[Held]]] = [
    ("Under Secretary of State for Arms Control and International Security Lena Dale spoke.", "Lena Dale", [("deputy_minister", "USA", "current")]),
    ("US Special Envoy for the Middle East Peter Dale came.", "Peter Dale", [("special_envoy", "USA", "current")]),
    ("French Minister for Europe and Foreign Affairs Peter Dale spoke.", "Peter Dale", [("foreign_minister", "FRA", "current")]),
    ("The PRC Director of the Office of Foreign Affairs met him. PRC Director of Policy and Foreign Minister Gao Tan spoke.", "Gao Tan", [("foreign_minister", "CHN", "current"), ("official", "CHN", "current")]),
    ("The following is attributable to Principal Deputy Spokesperson Peter Dale:", "Peter Dale", [("spokesperson", "USA", "current")]),
    ("Russian Foreign Ministry spokeswoman Lena Dale replied.", "Lena Dale", [("spokesperson", "RUS", "current")]),
    ("Kremlin aide Peter Dale replied.", "Peter Dale", [("official", "RUS", "current")]),
    ("China's top diplomat, Gao Tan, replied.", "Gao Tan", [("official", "CHN", "current")]),
    ("Republic of Korea (ROK) First Vice Foreign Minister Gao Tan came.", "Gao Tan", [("deputy_minister", "KOR", "current")]),
    ("Peter Dale, Deputy Minister of Foreign Affairs of the Republic of Armenia, came.", "Peter Dale", [("deputy_minister", "ARM", "current")]),
    ("Britain's U.N. ambassador, Dame Lena Dale, came.", "Lena Dale", [("ambassador", "GBR", "current")]),
    ("The new United States ambassador, Mr Peter Dale, came.", "Peter Dale", [("ambassador", "USA", "current")]),
    ("Then-Finnish President Peter Dale came.", "Peter Dale", [("head_of_state", "FIN", "former")]),
    ("Former Finnish President Peter Dale came.", "Peter Dale", [("head_of_state", "FIN", "former")]),
    ("President-elect Peter Dale of Finland came.", "Peter Dale", [("head_of_state", "FIN", "designate")]),
    ("The European commissioner for enlargement, Lena Dale, came.", "Lena Dale", [("official", "EU", "current")]),
    ("Foreign ministers Pekka Laine (Finland) and Ion Dalca (Romania) came.", "Pekka Laine", [("foreign_minister", "FIN", "current")]),
    ("The defence ministers Pekka Laine of Finland and Ion Dalca of Romania came.", "Pekka Laine", [("defence_minister", "FIN", "current")]),
    ("Finland's president, A. R. Dale, came.", "A R Dale", [("head_of_state", "FIN", "current")]),
    ("Peter Dale, a spokesperson for Finland's foreign ministry, came.", "Peter Dale", [("spokesperson", "FIN", "current")]),
    ("Hamas chief Ali Dale replied.", "Ali Dale", [("other", "Hamas", "current")]),
    ("Peter Dale, who currently serves as Finland's foreign minister, came.", "Peter Dale", [("foreign_minister", "FIN", "current")]),
    ("Peter Dale, 56, president of Finland, came.", "Peter Dale", [("head_of_state", "FIN", "current")]),
    ("Finnish Foreign Minister Peter Dale and Defence Minister Lena Holm came.", "Lena Holm", [("defence_minister", "FIN", "current")]),
    ("Lena Holm thanked Prime Minister Peter Dale for Finnish aid.", "Peter Dale", []),
    ("Finnish President Peter Dale's envoy Lena Holm came.", "Lena Holm", [("special_envoy", "FIN", "current")]),
    ("Lena Holm, Finnish President Peter Dale’s foreign affairs adviser, agreed.", "Lena Holm", [("official", "FIN", "current")]),
    ("Finnish President Peter Dale's Ukraine envoy Lena Holm came.", "Lena Holm", [("special_envoy", "FIN", "current")]),
    ("In Santiago, Deputy Foreign Minister Lena Holm called in the consul.", "Lena Holm", [("deputy_minister", "CHL", "current")]),
    ("Finland said no. Its foreign minister, Peter Dale, explained.", "Peter Dale", [("foreign_minister", "FIN", "current")]),
    ("National Security Advisor to the Vice President Peter Dale came. The United States said so.", "Peter Dale", [("official", "USA", "current")]),
    ("French Diplomatic Advisor to the President Peter Dale came.", "Peter Dale", [("official", "FRA", "current")]),
    ("An adviser to Finnish President Peter Dale came.", "Peter Dale", [("head_of_state", "FIN", "current")]),
    ("Prime Minister Peter Dale of the Commonwealth of The Bahamas came.", "Peter Dale", [("head_of_government", "BHS", "current")]),
    ("The Mexican delegation came. Foreign Secretary Lena Holm spoke.", "Lena Holm", [("foreign_minister", "MEX", "current")]),
    ("U.S. National Security Advisor Lena Holm and National Security Advisor Peter Dale met. The United States said so.", "Peter Dale", []),
    ("U.S. National Security Advisor Lena Holm met National Security Advisor Peter Dale of India.", "Peter Dale", [("official", "IND", "current")]),
    ("The Indian side came. Foreign Secretary Lena Holm spoke.", "Lena Holm", [("official", "IND", "current")]),
    ("The UK's International Trade Secretary Peter Dale came.", "Peter Dale", [("minister", "GBR", "current")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "name", "held"),
    [("nb", *c) for c in NB] + [("nn", *c) for c in NN] + [("en", *c) for c in EN],
)
def test_offices(language: str, text: str, name: str, held: list[Held]) -> None:
    person = next(p for p in extraction(text, language).persons if p.name == name)
    assert sorted((o.office, o.of, o.when) for o in person.offices) == held


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("nb", "Per Ekdal, som presidenten i Finland møtte, talte.", "Per Ekdal"),
        ("nb", "Talsmann for Finlands president Pekka Laine kom.", "Pavel Dubov"),
        ("nb", "Pekka Laine (Finland) og Ion Dalca (Romania) vant løpet.", "Pekka Laine"),
        ("nb", "Utenriksminister Pavel Dubov møtte pressen i Russland.", "Pavel Dubov"),
        ("en", "Finnish President Peter Dale, the French president and Lena Holm came.", "Lena Holm"),
        ("en", "After talks with the Finnish president, Lena Holm left.", "Lena Holm"),
        ("en", "The popular Finnish leader, Lena Holm, is in prison.", "Nobody"),
    ],
)
def test_a_title_of_somebody_else_is_nobody_elses(language: str, text: str, name: str) -> None:
    found = {p.name: [o.of for o in p.offices] for p in extraction(text, language).persons}
    assert found.get(name, []) == []


def test_a_list_of_people_is_no_apposition() -> None:
    found = extraction("Qatar's Emir Peter Dale, the French president and Lena Holm came.", "en")
    assert {p.name: [o.of for o in p.offices] for p in found.persons}["Peter Dale"] == ["QAT"]


def test_home_offices_are_held_by_home_names() -> None:
    found = extraction("Utenriksminister Ingrid Dalheim møtte Sveriges president i går.")
    assert [(o.of, o.of_inferred) for o in found.persons[0].offices] == [("NOR", True)]


def test_a_counterpart_holds_the_office_of_the_one_before() -> None:
    found = extraction(
        "Norges statsminister Lise Dalheim kom. Norges utenriksminister Per Ekdal møtte sin finske kollega Pekka Laine."
    )
    assert [(o.office, o.of) for o in found.persons[-1].offices] == [("foreign_minister", "FIN")]


def test_the_speakers_own_counterpart_has_no_office_here() -> None:
    found = extraction(
        "Finnish President Peter Dale said: “I spoke with my Danish counterpart, Lena Holm.”", "en"
    )
    assert {p.name: p.offices for p in found.persons}["Lena Holm"] == ()


def test_the_span_of_a_title_holds_its_field() -> None:
    text = "US Special Envoy for the Middle East Peter Dale came."
    title = document(text, "en").titles[0]
    assert text[title.start : title.end] == "US Special Envoy for the Middle East"


@pytest.mark.parametrize(
    ("title", "text", "of"),
    [
        ("Svarer", "Utenriksminister Ingrid Dalheim (Sp) svarte.", ["NOR"]),
        ("Svarer", "Utenriksminister Ingrid Dalheim svarte.\n\n– Nei, sa Dalheim (S).", []),
        ("Sverige stenger grensen", "Nå er det slutt, sier utenriksminister Ingrid Sjöqvist.", ["SWE"]),
        ("Sverige stenger grensen", "Nå er det slutt, sier utenriksminister Ingrid Dalheim (H).", ["NOR"]),
        ("Sverige stenger grensen", "Nå er det slutt, sier utenriksminister Ingrid Dalheim.", []),
        ("Kalt inn", "I dag ble ambassadør Igor Belskij kalt inn til det svenske utenriksdepartementet.", []),
    ],
)
def test_home_is_no_guess_beside_foreign_parties_and_headlines(title: str, text: str, of: list[str]) -> None:
    found = extraction(text, title=title)
    assert [o.of for o in found.persons[0].offices] == of


def test_a_headline_tells_whose_office_the_text_means() -> None:
    found = extraction("President Josphat Otieno blir hjemme.", title="Kenyas president blir hjemme")
    assert [o.of for o in found.persons[0].offices] == ["KEN"]


def test_a_spokesperson_for_somebody_serves_the_same_state() -> None:
    found = extraction(
        "Kenyas president Josphat Otieno blir hjemme. I mars sendte Uganda politi dit.\n\n"
        "En talskvinne for Otieno, Faith Njeri, avviser det."
    )
    assert {p.name: [o.of for o in p.offices] for p in found.persons}["Faith Njeri"] == ["KEN"]


def test_one_post_is_not_held_by_both_of_two_presidents() -> None:
    found = extraction("Presidentene Goran Belić og Agim Morina møttes. Nei, sa den serbiske presidenten.")
    held = [p.name for p in found.persons for o in p.offices if o.of == "SRB"]
    assert held == ["Goran Belić"]  # whose name is like those of that state's


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Secretary of Culture Andrés Solis of Peru met reporters.", "minister"),
        ("Peru's Secretary of Modernization Andrés Solis met reporters.", "minister"),
        ("Peru's Secretary of Foreign Affairs Andrés Solis met reporters.", "foreign_minister"),
        ("Secretary of State Andrés Solis met reporters.", "foreign_minister"),
        ("Andrés Solis, secretary of the Communist Party of Peru, met reporters.", "official"),
        ("Andrés Solis, secretary of the Peruvian Security Council, met reporters.", "official"),
    ],
)
def test_a_secretary_of_a_field_heads_no_foreign_ministry(text: str, office: str) -> None:
    told = document(text, "en")
    assert [t.office for t in told.titles] == [office]
