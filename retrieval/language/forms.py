"""Words that a stemmer cannot bring together: irregular forms, demonyms, spellings, numbers."""

from __future__ import annotations

_IRREGULAR = """
say said; tell told; think thought; get got gotten; give gave given; take took taken; make made;
go went gone; come came; see saw seen; know knew known; find found; hold held; lead led;
leave left leaves; lose lost; win won; begin began begun; become became; bring brought; buy bought;
build built; send sent; spend spent; speak spoke spoken; write wrote written; rise rose risen;
fall fell fallen; fly flew flown; grow grew grown; throw threw thrown; draw drew drawn;
drive drove driven; ride rode ridden; choose chose chosen; break broke broken; steal stole stolen;
wear wore worn; swear swore sworn; shoot shot; fight fought; catch caught; teach taught;
seek sought; sell sold; pay paid; meet met; feel felt; keep kept; sleep slept; sweep swept;
deal dealt; mean meant; hear heard; stand stood; understand understood; strike struck stricken;
sink sank sunk; sing sang sung; swim swam swum; drink drank drunk; ring rang rung; run ran;
sit sat; forget forgot forgotten; forgive forgave forgiven; hide hid hidden; bite bitten;
eat ate eaten; shake shook shaken; freeze froze frozen; wake woke woken; tear tore torn;
bear bore born borne; blow blew blown; show shown; swing swung; hang hung; dig dug; stick stuck;
feed fed; flee fled; bleed bled; breed bred; slide slid; spin spun; lend lent;
bend bent; burn burnt; learn learnt; withdraw withdrew withdrawn; undergo underwent undergone;
overcome overcame; overthrow overthrew overthrown; undertake undertook undertaken;
man men; woman women; child children; foot feet; tooth teeth; life lives;
wife wives; mouse mice; person people; crisis crises; analysis analyses;
"""
"""Irregular verbs and nouns of English, after their base form."""

_DERIVED = """
suspend suspension; decide decision; explode explosion; invade invasion; conclude conclusion;
expel expulsion; collide collision; permit permission; admit admission; explain explanation;
destroy destruction; reduce reduction; describe description; respond response; depart departure;
fail failure; marry marriage; die death; convict conviction; discover discovery; fly flight;
apologize apology apologise; criticize criticism criticise; lawmaker mp mps
"""
"""Verbs, and the nouns of what they do where a stemmer does not bring the two together."""

_SPELLINGS = """
program programme; defense defence; offense offence; license licence; color colour; labor labour;
favor favour; honor honour; harbor harbour; neighbor neighbour; behavior behaviour; center centre;
theater theatre; rumor rumour; humor humour; tire tyre; gray grey; plow plough; jewelry jewellery;
airplane aeroplane; check cheque; skeptic sceptic; pajamas pyjamas; traveler traveller
"""
"""British spellings, after the American one."""

_DEMONYMS = """
afghanistan afghan afghans; albania albanian; algeria algerian; america american; angola angolan;
argentina argentine argentinian; armenia armenian; australia australian; austria austrian;
bahrain bahraini; bangladesh bangladeshi; belarus belarusian; belgium belgian; bolivia bolivian;
bosnia bosnian; brazil brazilian; britain british briton britons; bulgaria bulgarian;
burma burmese; cambodia cambodian; cameroon cameroonian; canada canadian; chad chadian;
chile chilean; china chinese; colombia colombian; congo congolese; croatia croatian; cuba cuban;
cyprus cypriot; denmark danish dane danes; ecuador ecuadorian; egypt egyptian; england english;
eritrea eritrean; estonia estonian; ethiopia ethiopian; europe european; finland finnish finn;
france french frenchman; georgia georgian; germany german; ghana ghanaian; greece greek;
guatemala guatemalan; haiti haitian; hungary hungarian; iceland icelandic; india indian;
indonesia indonesian; iran iranian; iraq iraqi; ireland irish; israel israeli; italy italian;
jamaica jamaican; japan japanese; jordan jordanian; kazakhstan kazakh; kenya kenyan;
korea korean; kosovo kosovar; kuwait kuwaiti; kurdistan kurdish kurd kurds; laos laotian;
latvia latvian; lebanon lebanese; liberia liberian; libya libyan; lithuania lithuanian;
malaysia malaysian; mali malian; mexico mexican; moldova moldovan; mongolia mongolian;
morocco moroccan; mozambique mozambican; nepal nepalese nepali; netherlands dutch;
nicaragua nicaraguan; nigeria nigerian; norway norwegian; pakistan pakistani;
palestine palestinian; panama panamanian; paraguay paraguayan; peru peruvian;
philippines philippine filipino filipinos; poland polish; portugal portuguese; qatar qatari;
romania romanian; russia russian; rwanda rwandan; scotland scottish scot scots; senegal senegalese;
serbia serbian serb serbs; singapore singaporean; slovakia slovak slovakian; slovenia slovenian;
somalia somali; spain spanish spaniard; sudan sudanese; sweden swedish swede swedes;
switzerland swiss; syria syrian; taiwan taiwanese; tanzania tanzanian; thailand thai;
tunisia tunisian; turkey turkish; uganda ugandan; ukraine ukrainian; uruguay uruguayan;
uzbekistan uzbek; venezuela venezuelan; vietnam vietnamese; wales welsh; yemen yemeni;
zambia zambian; zimbabwe zimbabwean
"""
"""Countries and what their people are called. A word with an everyday meaning ("polish") loses it
to the country, which news writes more about."""


def _read(table: str, *endings: str) -> dict[str, str]:
    groups = (group.split() for group in table.split(";"))
    return {
        f"{form}{ending}": base
        for base, *forms in filter(None, groups)
        for form in forms
        for ending in ("", *endings)
    }


BASE_FORMS = {
    **_read(_IRREGULAR),
    **_read(_DERIVED, "s"),
    **_read(_SPELLINGS, "s"),
    **_read(_DEMONYMS, "s"),
}
"""From a form, in lower case, to the word that stands for it."""

COUNTRIES = frozenset(group.split()[0] for group in _DEMONYMS.split(";"))
"""The words that stand for countries and continents, as they are written."""
