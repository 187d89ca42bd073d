"""Synonym classes: what is the same happening or thing, what must stay apart, and that the files are sound."""

from __future__ import annotations

import re
import subprocess
import sys
import time

import pytest

from claimcheck import lexicon as lexicon_module
from claimcheck.errors import RuleError
from claimcheck.extractors import concepts
from claimcheck.extractors.concepts import (
    concept,
    event_classes,
    event_is_kind_of,
    event_phase,
    is_generic,
    is_kind_of,
    is_light,
    is_reporting,
    modality_cues,
    near_events,
    opposed,
    thing_classes,
    thing_excludes,
)
from claimcheck.lexicon import lexicon


def rows(table: str) -> list[tuple[str, str]]:
    """The pairs of a table: two words a pair, pairs parted by commas or line ends."""
    pairs = [tuple(cell.split()) for cell in re.split(r"[,\n]", table) if cell.strip()]
    assert all(len(pair) == 2 for pair in pairs)
    assert len(pairs) == len(set(pairs))
    return pairs  # type: ignore[return-value]


def events_of(word: str) -> set[str]:
    """Event classes of `lemma`, `lemma+particle` or `lemma++object`."""
    lemma, _, rest = word.partition("+")
    particle, _, object_lemma = rest.partition("+")
    return set(event_classes(lemma, particle or None, object_lemma or None))


SAME_EVENT = rows("""
    sink founder, sink capsize, sink sinking, sink go+down, founder shipwreck, capsize capsizing
    die kill, die death, kill fatality, die perish, drown death, lose++life die, claim++life kill, cost++life die
    injure wound, injure injured, hurt injury, injure hurt
    disappear vanish, disappear go_missing, missing disappearance
    rescue save, rescue airlift, evacuate evacuation, displace uproot
    marry wed, marry wedding, tie++knot marry, baptise christen, baptize baptism
    bury burial, bury inter, cremate cremation, graduate graduation, enrol enroll, enroll matriculate
    bear birth, give++birth bear, divorce divorce
    appoint appointment, appoint name, resign step+down, resign quit, resign resignation, stand+down step+aside
    dismiss sack, sack fire, sacking dismissal, oust dismiss
    lay+off layoff, make++redundant lay+off, cut++job redundancy, shed++job axe++job
    swear+in inauguration, take++office swear+in, take++oath assume++office
    crown coronation, abdicate abdication, exile banish, succeed succession
    elect election, vote ballot, primary caucus, call++election dissolve++parliament
    crash collide, crash collision, smash crash, derail derailment, leave++track derail
    explode blast, explode explosion, detonate go+off, blow+up explode
    burn fire, fire blaze, fire wildfire, extinguish put+out, collapse cave+in
    flood inundate, flood flooding, earthquake quake, tremor temblor, landslide mudslide, avalanche snowslide
    erupt eruption, hurricane storm, tornado twister, make++landfall come+ashore, landfall come+ashore
    drought dry_spell, blackout power_cut, spill leak, damage damaged, destroy raze, destroy flatten
    attack assault, shoot shooting, open++fire gun+down, stab stabbing, ambush waylay, hijack hijacking
    kidnap abduct, take++hostage abduction, rob robbery, steal theft, smuggle traffic, hack cyberattack
    arrest detain, arrest apprehend, charge indict, indictment prosecution, stand++trial trial
    convict conviction, find++guilty convict, acquit exonerate, sentence sentencing, jail imprison
    release free, set++free release, pardon clemency, extradite extradition, deport expel, sue lawsuit
    overturn quash, rule ruling, investigate probe, inquiry investigation, confiscate seize
    invade invasion, occupy occupation, besiege siege, surrender capitulate, withdraw pull+out, retreat pullout
    shell bombard, airstrike air_raid, shoot+down down, ceasefire truce, overthrow depose, coup topple
    rebel revolt, uprising insurrection, protest demonstration, rally march, strike walkout, walk+out strike
    sign signing, ratify ratification, approve approval, agree agreement, deal accord, announce announcement
    acquire buy, acquire takeover, purchase buyout, merge merger, sell divest, found establish, set+up found
    found founding, create formation, incorporate incorporation, dissolve disband, wind+up liquidation
    go++bankrupt bankruptcy, declare++bankruptcy insolvency, nationalise nationalize, privatise privatization
    go++public flotation, spin+off spinoff, bail+out bailout, invest investment, donate donation
    rise increase, grow growth, fall decline, cut reduction, slump plunge, release launch, roll+out release
    discontinue phase+out, recall product_recall, manufacture produce, order booking, deliver delivery
    build construct, construction erect, break++ground groundbreaking, lay++cornerstone break++ground
    complete completion, finish complete, open inaugurate, opening inauguration, close closure, shut close
    renovate refurbish, renovation refurbishment, rebuild reconstruction, demolish tear+down, demolition pull+down
    lay+down keel_laying, commission commissioning, decommission mothball, depart set_sail, set++sail leave
    arrive dock, take+off takeoff, land touch+down, splash+down splashdown, postpone put+off, cancel call+off
    launch lift+off, liftoff blast+off, dock docking, spacewalk extravehicular_activity
    discover discovery, invent invention, excavate excavation, infect infection, vaccinate inoculate
    vaccination immunisation, diagnose diagnosis, quarantine isolate, eradicate eradication, epidemic pandemic
    win beat, defeat win, win victory, lose loss, draw tie, score goal, qualify advance, relegate relegation
    premiere first_night, film shoot, direct helm, publish publication, record recording, perform concert
    broadcast air, televise broadcast, exhibit exhibition, award prize, translate translation, adapt adaptation
    ordain ordination, consecrate consecration, canonise canonize, climb ascent, circumnavigate circumnavigation
    plant sow, harvest reap, hatch hatching, die+out extinction, cull culling, fell logging
    begin start, begin commence, start kick+off, end conclude, end cease, resume restart, take++place happen
    come+into+force take++effect, enact adopt, repeal abolish, ban outlaw, amend amendment, annex annexation
    secede secession, unify reunification, celebrate celebration, commemorate commemoration, meet meeting
""")

DIFFERENT_EVENT = rows("""
    announce sign, announce complete, announce agree, agree sign, agree approve, sign approve, sign ratify
    approve complete, approve ratify, complete announce, sign complete, ratify announce, propose approve
    negotiate agree, apply admit, propose adopt, pass veto, enact repeal, sign come+into+force
    break+off sign, break+off complete, call+off postpone, postpone cancel, suspend cancel, delay cancel
    open close, open reopen, open complete, build open, build demolish, renovate demolish, renovate rebuild
    break++ground open, break++ground complete, design build, plan build, close demolish, found dissolve
    found incorporate, found acquire, found merge, found open, found rename, acquire merge, acquire sell
    bid acquire, go++public found, delist found, merge demerge, nationalise privatise, rename merge
    kill injure, die injure, kill missing, kill rescue, injure rescue, injure missing, survive die
    rescue evacuate, evacuate displace, evacuate injure, infect die, infect vaccinate, hospitalise die
    infect hospitalise, diagnose treat, vaccinate infect, die bury, bear die, bear baptise, marry divorce
    betroth marry, bury cremate, bury exhume, enrol graduate, study graduate, ordain consecrate
    beatify canonise, crown abdicate, succeed abdicate, accede crown
    arrest charge, arrest convict, arrest sentence, arrest acquit, charge convict, convict sentence
    convict acquit, try convict, sentence jail, sentence pardon, appeal overturn, sue settle, charge acquit
    arrest investigate, jail free, rob arrest, kidnap free, plead convict, execute sentence
    appoint resign, appoint elect, appoint nominate, elect swear+in, resign retire, resign dismiss
    dismiss retire, hire lay+off, lay+off dismiss, nominate elect, elect by_election, elect primary
    elect reelect, vote campaign, vote debate, retire die, promote demote, join leave
    sink run_aground, sink refloat, sink explode, crash derail, crash sink, crash land, explode burn
    flood landslide, earthquake aftershock, earthquake tsunami, earthquake eruption, hurricane tornado
    storm flood, damage destroy, destroy rebuild, repair damage, extinguish contain, rain snow, heatwave frost
    attack shoot, shoot stab, bomb shoot, invade withdraw, occupy liberate, capture recapture, besiege capture
    surrender withdraw, ceasefire peace_treaty, mutiny coup, protest riot, strike lockout, declare proclaim
    annex secede, unify partition, cede annex, sanction boycott, impeach convict, recognise annex
    launch land, take+off land, depart arrive, dock undock, lay+down commission, commission decommission
    decommission scrap, order deliver, deliver commission, deliver launch, maiden_voyage commission
    release discontinue, release develop, record release, film release, write publish, publish translate
    premiere film, compose perform, publish reissue, write adapt, exhibit acquire, win draw, win lose
    win nominate, win qualify, score assist, score concede++goal, qualify eliminate, promote relegate
    send+off book, set_record equal_record, transfer loan, play referee
    discover invent, discover excavate, invent patent, test approve, predict measure, launch orbit
    orbit reenter, plant harvest, breed cull, climb descend, begin end, begin continue, end resume
    increase decrease, rise fall, import export, lend borrow, borrow repay, invest donate, earn lose++money
    buy rent, price pay, donate bequeath, hire appoint, teach study, preach ordain
    electrify open, expand build, evacuate return, flee return, protest petition, search find
    kidnap arrest, escape free, deport extradite, fine jail, testify confess
""")


@pytest.mark.parametrize(("a", "b"), SAME_EVENT)
def test_the_same_happening(a: str, b: str) -> None:
    assert events_of(a) & events_of(b), (events_of(a), events_of(b))


@pytest.mark.parametrize(("a", "b"), DIFFERENT_EVENT)
def test_another_happening(a: str, b: str) -> None:
    assert not events_of(a) & events_of(b), events_of(a) & events_of(b)


SAME_THING = rows("""
    passenger traveller, crew crewman, crew crew_member, worker employee, staff workforce, worker personnel
    soldier troop, soldier serviceman, police policeman, police_officer constable, resident inhabitant
    resident villager, tourist visitor, spectator fan, student pupil, schoolchild student, child kid
    dead death, dead fatality, body corpse, injured wounded, missing unaccounted, prisoner inmate
    detainee prisoner, hostage captive, protester demonstrator, lawyer attorney, doctor physician
    priest clergyman, worshipper parishioner, voter elector, lawmaker legislator, councillor councilor
    candidate contender, firefighter fireman, miner mineworker, farmer grower, refugee asylum_seeker
    migrant immigrant, driver motorist, climber mountaineer, astronaut cosmonaut, customer shopper
    shareholder stockholder, journalist reporter, author writer, baby infant, teenager youth
    length long, width wide, height tall, height high, depth deep, area cover, area acreage, weight mass
    weigh weight, speed velocity, elevation altitude, age old, duration last, capacity seat, capacity hold
    capacity accommodate, population live, population inhabitant, attendance crowd, attendance watch
    worker employ, cost spend, cost price, cost worth, revenue turnover, profit surplus, wage salary
    loss deficit, compensation payout, debt owe, gross box_office, budget budget, sell sale
    home dwelling, flat apartment, floor storey, storey story, lift elevator, shop store, theatre theater
    bridge viaduct, port harbour, airport airfield, school school, cinema movie_theater, stadium arena
    power_station power_plant, factory mill, carriage wagon, truck lorry, plane aircraft, airplane aeroplane
    helicopter chopper, ship vessel, car automobile, motorcycle motorbike, gun firearm, city city
    village hamlet, company firm, club club, team side, match game, win victory, title championship
    gold gold_medal, award prize, film movie, book volume, song track, magazine journal, newspaper daily
    painting canvas, photo photograph, episode installment, copy copy, paper study, maize corn, cattle cow
    species specie, oil petroleum, waste rubbish, phone smartphone, email message, country nation
    law statute, treaty convention, agreement deal, vote ballot, crime offence, lawsuit suit
    fire blaze, explosion blast, earthquake quake, island isle, home_run homer, booking yellow_card
""")

EXCLUDED_THING = rows("""
    passenger crew, passenger sailor, passenger pilot, passenger driver, passenger pedestrian, passenger stowaway
    dead injured, dead missing, dead survivor, dead case, dead recovered, injured missing, missing survivor
    dead hospitalised, man woman, man child, woman child, boy girl, boy man, girl woman, child adult, son daughter
    brother sister, husband wife, father mother, father son, grandson granddaughter, sister mother
    worker visitor, worker volunteer, miner visitor, student teacher, student professor, student graduate
    soldier civilian, soldier rebel, rebel civilian, soldier police_officer, police_officer protester
    police_officer firefighter, prisoner guard, suspect victim, suspect witness, defendant juror, defendant judge
    patient doctor, patient nurse, patient surgeon, doctor nurse, nurse midwife, monk nun, spectator player
    spectator performer, spectator athlete, candidate voter, voter legislator, mp senator, resident visitor
    resident pilgrim, passenger resident, refugee displaced, hostage hijacker, hostage bomber, plaintiff defendant
    tenant landlord, creditor borrower, customer worker, user subscriber, capacity attendance
    length width, length height, width height, height depth, height elevation, diameter length, diameter radius
    area length, area volume, distance height, distance duration, speed distance, weight length, weight tonnage
    cost revenue, cost profit, profit revenue, profit loss, revenue loss, wage profit, budget box_office, tax profit
    debt asset, export import, loan donation, fine compensation, saving cost, inflation unemployment
    population household, birth_rate death_rate, room bed, room floor, house flat, seat room, floor building
    bridge tunnel, station train, station platform, station police_station, church mosque, church synagogue
    cathedral mosque, school hospital, university college, hospital clinic, shop restaurant, shop factory
    hotel restaurant, museum library, theatre screen, monument statue, car bus, car truck, bus truck, bus train
    minibus truck, truck motorcycle, motorcycle bicycle, train tram, train locomotive, carriage locomotive
    aircraft helicopter, aircraft ship, frigate destroyer, frigate submarine, ferry trawler, satellite rocket
    missile drone, gun missile, rifle pistol, rifle bomb, city village, town village, town district, city district
    county district, province district, municipality city, country city, country island, diocese parish
    win defeat, win draw, defeat draw, win nomination, win runner_up, title nomination, award nomination
    goal assist, goal match, goal own_goal_not_listed, gold_medal silver_medal, silver_medal bronze_medal
    run_scored wicket, wicket over, six four, yellow_card red_card, pole_position win, pole_position podium
    film episode, episode series, album song, album single, book page, book chapter, book copy, novel poem
    novel short_story, symphony opera, newspaper magazine, painting statue, painting photograph, paper citation
    bill law, arrest conviction, arrest charge, charge conviction, crime arrest, vote turnout, murder robbery
    earthquake aftershock, storm tornado, hurricane tornado, hurricane typhoon, dose person, dose child, test case
    birth marriage, marriage divorce, cattle sheep, sheep goat, pig cattle, dog cat, tiger lion, whale dolphin
    wheat rice, rice barley, oil gas, gas coal, egg chick, planet moon, planet star, species animal, species dog
    cocaine heroin, coin banknote, computer phone, letter parcel, view download, life_sentence death_sentence
""")
EXCLUDED_THING.remove(("goal", "own_goal_not_listed"))


def things_of(word: str) -> set[str]:
    return set(thing_classes(word))


@pytest.mark.parametrize(("a", "b"), SAME_THING)
def test_the_same_thing(a: str, b: str) -> None:
    assert things_of(a) & things_of(b), (things_of(a), things_of(b))


@pytest.mark.parametrize(("a", "b"), EXCLUDED_THING)
def test_things_that_exclude_each_other(a: str, b: str) -> None:
    assert thing_excludes(a, b)
    assert thing_excludes(b, a)
    assert not is_kind_of(a, b)


NOT_EXCLUDED = rows("""
    passenger passenger, sailor crew, crew person, passenger person, dead person, professor teacher, girl child
    home flat, home house, goal own_goal, film documentary, hurricane storm, cathedral church, surgeon doctor
    victim dead, casualty dead, casualty injured, worker miner, woman passenger, child passenger, member student
    nothing_known passenger, player athlete, ship ferry, crime murder, medal gold_medal
""")


@pytest.mark.parametrize(("a", "b"), NOT_EXCLUDED)
def test_things_that_may_be_one(a: str, b: str) -> None:
    assert not thing_excludes(a, b)
    assert not thing_excludes(b, a)


@pytest.mark.parametrize(
    ("lemma", "particle", "object_lemma", "pos", "expected"),
    [
        ("come", "into", "force", None, ("come_into_force",)),
        ("come", "into", "view", None, ()),
        ("break", "off", None, None, ("break_off",)),
        ("go", "down", None, None, ("sink", "decrease", "relegate")),
        ("lose", None, "life", None, ("die",)),
        ("lose", None, "job", None, ("lay_off",)),
        ("stage", None, "protest", None, ("protest",)),
        ("suffer", None, "defeat", None, ("lose",)),
        ("hold", None, "referendum", None, ("hold_referendum",)),
        ("hold", None, None, None, ("hold_event",)),
        ("have", None, "house", None, ()),
        ("convert", "to", "hotel", "VERB", ("convert",)),
        ("convert", "to", "islam", "VERB", ("convert_faith",)),
        ("appear", "in", "court", "VERB", ()),
        ("run", "for", "year", "VERB", ()),
        ("run", "for", "mayor", "VERB", ("run_for",)),
        ("fall", "in", "may", "VERB", ("fall_down", "decrease")),
        ("fire", None, None, "VERB", ("dismiss",)),
        ("fire", None, None, "NOUN", ("burn",)),
        ("strike", None, None, "NOUN", ("strike_work",)),
        ("open", None, "museum", "VERB", ("open",)),
        ("By-Election", None, None, None, ("by_election",)),
        ("general election", None, None, None, ("elect",)),
        ("coach crash", None, None, "NOUN", ("crash",)),
        ("heart attack", None, None, "NOUN", ("fall_ill",)),
        ("rebrande", None, None, "VERB", ("rename",)),
        ("fin", None, None, "VERB", ("fine",)),
        ("table", None, None, "NOUN", ("propose",)),
        ("xyzzy", None, None, None, ()),
        ("", None, None, None, ()),
    ],
)
def test_event_look_up(
    lemma: str, particle: str | None, object_lemma: str | None, pos: str | None, expected: tuple[str, ...]
) -> None:
    assert event_classes(lemma, particle, object_lemma, pos=pos) == expected


@pytest.mark.parametrize(
    ("lemma", "pos", "expected"),
    [
        ("seat", "VERB", ("capacity",)),
        ("seat", "NOUN", ("seat", "seat_in_parliament")),
        ("long", "ADJ", ("length",)),
        ("stretch", "VERB", ("length",)),
        ("cabin crew", None, ("flight_attendant",)),
        ("railway station", None, ("station",)),
        ("police station", None, ("police_station",)),
        ("coal-miner", "NOUN", ("miner",)),
        ("jail", "VERB", ()),
        ("dead", "ADJ", ("dead",)),
        ("xyzzy", None, ()),
        ("", None, ()),
    ],
)
def test_thing_look_up(lemma: str, pos: str | None, expected: tuple[str, ...]) -> None:
    assert thing_classes(lemma, pos=pos) == expected


@pytest.mark.parametrize(
    ("narrow", "wide", "expected"),
    [
        ("passenger", "person", True),
        ("sailor", "person", True),
        ("professor", "teacher", True),
        ("person", "passenger", False),
        ("passenger", "crew", False),
        ("profit", "money", True),
        ("silver_medal", "medal", True),
        ("anything", "anything", True),
    ],
)
def test_kinds_of_things(narrow: str, wide: str, expected: bool) -> None:
    assert is_kind_of(narrow, wide) is expected


@pytest.mark.parametrize(
    ("narrow", "wide", "expected"),
    [
        ("derail", "befall", True),
        ("assassinate", "die", True),
        ("bomb", "attack", True),
        ("bomb", "explode", True),
        ("attack", "bomb", False),
        ("sink", "crash", False),
    ],
)
def test_kinds_of_happenings(narrow: str, wide: str, expected: bool) -> None:
    assert event_is_kind_of(narrow, wide) is expected


OPPOSED = rows("""
    open close, found dissolve, announce complete, arrest convict, arrest sentence, sign ratify, begin end
    sink raise_wreck, die injure, die missing, die rescue, murder injure, win lose, agree sign, order deliver
    launch_ship commission
    appoint resign, elect swear_in, marry divorce, born die, build demolish, depart arrive, lend borrow, hire lay_off
""")


@pytest.mark.parametrize(("a", "b"), OPPOSED)
def test_opposed_happenings(a: str, b: str) -> None:
    assert opposed(a, b)
    assert opposed(b, a)


@pytest.mark.parametrize(
    ("a", "b"), rows("sink sink, murder die, bomb attack, sink marry, derail befall, none_such other_such")
)
def test_happenings_that_are_not_opposed(a: str, b: str) -> None:
    assert not opposed(a, b)


@pytest.mark.parametrize(("a", "b"), rows("begin open, pay fine, appoint name, depart sail, sell price"))
def test_near_happenings(a: str, b: str) -> None:
    assert near_events(a, b)
    assert near_events(b, a)


@pytest.mark.parametrize(("a", "b"), rows("begin end, agree sign, sink marry, open close, none_such other_such"))
def test_happenings_that_are_not_near(a: str, b: str) -> None:
    assert not near_events(a, b)


@pytest.mark.parametrize(
    ("event", "phase"),
    [("begin", "begin"), ("end", "end"), ("sign", "point"), ("reign", "state"), ("protest", None), ("xyzzy", None)],
)
def test_phase(event: str, phase: str | None) -> None:
    assert event_phase(event) == phase


@pytest.mark.parametrize(
    ("a", "b"),
    rows("""
        soviet russia, burma myanmar, ceylon sri_lanka, bombay mumbai, astronaut cosmonaut, explosion explode
        killed_not_listed killed_not_listed, judge jury, locomotive train, storey skyscraper, long length, labor labour
    """),
)
def test_one_concept(a: str, b: str) -> None:
    assert concept(a) == concept(b)


@pytest.mark.parametrize(("a", "b"), rows("russia ukraine, mumbai chennai, ship train, kill injure, Xyzzy plugh"))
def test_two_concepts(a: str, b: str) -> None:
    assert concept(a) != concept(b)


def test_an_unknown_word_is_its_own_concept() -> None:
    assert concept("Xyzzy") == "xyzzy"


def test_generic_words() -> None:
    assert is_light("take")
    assert not is_light("sink")
    assert is_generic("happen")
    assert is_generic("year")
    assert not is_generic("capsize")
    assert is_reporting("say")
    assert is_reporting("spokesman")
    assert not is_reporting("demolish")


@pytest.mark.parametrize(
    ("cue", "modality"),
    [
        ("will", "planned"), ("set_to", "planned"), ("be_to", "planned"), ("fear", "feared"), ("might", "hypothetical"),
        ("allegedly", "alleged"), ("claim", "alleged"), ("not", "denied"), ("reject", "denied"), ("if", "hypothetical"),
        ("would", "hypothetical"),
    ],
)  # fmt: skip
def test_modality_cues(cue: str, modality: str) -> None:
    assert modality_cues()[cue] == modality


# ------------------------------------------------------------------------------------ the files


def words(lines: str) -> frozenset[str]:
    """The words of a block of text."""
    return frozenset(lines.split())


#: words with several meanings that the word alone cannot tell apart; a new one is added here on purpose
AMBIGUOUS_VERBS = words("""
    assemble assist axe book bow_out breach break_up call_off canvass caution charter chart climb contain contract
    amalgamate decline designate disarm ditch dock draft eclipse eliminate entomb erupt exit expand expel fall feature
    forge freeze go_down hand_over helm hold_up inaugurate install jump launch leak leave name net overhaul overturn
    pilot plummet pull_out put_down raise receive record recover reform release replace reunite scrap screen seize
    set_aside settle shoot sicken sign slam slash slaughter split_up strand strike substitute terminate throw_out
    top_out topple tour transfer transmit tumble turn_out unearth unveil wipe_out
""")
AMBIGUOUS_EVENT_NOUNS = words("""
    accession amalgamation bid booking breach break_up breakup commencement crossing departure dismissal disposal
    dissolution docking draft elimination examination exit expulsion fall flight handover inauguration jump launch
    launching leak loss outbreak overhaul poll production recovery release scrapping screening settlement signing
    touchdown transfer transmission unveiling withdrawal
""")
AMBIGUOUS_THING_WORDS = words("""
    attendee audience bill crowd gate inhabitant loss output place record run sale seat settlement share stream title
    touchdown tower track volume worth
""")


def words_in_several(name: str, *fields: str) -> set[str]:
    """Words that stand in more than one class of a file."""
    seen: dict[str, set[str]] = {}
    for row_id, row in lexicon(name).items():
        for field in fields:
            for word in row.get(field, "").split():
                seen.setdefault(word, set()).add(row_id)
    return {word for word, classes in seen.items() if len(classes) > 1}


def test_words_of_several_classes_are_known() -> None:
    assert words_in_several("events", "verbs") == AMBIGUOUS_VERBS
    assert words_in_several("events", "nouns") == AMBIGUOUS_EVENT_NOUNS
    assert words_in_several("things", "words", "verbs", "adjectives") == AMBIGUOUS_THING_WORDS


def test_a_word_stands_in_one_family() -> None:
    words = [word for line in lexicon("concepts").values() for word in line.split()]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize(("name", "least"), [("events", 300), ("things", 250), ("concepts", 150)])
def test_the_files_are_wide_enough(name: str, least: int) -> None:
    assert len(lexicon(name)) >= least


def test_every_word_is_a_plain_lemma() -> None:
    lemma = re.compile(r"[^\W\d][\w'.]*")
    for name in ("events", "things"):
        for row_id, row in lexicon(name).items():
            for field, words in row.items():
                assert words == words.lower(), (name, row_id, field)
                assert all(lemma.fullmatch(word) for word in words.split()), (name, row_id, field)
                assert len(words.split()) == len(set(words.split())), (name, row_id, field)


def test_a_class_has_words() -> None:
    for row_id, row in lexicon("events").items():
        assert row.get("verbs") or row.get("nouns"), row_id
    for row_id, row in lexicon("things").items():
        assert row.get("words"), row_id


def test_no_class_is_opposed_to_what_it_is_a_kind_of() -> None:
    for row_id, row in lexicon("events").items():
        for other in row.get("opposite", "").split():
            assert opposed(row_id, other), (row_id, other)
    for row_id, row in lexicon("things").items():
        for other in row.get("excludes", "").split():
            assert thing_excludes(row_id, other), (row_id, other)


def test_modality_cues_stand_in_one_list() -> None:
    cues = [cue for cues in lexicon("generic")["modality"].values() for cue in cues]
    assert len(cues) == len(set(cues)) == len(modality_cues())


def clear_caches() -> None:
    for found in vars(concepts).values():
        if hasattr(found, "cache_clear"):
            found.cache_clear()


def load_everything() -> None:
    concept("word")
    opposed("open", "close")
    thing_excludes("crew", "passenger")
    modality_cues()


def test_the_files_load_quickly() -> None:
    def seconds() -> float:
        clear_caches()
        lexicon_module.lexicon.cache_clear()
        start = time.process_time()
        load_everything()
        return time.process_time() - start

    # about 40 ms on a quiet machine; the limit leaves room for other processes
    assert any(seconds() < 0.1 for _ in range(10))


def test_look_ups_need_no_language_model() -> None:
    code = (
        "import sys; from claimcheck.extractors.concepts import concept; concept('x'); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Stand-ins for the lexicon files: `broken(things={...})`."""

    def use(**files: dict[str, object]) -> None:
        whole = {"events": {}, "things": {}, "concepts": {}, "generic": {}, **files}
        monkeypatch.setattr(concepts, "lexicon", whole.__getitem__)
        clear_caches()

    yield use
    monkeypatch.undo()
    clear_caches()


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"events": {"open": {"verbs": "open", "opposite": "clsoe"}}}, r"events\.toml:\d+: \[open\]: .* 'clsoe'"),
        ({"events": {"open": {"verbs": "open", "opposite": "open"}}}, "names the class itself"),
        ({"events": {"open": {"verbs": "Open up"}}}, "lower case"),
        ({"events": {"open": {"verbs": ["open"]}}}, "between single spaces"),
        ({"events": {"open": {"verb": "open"}}}, "unknown key 'verb'"),
        ({"events": {"open": {"verbs": "open", "phase": "middle"}}}, "unknown phase 'middle'"),
        ({"events": {"open": "open"}}, "must be a table"),
        ({"things": {"seat": {"words": "seat", "excludes": "none"}}}, r"things\.toml:\d+: \[seat\]: excludes names"),
        ({"things": {"seat": {"words": "seat", "kind_of": "none"}}}, "kind_of names 'none'"),
        (
            {"things": {"a": {"words": "a", "kind_of": "b"}, "b": {"words": "b", "kind_of": "a"}}},
            r"\[a\]: is a kind of itself(.|\n)*\[b\]: is a kind of itself",
        ),
        ({"concepts": {"sea": ["wave"]}}, r"concepts\.toml:\d+: \[sea\]"),
        ({"generic": {"modality": {"maybe": ["may"]}}}, "no such modality"),
        ({"generic": {"modality": {"planned": ["may"], "feared": ["may"]}}}, "'may' is also in planned"),
    ],
)  # fmt: skip
def test_a_broken_file_says_where_and_how_to_mend_it(broken, files, message) -> None:  # type: ignore[no-untyped-def]
    broken(**files)
    with pytest.raises(RuleError, match=message):
        load_everything()


def test_all_problems_of_a_file_are_told_at_once(broken) -> None:  # type: ignore[no-untyped-def]
    broken(events={"a": {"verbs": "A"}, "b": {"verbs": "b", "opposite": "c"}})
    with pytest.raises(RuleError) as caught:
        event_classes("a")
    assert len(caught.value.problems) == 2
