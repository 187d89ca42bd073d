"""Lines of work: pairs of posts of one house, by kind of house, that one person has or hardly has together."""

from __future__ import annotations

import pytest

from claimcheck.lexicon import lexicon
from claimcheck.subjects.lines import lines_apart, merely_praised
from claimcheck.subjects.roles import canonical_role, roles_agree, roles_exclude

APART = {
    "hospital": [
        ("head of surgery", "chief anaesthetist"), ("chief pharmacist", "head of radiology"),
        ("matron", "hospital administrator"), ("head midwife", "chief pathologist"),
        ("head nurse", "head of catering"), ("ward sister", "chief pharmacist"),
        ("chief cardiologist", "head of payroll"), ("hospital administrator", "theatre nurse"),
    ],
    "ship": [
        ("captain", "purser"), ("second officer", "chief steward"), ("radio officer", "cruise director"),
        ("salvage master", "naval architect"), ("third engineer", "ship's cook"), ("captain", "ship's doctor"),
        ("chief officer", "third officer"),
    ],
    "army and camp": [
        ("commandant", "adjutant"), ("commandant", "camp doctor"), ("commander", "chief of staff"),
        ("garrison commander", "quartermaster"), ("adjutant", "paymaster"), ("commander", "judge advocate"),
    ],
    "church": [
        ("diocesan chancellor", "vicar for clergy"), ("bishop", "vicar general"),
        ("music director", "assistant organist"), ("archbishop", "diocesan bursar"),
        ("seminary rector", "judicial vicar"), ("abbot", "cellarer"), ("vicar general", "diocesan bursar"),
        ("bishop", "seminary rector"),
    ],
    "court and prison": [
        ("trial judge", "defence lawyer"), ("chief prosecutor", "court clerk"), ("prison governor", "prison doctor"),
        ("governor of the prison", "chief warder"), ("coroner", "chief prosecutor"),
        ("inquiry secretary", "counsel to the inquiry"),
    ],
    "school and university": [
        ("rector", "bursar"), ("headmaster", "school nurse"), ("chief librarian", "head of admissions"),
        ("vice-chancellor", "student"), ("bursar", "head of physics"), ("admissions tutor", "chief librarian"),
    ],
    "theatre and orchestra": [
        ("intendant", "dramaturge"), ("house manager", "wardrobe mistress"),
        ("principal conductor", "orchestra librarian"), ("concertmaster", "orchestra manager"),
        ("director", "dramaturge"), ("stage manager", "head of ticketing"), ("technical manager", "chorus master"),
    ],
    "newspaper and radio": [
        ("editor-in-chief", "reporter"), ("sports editor", "advertising manager"),
        ("station manager", "sound engineer"), ("picture editor", "head of distribution"),
        ("station manager", "continuity announcer"), ("publicist", "arts editor"),
    ],
    "bank and insurance": [
        ("branch manager", "chief cashier"), ("head accountant", "internal auditor"),
        ("chief actuary", "head of claims"), ("chief executive", "chief dealer"),
        ("head of internal audit", "chief cashier"), ("branch manager", "security guard"),
        ("chief underwriter", "personnel manager"),
    ],
    "shop, factory and mine": [
        ("chief buyer", "payroll manager"), ("store manager", "store detective"),
        ("plant manager", "head of purchasing"), ("mine manager", "mine surveyor"), ("head brewer", "sales manager"),
        ("shift foreman", "chief accountant"), ("managing director", "crane operator"),
        ("chief geologist", "mine manager"), ("master blender", "head of payroll"),
    ],
    "railway, airline and port": [
        ("stationmaster", "train driver"), ("airport director", "air traffic controller"),
        ("chief pilot", "head of catering"), ("harbour master", "tally clerk"),
        ("traffic superintendent", "train conductor"), ("chief executive", "chief pilot"),
        ("customs officer", "dockmaster"),
    ],
    "coast guard, fire brigade and lifeboat": [
        ("controller", "operations officer"), ("divisional controller", "district operations officer"),
        ("coxswain", "second coxswain"), ("fire chief", "station officer"), ("fire chief", "head of payroll"),
    ],
    "museum, archive and library": [
        ("chief archivist", "head of catering"), ("director", "branch librarian"),
        ("chief conservator", "head of education"), ("branch librarian", "head of fundraising"),
        ("chief curator", "museum guard"), ("herbarium keeper", "head gardener"),
    ],
    "zoo, garden and park": [
        ("director", "head gardener"), ("zoo vet", "head of marketing"), ("director", "head ranger"),
        ("zookeeper", "finance director"), ("chief zoologist", "head of catering"),
    ],
    "observatory, space and laboratory": [
        ("mission director", "flight director"), ("flight director", "capsule communicator"),
        ("telescope operator", "head of outreach"), ("launch director", "mission commander"),
        ("chief investigator", "trial statistician"), ("deputy investigator", "chief investigator"),
        ("director", "laboratory technician"),
    ],
    "club, race and festival": [
        ("chief referee", "race secretary"), ("head coach", "groundsman"), ("race director", "race doctor"),
        ("sporting director", "team doctor"), ("club president", "kit man"),
        ("festival director", "head of security"), ("chief timekeeper", "race doctor"),
    ],
    "union, party, parliament and ministry": [
        ("speaker", "chief whip"), ("minister", "permanent secretary"),
        ("leader of the opposition", "prime minister"), ("clerk of parliament", "speaker"),
        ("regional secretary", "national secretary"), ("minister of trade", "private secretary"),
        ("campaign manager", "treasurer"),
    ],
    "town and utility": [
        ("municipal manager", "head of water services"), ("councillor", "town clerk"), ("mayor", "town treasurer"),
        ("chief planner", "town treasurer"), ("city attorney", "building inspector"),
        ("head of housing", "director of roads"), ("city manager", "dam keeper"),
    ],
    "farm, hotel and restaurant": [
        ("hotel manager", "night porter"), ("housekeeper", "head chef"), ("sommelier", "head receptionist"),
        ("farm manager", "farmhand"), ("head chef", "head waiter"), ("hotel manager", "concierge"),
        ("estate manager", "head waiter"),
    ],
    "foundation, prize and charity": [
        ("jury president", "secretary general"), ("country director", "logistician"),
        ("executive director", "fundraising manager"), ("head of grants", "office manager"),
        ("publicist", "country director"),
    ],
    "studio, film and publishing": [
        ("lead programmer", "publicist"), ("narrative designer", "chief financial officer"),
        ("location manager", "costume designer"), ("director of photography", "casting director"),
        ("stunt coordinator", "script supervisor"), ("commissioning editor", "head of rights"),
        ("sound designer", "line producer"),
    ],
    "site, dig and expedition": [
        ("site manager", "clerk of works"), ("resident engineer", "quantity surveyor"),
        ("expedition leader", "expedition doctor"), ("base camp manager", "expedition doctor"),
        ("station leader", "cook"), ("site manager", "crane operator"),
        ("county archaeologist", "finds liaison officer"),
    ],
    "houses of all kinds": [
        ("head of radiology", "blood bank manager"), ("infection control officer", "head of procurement"),
        ("chief dietitian", "head nurse"), ("transplant coordinator", "chief pharmacist"),
        ("chief purser", "chief engineer"), ("regimental chaplain", "adjutant"), ("chaplain", "quartermaster"),
        ("camp cook", "quartermaster"), ("dean", "precentor"), ("canon treasurer", "clerk of works"),
        ("dean of medicine", "dean of law"), ("head of sixth form", "school cook"), ("principal", "bursar"),
        ("head of wardrobe", "chief electrician"), ("principal horn", "orchestra manager"),
        ("production editor", "circulation manager"), ("foreign correspondent", "head of advertising"),
        ("head of compliance", "branch manager"), ("loan officer", "branch manager"),
        ("head of claims", "chief actuary"), ("security chief", "catering manager"),
        ("shop floor manager", "head of accounts"), ("ventilation officer", "shift foreman"),
        ("safety engineer", "mine captain"), ("signalling engineer", "timetable manager"),
        ("ground operations manager", "chief pilot"), ("airport fire chief", "airport director"),
        ("harbour master", "port chaplain"), ("manuscripts conservator", "director"),
        ("head of reptiles", "head of visitor services"), ("director", "head of horticulture"),
        ("telescope operations manager", "chief astronomer"), ("payload manager", "flight dynamics officer"),
        ("data manager", "trial coordinator"), ("club doctor", "head of media"),
        ("course director", "medical director"), ("box office manager", "stage director"),
        ("chief whip", "party treasurer"), ("speaker", "sergeant-at-arms"),
        ("permanent secretary", "deputy minister"), ("head of roads", "town clerk"), ("fire chief", "mayor"),
        ("chief chemist", "plant manager"), ("head of water quality", "finance director"),
        ("head shepherd", "farm manager"), ("front office manager", "executive chef"), ("sommelier", "pastry chef"),
        ("grants manager", "communications director"), ("prize administrator", "jury chair"),
        ("sound recordist", "line producer"), ("rights director", "production director"),
        ("site engineer", "safety officer"), ("finds officer", "dig director"), ("chief ranger", "wildlife vet"),
    ],
}  # fmt: skip
TOGETHER = {
    "hospital": [
        ("surgeon", "director"), ("head of cardiology", "chief cardiologist"),
        ("clinical director", "chief anaesthetist"), ("superintendent", "medical superintendent"),
        ("doctor", "head of emergency medicine"), ("professor", "head of surgery"),
        ("medical director", "chief surgeon"), ("head nurse", "matron"), ("chief radiologist", "dean"),
        ("chief anaesthetist", "head of intensive care"), ("chief dietitian", "head of nutrition"),
    ],
    "ship": [
        ("captain", "expedition leader"), ("master", "skipper"), ("sailor", "boatswain"),
        ("chief officer", "safety officer"), ("engineer", "second engineer"), ("salvage master", "managing director"),
        ("salvage master", "tow master"),
    ],
    "army and camp": [
        ("colonel", "commandant"), ("captain", "adjutant"), ("major", "quartermaster"), ("commandant", "commander"),
        ("lieutenant", "signals officer"), ("veteran", "camp doctor"),
    ],
    "church": [
        ("priest", "vicar general"), ("vicar general", "episcopal vicar"), ("canon", "precentor"),
        ("dean", "vicar general"), ("organist", "choirmaster"), ("parish priest", "diocesan secretary"),
        ("cardinal", "archbishop"), ("bellringer", "churchwarden"),
    ],
    "court and prison": [
        ("judge", "chairman"), ("lawyer", "notary"), ("chief judge", "court president"),
        ("lawyer", "chief prosecutor"), ("priest", "prison chaplain"), ("attorney general", "chief prosecutor"),
    ],
    "school and university": [
        ("professor", "pro-rector"), ("professor", "dean"), ("dean", "head of department"), ("teacher", "headmaster"),
        ("historian", "rector"), ("author", "bursar"), ("mathematician", "head of mathematics"),
        ("poet", "chief librarian"),
    ],
    "theatre and orchestra": [
        ("artistic director", "intendant"), ("music director", "principal conductor"), ("composer", "concertmaster"),
        ("actor", "dramaturge"), ("violinist", "concertmaster"), ("playwright", "dramaturge"),
    ],
    "newspaper and radio": [
        ("managing director", "editor-in-chief"), ("editor", "sports editor"), ("critic", "arts editor"),
        ("journalist", "news editor"), ("presenter", "head of news"), ("writer", "literary editor"),
        ("publisher", "editor-in-chief"),
    ],
    "bank and insurance": [
        ("banker", "branch manager"), ("economist", "chief executive"), ("chairman", "chief executive"),
        ("cashier", "head cashier"), ("auditor", "internal auditor"), ("accountant", "chief financial officer"),
        ("board member", "chief actuary"), ("head of claims", "chief underwriter"),
        ("internal auditor", "chief compliance officer"),
    ],
    "shop, factory and mine": [
        ("engineer", "plant manager"), ("owner", "head brewer"), ("founder", "chief buyer"),
        ("crane operator", "shop steward"), ("train driver", "branch secretary"), ("geologist", "chief geologist"),
        ("chief geologist", "exploration manager"),
        ("mine manager", "chief engineer"), ("head of exploration", "chief geologist"),
        ("chief chemist", "head of chemistry"),
    ],
    "railway, airline and port": [
        ("pilot", "chief pilot"), ("harbour master", "port director"), ("captain", "chief pilot"),
        ("train driver", "union representative"), ("engineer", "divisional engineer"),
        ("flight attendant", "treasurer"), ("harbour pilot", "chairman"),
    ],
    "coast guard, fire brigade and lifeboat": [
        ("fisherman", "coxswain"), ("firefighter", "station officer"), ("fire chief", "incident commander"),
        ("receptionist", "coxswain"), ("officer", "controller"),
    ],
    "museum, archive and library": [
        ("historian", "chief archivist"), ("curator", "curator of maps"), ("archaeologist", "director"),
        ("art historian", "chief curator"), ("restorer", "head of conservation"),
    ],
    "zoo, garden and park": [
        ("director of horticulture", "head gardener"),
        ("botanist", "director"), ("veterinarian", "zoo vet"), ("ranger", "head ranger"),
        ("gardener", "head gardener"), ("zoologist", "head of mammals"),
    ],
    "observatory, space and laboratory": [
        ("engineer", "mission director"), ("astronomer", "director"), ("project manager", "mission director"),
        ("principal investigator", "professor"), ("physicist", "flight director"), ("mission director", "director"),
        ("principal investigator", "head of planetary science"), ("statistician", "trial statistician"),
    ],
    "club, race and festival": [
        ("tournament director", "director"), ("captain", "goalkeeper"), ("race director", "clerk of the course"),
        ("secretary", "race secretary"), ("physiotherapist", "masseur"), ("timekeeper", "chief timekeeper"),
        ("critic", "jury president"),
    ],
    "union, party, parliament and ministry": [
        ("deputy", "deputy mayor"), ("member of parliament", "chief whip"), ("minister", "member of parliament"),
        ("party leader", "leader of the opposition"), ("secretary", "treasurer"),
        ("minister", "deputy prime minister"), ("justice minister", "attorney general"), ("lawyer", "minister"),
    ],
    "town and utility": [
        ("head of water", "director of waste"),
        ("architect", "head of works"), ("engineer", "head of water services"), ("councillor", "mayor"),
        ("doctor", "mayor"), ("surveyor", "building inspector"), ("farmer", "councillor"),
        ("treasurer", "town treasurer"), ("city manager", "town manager"),
    ],
    "farm, hotel and restaurant": [
        ("farmer", "farm manager"), ("owner", "head chef"), ("chef", "head chef"), ("winemaker", "head winemaker"),
        ("head chef", "sous-chef"), ("hotelier", "hotel manager"), ("estate manager", "head winemaker"),
    ],
    "foundation, prize and charity": [
        ("founder", "executive director"), ("chairman", "president"), ("novelist", "jury president"),
        ("patron", "chairman"), ("spokesman", "country director"), ("member", "secretary general"),
        ("volunteer", "treasurer"),
    ],
    "studio, film and publishing": [
        ("programmer", "lead programmer"), ("lead programmer", "lead designer"),
        ("founder", "chief technology officer"), ("director", "producer"), ("critic", "producer"),
        ("author", "editor-in-chief"), ("director", "film editor"),
    ],
    "site, dig and expedition": [
        ("architect", "project manager"), ("archaeologist", "county archaeologist"), ("head", "county archaeologist"),
        ("surveyor", "expedition leader"), ("explorer", "expedition leader"), ("mountaineer", "expedition doctor"),
        ("leader", "clerk of works"), ("engineer", "resident engineer"),
    ],
    "houses of all kinds": [
        ("surgeon", "head of radiology"), ("engineer", "safety officer"), ("captain", "hotel director"),
        ("physicist", "lab manager"), ("lawyer", "head of compliance"), ("pilot", "airport director"),
        ("journalist", "campaign manager"), ("artist", "art director"), ("professor", "chief astronomer"),
        ("colonel", "head of logistics"), ("midwife", "head of obstetrics"), ("director", "chief astronomer"),
        ("founder", "community manager"), ("head", "chief chemist"), ("chief", "fire chief"),
        ("priest", "port chaplain"), ("baritone", "chorus master"), ("sailor", "harbour master"),
        ("geologist", "head of exploration"), ("chef", "restaurant manager"), ("vet", "head of reptiles"),
        ("historian", "map librarian"), ("politician", "chief whip"), ("deputy", "party treasurer"),
        ("board member", "chief chemist"), ("archaeologist", "finds officer"), ("musician", "orchestra manager"),
        ("soldier", "camp cook"), ("firefighter", "training officer"), ("chief executive", "president"),
        ("owner", "managing director"), ("judge", "inquiry chairman"), ("chairman", "head of the inquiry"),
        ("general", "minister of defence"), ("mayor", "party leader"), ("director", "project director"),
        ("project manager", "lead engineer"), ("manager", "head coach"), ("administrator", "director"),
        ("researcher", "head of laboratory"), ("nurse", "ward sister"), ("expert", "head of water quality"),
        ("adviser", "chief of staff"), ("consultant", "medical director"), ("programme director", "project leader"),
        ("editor", "publisher"), ("station manager", "news director"), ("first violin", "concertmaster"),
        ("secretary", "company secretary"), ("general manager", "sporting director"),
        ("conductor", "artistic director"), ("rector", "professor"), ("dean", "director of the institute"),
        ("lieutenant", "adjutant"), ("treasurer", "finance director"), ("curator", "chief curator"),
        ("producer", "executive producer"), ("lead author", "director"),
        ("principal investigator", "project director"), ("winemaker", "owner"), ("chairman", "patron"),
        ("president", "chairman of the board"), ("captain", "skipper"), ("chief engineer", "technical director"),
        ("head of operations", "flight director"), ("chief inspector", "district commander"),
        ("commander", "colonel"), ("co-pilot", "first officer"), ("union leader", "shop steward"),
        ("train driver", "shop steward"), ("actor", "theatre director"),
    ],
}  # fmt: skip


def _excluded(a: str, b: str) -> bool:
    return not roles_agree(a, b) and (lines_apart(a, b) or roles_exclude(a, b))


def _pairs(table: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str, str]]:
    return [(house, a, b) for house, pairs in table.items() for a, b in pairs]


@pytest.mark.parametrize(("house", "a", "b"), _pairs(APART))
def test_two_peoples_work(house: str, a: str, b: str) -> None:
    assert _excluded(a, b), house
    assert _excluded(b, a), house


@pytest.mark.parametrize(("house", "a", "b"), _pairs(TOGETHER))
def test_posts_that_one_person_may_have(house: str, a: str, b: str) -> None:
    assert not _excluded(a, b), house
    assert not _excluded(b, a), house


def test_praise_is_no_post() -> None:
    assert merely_praised("chief cardiologist", "a leading cardiologist")
    assert not merely_praised("chief cardiologist", "the chief cardiologist")
    assert not merely_praised("head of payroll", "leading the payroll")


def test_lines_name_known_posts_only() -> None:
    data = lexicon("roles")
    lists = [data["lines"][name] for name in ("more", "staff", "after_hours", "professions", "assisted", "besides")]
    lists += [row[key] for row in data["compatible"] for key in ("posts", "against") if key in row]
    for post in (post for posts in lists for post in posts):
        assert canonical_role(post).fields, post


def test_no_list_has_a_post_twice_or_by_another_name():
    """What is listed by another name than its first is never found."""
    data = lexicon("roles")
    lists = [data["lines"][name] for name in ("more", "staff", "after_hours", "professions", "assisted", "besides")]
    lists += [*data["careers"]["steps"], data["careers"]["onward"], data["careers"]["of_branches"]]
    for posts in lists:
        assert len(posts) == len(set(posts))
        assert [canonical_role(post).base for post in posts] == posts


def test_no_name_is_that_of_two_posts():
    posts: dict[str, set[str]] = {}
    for kinds in lexicon("roles")["fields"].values():
        for post, names in (item for kind in kinds.values() for item in kind.items()):
            assert len(names) == len(set(names)), post
            for name in (post, *names):
                posts.setdefault(name, set()).add(post)
    assert {name for name, named in posts.items() if len(named) > 1} == set()
