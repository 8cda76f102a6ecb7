"""What a plan says becomes a card: its goals, objectives, stakeholders and organisations, in any order and version."""

from __future__ import annotations

import pytest
from tests.files.stratml.plans import a_plan, an_indicator, messages, read, the_indicator

from balanced_scorecard import CauseEffectLink, DefinitionError, Effect, Goal, Polarity, Stage
from balanced_scorecard.files.stratml.vocabulary import NAMESPACES
from balanced_scorecard.files.stratml_file import read_stratml

GOAL = "<Goal><Name>Users</Name><Identifier>_g</Identifier></Goal>"


def refused(content: bytes) -> str:
    with pytest.raises(DefinitionError) as raised:
        read_stratml(content, source="plan.xml")
    return str(raised.value)


# ---- versions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("namespace", NAMESPACES)
@pytest.mark.parametrize("root", ["StrategicPlan", "PerformancePlanOrReport"])
def test_every_namespace_of_the_standard_is_read(namespace: str, root: str) -> None:
    plan = read(GOAL, namespace=namespace, root=root)
    assert [each.id for each in plan.scorecard.objectives()] == ["g"]
    assert (plan.mended, plan.lost) == ((), ())


@pytest.mark.parametrize("namespace", ["http://www.stratml.net/StratML", "http://schemas.stratml.us/3.5", "x"])
def test_a_namespace_of_somebody_else_is_refused(namespace: str) -> None:
    said = refused(a_plan(namespace=namespace))
    assert said.startswith(f"plan.xml:2: the namespace {namespace!r} is none of StratML's that are read; those are ")
    assert all(repr(known) in said for known in NAMESPACES)


def test_a_plan_without_a_namespace_is_read_and_said_to_have_none() -> None:
    plan = read(GOAL, namespace="")
    assert messages(plan.mended) == ["the file names no namespace; it is read as StratML all the same"]


def test_xml_that_is_no_plan_is_refused() -> None:
    assert refused(b"<html/>") == (
        "plan.xml:1: the file begins with 'html'; a plan in StratML begins with 'StrategicPlan' "
        "or 'PerformancePlanOrReport'"
    )


# ---- the top -----------------------------------------------------------------------------------------------------


def test_the_children_of_an_element_may_stand_in_any_order() -> None:
    plan = read_stratml(b"""<PerformancePlanOrReport Type="Performance_Plan"
        xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport">
      <AdministrativeInformation><Source>https://a.no/plan</Source><StartDate>2024-01-01</StartDate>
        <Identifier>_p1</Identifier></AdministrativeInformation>
      <StrategicPlanCore>
        <Goal><Identifier>_g</Identifier><Objective><Identifier>_o</Identifier><Name>O</Name></Objective>
          <Description>What for</Description><Name>G</Name></Goal>
        <Value><Description>we share</Description><Name>Open</Name></Value><Value><Name>Fair</Name></Value>
        <Mission><Description>To serve</Description></Mission>
        <Vision><Identifier>_v</Identifier><Description>To be</Description></Vision>
      </StrategicPlanCore>
      <Description>About it</Description><Name>A plan</Name>
    </PerformancePlanOrReport>""")
    card = plan.scorecard
    assert (card.id, card.name, card.definition, card.source) == ("p1", "A plan", "About it", "https://a.no/plan")
    assert str(card.valid_from) == "2024-01-01"
    assert (card.strategy.vision, card.strategy.mission) == ("To be", "To serve")
    assert card.strategy.values == ("Open: we share", "Fair")
    assert dict(card.annotations.tags) == {"stratml.Type": "Performance_Plan", "stratml.Vision.Identifier": "_v"}
    [goal], [factor] = card.objectives(), card.factors()
    assert (goal.id, goal.name, goal.definition) == ("g", "G", "What for")
    assert (factor.id, factor.name, factor.objective) == ("o", "O", "g")
    assert (plan.mended, plan.lost) == ((), ())


def test_an_empty_plan_is_a_card_with_an_empty_perspective() -> None:
    card = read().scorecard
    assert [each.id for each in card.perspectives] == ["plan"]
    assert card.organisation is None


def test_words_that_a_card_has_no_field_for_are_kept_in_tags() -> None:
    plan = read(
        "<Goal><Name>G</Name><Identifier>_g</Identifier><SequenceIndicator>1.2</SequenceIndicator>"
        "<OtherInformation>See\n   page 4</OtherInformation></Goal>",
        about="<AdministrativeInformation><EndDate>2030-12-31</EndDate><PublicationDate>2024-02-01"
        "</PublicationDate><StartDate>soon</StartDate></AdministrativeInformation>",
    )
    assert dict(plan.scorecard.objectives()[0].annotations.tags) == {
        "stratml.SequenceIndicator": "1.2",
        "stratml.OtherInformation": "See page 4",
    }
    assert dict(plan.scorecard.annotations.tags) == {
        "stratml.EndDate": "2030-12-31",
        "stratml.PublicationDate": "2024-02-01",
        "stratml.StartDate": "soon",
    }
    assert plan.lost == ()


def test_who_handed_in_the_file_is_told_and_not_kept_wherever_it_stands() -> None:
    submitter = "<Submitter><GivenName>Kari</GivenName><Surname/><EmailAddress>k@a.no</EmailAddress></Submitter>"
    for about in (submitter, f"<AdministrativeInformation>{submitter}</AdministrativeInformation>"):
        plan = read(GOAL, about=about)
        assert messages(plan.lost) == [
            "who handed in the file is not kept on a card: GivenName 'Kari', EmailAddress 'k@a.no'"
        ]
        assert "Kari" not in repr(plan.scorecard.annotations)


def test_what_nobody_knows_is_told_with_its_place_and_line() -> None:
    plan = read(
        '<Goal Priority="High"><Name>G</Name><Identifier>_g</Identifier><SuccessFactor><Name>Money</Name>'
        "</SuccessFactor></Goal>"
    )
    assert [str(fault) for fault in plan.lost] == [
        "line 5: StrategicPlanCore.Goal[0]: a card has no place for the attribute Priority='High'",
        "line 5: StrategicPlanCore.Goal[0].SuccessFactor.Name: a card has no place for Name 'Money'",
    ]


def test_markup_within_a_text_is_dropped_and_its_words_are_kept() -> None:
    plan = read("<Goal><Name>G</Name><Identifier>_g</Identifier><Description>We <b>must</b> act</Description></Goal>")
    assert plan.scorecard.objectives()[0].definition == "We must act"
    assert messages(plan.mended) == ["Description holds elements; their text is kept, the markup is not"]


def test_two_texts_where_one_may_stand_are_joined() -> None:
    plan = read(
        "<Goal><Name>G</Name><Identifier>_g</Identifier><Description>a</Description><Description>b</Description></Goal>"
    )
    assert plan.scorecard.objectives()[0].definition == "a\nb"
    assert messages(plan.mended) == ["2 elements Description where one may stand; joined"]


# ---- ids and names -----------------------------------------------------------------------------------------------


def goal_with(identifier: str, name: str = "G") -> str:
    return f"<Goal><Name>{name}</Name><Identifier>{identifier}</Identifier></Goal>"


@pytest.mark.parametrize(
    ("identifiers", "ids", "mended"),
    [
        (["_a", "B2.1"], ["a", "B2.1"], []),
        (
            ["_a", "_a", "a"],
            ["a", "a-2", "a-3"],
            [
                "the Identifier '_a' is given twice; the id here is 'a-2'",
                "the Identifier 'a' is given twice; the id here is 'a-3'",
            ],
        ),
        (["1 / 2"], ["1-2"], ["the Identifier '1 / 2' cannot be an id; the id here is '1-2'"]),
        (["??"], ["G1"], ["the Identifier '??' cannot be an id; the id here is 'G1'"]),
        (["G2", ""], ["G2", "G2-2"], ["Goal has no Identifier; its id is 'G2-2'"]),
    ],
)
def test_identifiers_become_ids_and_a_bad_or_second_one_a_new_one(
    identifiers: list[str], ids: list[str], mended: list[str]
) -> None:
    plan = read("".join(map(goal_with, identifiers)))
    assert [each.id for each in plan.scorecard.objectives()] == ids
    assert messages(plan.mended) == mended


def test_an_element_without_a_name_has_that_of_its_description_else_its_number_else_what_is_above() -> None:
    plan = read(
        "<Goal><Name/><Identifier>_g</Identifier><Description>Serve users well</Description>"
        "<Objective><Identifier>_o1</Identifier><SequenceIndicator>1.1</SequenceIndicator></Objective>"
        "<Objective><Identifier>_o2</Identifier></Objective></Goal>"
    )
    assert [each.name for each in plan.scorecard.objectives()] == ["Serve users well"]
    assert [each.name for each in plan.scorecard.factors()] == ["1.1", "Serve users well"]
    assert messages(plan.mended) == [
        "Goal has no Name; called 'Serve users well'",
        "Objective has no Name; called '1.1'",
        "Objective has no Name; called 'Serve users well'",
    ]


# ---- organisations and stakeholders ------------------------------------------------------------------------------


def test_the_first_organisation_is_the_root_and_others_stand_below_it() -> None:
    plan = read(
        more="<Organization><Name>Directorate</Name><Acronym>D</Acronym><Identifier>_d</Identifier></Organization>"
        "<Organization><Name/></Organization>"
        "<Organization><Acronym>N</Acronym><Identifier>_n</Identifier></Organization>"
    )
    organisation = plan.scorecard.organisation
    assert organisation is not None
    assert [(unit.id, unit.name) for unit in organisation.walk()] == [("d", "Directorate"), ("n", "N")]
    assert dict(organisation.annotations.tags) == {"stratml.Acronym": "D"}
    assert messages(plan.mended) == [
        "Organization has no Name; called 'N'",
        "1 more organisations stand below 'Directorate' here, since a card has one",
    ]


def stakeholder(name: str, roles: str = "", kind: str = "Person", described: str = "") -> str:
    attribute = f' StakeholderTypeType="{kind}"' if kind else ""
    return f"<Stakeholder{attribute}><Name>{name}</Name><Description>{described}</Description>{roles}</Stakeholder>"


def test_a_stakeholder_is_one_however_often_it_is_named() -> None:
    council = stakeholder("Town Council", kind="Generic_Group")
    plan = read(
        f"<Goal><Name>G</Name><Identifier>_g</Identifier>{council}{stakeholder('')}</Goal>"
        f"<Goal><Name>H</Name><Identifier>_h</Identifier>{stakeholder('Ola', described='Mayor')}{council}</Goal>"
    )
    met = plan.scorecard.strategy.stakeholders
    assert [(each.id, each.name, each.definition) for each in met] == [
        ("town-council", "Town Council", ""),
        ("ola", "Ola", "Mayor"),
    ]
    assert dict(met[0].annotations.tags) == {"stratml.StakeholderTypeType": "Generic_Group"}
    assert [each.annotations.tags["stratml.Stakeholder"] for each in plan.scorecard.objectives()] == [
        "town-council",
        "ola town-council",
    ]
    assert (plan.mended, plan.lost) == ((), ())


def test_who_performs_the_work_is_the_owner() -> None:
    performs = "<Role><Name>Lead</Name><RoleType>Performer</RoleType><RoleType>Beneficiary</RoleType></Role>"
    alone = "<Role><Name>owner</Name><RoleType>Performer</RoleType></Role>"
    plan = read(
        f"<Goal><Name>G</Name><Identifier>_g</Identifier>{stakeholder('Ola', performs)}"
        f"<Objective><Name>O</Name><Identifier>_o</Identifier>{stakeholder('Kari', alone, kind='')}</Objective></Goal>"
    )
    assert (plan.scorecard.objectives()[0].owner, plan.scorecard.factors()[0].owner) == ("Ola", "Kari")
    assert [each.name for each in plan.scorecard.strategy.stakeholders] == ["Ola"]
    assert plan.mended == ()
    assert messages(plan.lost) == ["the role of 'Ola' is not kept: 'Lead; Beneficiary'"]


def test_who_performs_the_work_of_the_organisation_is_told() -> None:
    performs = "<Role><Name>Head</Name><RoleType>Performer</RoleType></Role>"
    plan = read(
        more=f"<Organization><Name>D</Name><Identifier>_d</Identifier>{stakeholder('Ola', performs)}</Organization>"
    )
    assert messages(plan.lost) == [
        "the role of 'Ola' is not kept: 'Head'",
        "that 'Ola' performs the work of the organisation is not kept",
    ]


def test_an_empty_submitter_is_nothing_to_tell() -> None:
    assert read(GOAL, about="<Submitter><GivenName/></Submitter>").lost == ()


def test_a_stakeholder_without_a_name_is_called_by_its_description() -> None:
    plan = read(f"<Goal><Name>G</Name><Identifier>_g</Identifier>{stakeholder('', described='Those who wait')}</Goal>")
    assert [each.name for each in plan.scorecard.strategy.stakeholders] == ["Those who wait"]


def test_names_in_any_script_make_ids() -> None:
    plan = read(
        f"<Goal><Name>G</Name><Identifier>_g</Identifier>{stakeholder('Ελλάς')}{stakeholder('Ærlig &amp; Åpen')}"
        f"{stakeholder('!')}</Goal>"
    )
    assert [each.id for each in plan.scorecard.strategy.stakeholders] == [
        "stakeholder-ελλάς",
        "ærlig-åpen",
        "stakeholder",
    ]


# ---- indicators --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "unit", "tag"),
    [
        ("%", "percent", ""),
        ("Percent", "percent", "Percent"),
        ("$", "USD", "$"),
        ("Score", "point", "Score"),
        ("", None, ""),
        ("Widgets", None, "Widgets"),
        ("days", "day", ""),
    ],
)
def test_a_unit_is_known_by_its_words_and_kept_as_it_was_written(written: str, unit: str | None, tag: str) -> None:
    plan = read(an_indicator(unit=written))
    indicator = the_indicator(plan)
    assert indicator.unit == unit
    assert indicator.annotations.tags.get("stratml.UnitOfMeasurement", "") == tag
    assert messages(plan.mended) == (
        ["the unit 'Widgets' is not known; it is kept as a tag, the indicator has none"] if written == "Widgets" else []
    )


@pytest.mark.parametrize(
    ("attribute", "stage", "tag", "mended"),
    [
        ("Input", Stage.INPUT, "", []),
        ("Output", Stage.OUTPUT, "", []),
        ("Input_Processing", Stage.ACTIVITY, "Input_Processing", []),
        (
            "output processing",
            Stage.ACTIVITY,
            "Output_Processing",
            ["ValueChainStage 'output processing' is read as 'Output_Processing'"],
        ),
        (
            "Outcome",
            Stage.USER_OUTCOME,
            "",
            ["Outcome is read as user_outcome; where it is for society, write societal_outcome"],
        ),
        ("", None, "", []),
    ],
)
def test_a_stage_of_the_value_chain_is_read(attribute: str, stage: Stage | None, tag: str, mended: list[str]) -> None:
    plan = read(an_indicator(attributes=f'ValueChainStage="{attribute}"'))
    assert the_indicator(plan).stage is stage
    assert the_indicator(plan).annotations.tags.get("stratml.ValueChainStage", "") == tag
    assert messages(plan.mended) == mended


def test_the_other_name_of_the_type_is_read() -> None:
    plan = read(an_indicator(attributes='IndicatorType="Qualitative"'))
    assert the_indicator(plan).annotations.tags["stratml.PerformanceIndicatorType"] == "Qualitative"
    assert messages(plan.mended) == ["the attribute IndicatorType is read as PerformanceIndicatorType"]


def test_a_word_that_is_in_no_vocabulary_is_lost_and_told() -> None:
    plan = read(an_indicator(attributes='ValueChainStage="Throughput"'))
    assert messages(plan.lost) == [
        "ValueChainStage 'Throughput' is none of Input, Input_Processing, Output_Processing, Output, Outcome"
    ]


def test_an_indicator_without_a_dimension_is_called_by_what_else_it_says() -> None:
    told = read(an_indicator(name="", more="<OtherInformation>Calls within 20 s</OtherInformation>"))
    assert (the_indicator(told).name, the_indicator(told).definition) == ("Calls within 20 s", "Calls within 20 s")
    assert the_indicator(read(an_indicator(name=""))).name == "Short waiting"


def test_indicators_that_stand_in_a_goal_have_a_factor_of_its_name() -> None:
    plan = read(
        "<Goal><Name>G</Name><Identifier>_g</Identifier><PerformanceIndicator><MeasurementDimension>M"
        "</MeasurementDimension><UnitOfMeasurement/><Identifier>_m</Identifier></PerformanceIndicator></Goal>"
    )
    [factor] = plan.scorecard.factors()
    assert (factor.id, factor.name, factor.objective) == ("g.0", "G", "g")
    assert messages(plan.mended) == ["PerformanceIndicator stands in a Goal; put below a factor of the goal's name"]


# ---- relations ---------------------------------------------------------------------------------------------------


def relation(kind: str, referent: str, name: str = "", described: str = "") -> str:
    attribute = f' RelationshipType="{kind}"' if kind else ""
    return (
        f"<Relationship{attribute}><ReferentIdentifier>{referent}</ReferentIdentifier><Name>{name}</Name>"
        f"<Description>{described}</Description></Relationship>"
    )


def links(*relations: str) -> tuple[CauseEffectLink, ...]:
    return read(an_indicator(more="".join(relations))).scorecard.links


def test_what_supports_another_is_its_cause() -> None:
    assert links(relation("Narrower_Than", "_G", described="fewer calls")) == (
        CauseEffectLink(cause="I1", effect="G", assumption="fewer calls"),
    )
    assert links(relation("Broader_Than", "O", "works against")) == (
        CauseEffectLink(cause="O", effect="I1", effect_is=Effect.HURTS),
    )


def test_a_relation_without_a_way_or_to_another_document_is_kept_in_a_tag() -> None:
    plan = read(
        an_indicator(
            more=relation("Peer_To", "_O")
            + relation("Narrower_Than", "_elsewhere", described="why")
            + relation("", "_G")
            + relation("Peer_To", "_I1")
        )
    )
    assert plan.scorecard.links == ()
    assert {key: text for key, text in the_indicator(plan).annotations.tags.items() if "Unit" not in key} == {
        "stratml.Peer_To": "O I1",
        "stratml.Narrower_Than": "_elsewhere",
        "stratml.Relationship": "G",
    }
    assert messages(plan.lost) == ["what a relation says that is no link on the card: 'why'"]


def test_a_relation_that_names_nothing_is_told() -> None:
    plan = read(an_indicator(more="<Relationship><Identifier>_r1</Identifier><Name>later</Name></Relationship>"))
    assert sorted(messages(plan.lost)) == [
        "a card has no place for Identifier '_r1'",
        "what a relation says that is no link on the card: 'later'",
    ]


# ---- figures elsewhere -------------------------------------------------------------------------------------------


def test_a_polarity_is_given_to_all_or_by_id() -> None:
    assert the_indicator(read(an_indicator(), polarity=Polarity.LOWER)).polarity is Polarity.LOWER
    assert the_indicator(read(an_indicator(), polarity={"I1": Polarity.HIGHER})).polarity is Polarity.HIGHER
    assert the_indicator(read(an_indicator(), polarity={"other": Polarity.HIGHER})).polarity is None


def test_no_overall_goal_is_made_up() -> None:
    assert read(GOAL).scorecard.strategy.goals == ()
    assert Goal not in {type(each) for each in read(GOAL).scorecard.elements()}
