"""What YAML breaks or bends, each with the message that says what to type; one test a trap."""

from __future__ import annotations

import pytest

from balanced_scorecard import DefinitionError, Fault
from balanced_scorecard.files.reading import read_scorecard

TOP = "id: kort\nname: Styrekort\n"
INDICATOR = (
    TOP
    + "language: nb\nperspectives:\n  - id: A\n    name: A\n    factors:\n      - id: A1\n        name: A1\n"
    + "        indicators:\n          - id: A1.1\n            name: Andel\n"
)
AT = "perspectives[0].factors[0].indicators[0]"


def said_of(text: str) -> str:
    """Return all that is said of *text*, the definition file ``card.yaml``."""
    with pytest.raises(DefinitionError) as raised:
        read_scorecard(text.encode(), "yaml", source="card.yaml")
    return str(raised.value)


def test_a_percent_sign_needs_quotes() -> None:
    assert said_of(INDICATOR + "            unit: %\n") == """card.yaml:13: '%' needs quotes in YAML: unit: "%\""""


def test_a_percent_sign_before_a_comment_needs_quotes() -> None:
    said = said_of(INDICATOR + "            unit: %   # av sakene\n")
    assert said == """card.yaml:13: '%' needs quotes in YAML: unit: "%\""""


def test_a_target_with_an_angle_bracket_in_a_list_needs_quotes() -> None:
    said = said_of(INDICATOR + "            targets:\n              - > 79 %\n")
    assert said == """card.yaml:14: '> 79 %' needs quotes in YAML: - "> 79 %\""""


def test_a_target_with_an_angle_bracket_in_brackets_needs_quotes() -> None:
    said = said_of(INDICATOR + "            targets: [> 79 %]\n")
    assert said == """card.yaml:13: '> 79 %' needs quotes in YAML: targets: ["> 79 %"]"""


def test_a_target_with_an_angle_bracket_and_a_decimal_comma_is_quoted_whole() -> None:
    said = said_of(INDICATOR + "            targets: [{expect: > 4,5 %, by: 2025}]\n")
    assert said == """card.yaml:13: '> 4,5 %' needs quotes in YAML: expect: "> 4,5 %\""""


def test_a_list_over_several_lines_is_told_apart_from_its_comma() -> None:
    said = said_of(INDICATOR + "            targets: [\n              > 79 %,\n            ]\n")
    assert said == """card.yaml:14: '> 79 %' needs quotes in YAML: "> 79 %\""""


def test_a_target_that_is_a_block_mark_says_both_readings() -> None:
    said = said_of(INDICATOR + "            targets:\n              - >2\n")
    assert said == (
        f"card.yaml:14: {AT}.targets[0]: '>2' begins a block of text in YAML; "
        'where the target is meant, write it in quotes: ">2"'
    )


def test_a_colon_within_a_text_needs_quotes() -> None:
    assert said_of("id: kort\nname: a: b\n") == """card.yaml:2: 'a: b' needs quotes in YAML: name: "a: b\""""


def test_a_colon_within_a_text_in_braces_needs_quotes() -> None:
    said = said_of(TOP + "perspectives: [{id: A, name: a: b, weight: 1}]\n")
    assert said == """card.yaml:3: 'a: b' needs quotes in YAML: name: "a: b\""""


def test_a_colon_in_a_list_item_says_that_one_text_may_be_meant() -> None:
    assert said_of(TOP + "strategy:\n  values:\n    - Kvalitet: god\n") == (
        "card.yaml:5: strategy.values[0]: expected text, got keys and values (Kvalitet); "
        'where one text is meant, write it in quotes: "Kvalitet: god"'
    )


def test_a_text_that_begins_with_a_quoted_word_needs_quotes() -> None:
    said = said_of('id: kort\nname: "A" og B\n')
    assert said == """card.yaml:2: '"A" og B' needs quotes in YAML: name: '"A" og B'"""


def test_a_text_in_braces_that_begins_with_a_quoted_word_needs_quotes() -> None:
    said = said_of(TOP + 'perspectives: [{id: A, name: "A" og B, weight: 1}]\n')
    assert said == """card.yaml:3: '"A" og B' needs quotes in YAML: name: '"A" og B'"""


def test_a_text_that_begins_with_a_bracket_needs_quotes() -> None:
    said = said_of("id: kort\nname: [utkast] x\n")
    assert said == """card.yaml:2: '[utkast] x' needs quotes in YAML: name: "[utkast] x\""""


def test_a_text_in_braces_that_begins_with_a_bracket_needs_quotes() -> None:
    said = said_of(TOP + "perspectives: [{id: A, name: [utkast] x, weight: 1}]\n")
    assert said == """card.yaml:3: '[utkast] x' needs quotes in YAML: name: "[utkast] x\""""


def test_a_text_that_is_only_a_bracket_is_read_as_a_list_and_says_so() -> None:
    assert said_of("id: kort\nname: [utkast]\n") == (
        'card.yaml:2: name: expected text, got a list of 1; where one text is meant, write it in quotes: "[utkast]"'
    )


def test_a_decimal_comma_in_braces_says_both_readings() -> None:
    assert said_of(INDICATOR + "            norm: {medium: 4,2}\n") == (
        f"card.yaml:13: {AT}.norm.medium: '4,2' is in YAML '4' and a key '2'; "
        "where the number is meant, write a decimal point: medium: 4.2"
    )


def test_a_comma_within_a_text_in_braces_says_both_readings() -> None:
    assert said_of(TOP + "perspectives: [{id: A, name: Kort, jevn tid, weight: 1}]\n") == (
        "card.yaml:3: perspectives[0].name: 'Kort, jevn tid' is in YAML 'Kort' and a key 'jevn tid'; "
        'where one text is meant, write it in quotes: name: "Kort, jevn tid"'
    )


def test_a_key_in_braces_without_a_value_is_told() -> None:
    assert said_of(TOP + 'perspectives: [{id: A, name: "A", weight}]\n') == (
        "card.yaml:3: perspectives[0].weight: 'weight' is a key without a value in YAML; write weight: and its value"
    )


def test_a_decimal_comma_within_a_target_in_brackets_says_both_readings() -> None:
    assert said_of(INDICATOR + "            targets: [minst 4,2 %]\n") == (
        f"card.yaml:13: {AT}.targets[1]: 'minst 4,2 %' is in YAML two items, 'minst 4' and '2 %'; "
        'where one text is meant, write it in quotes: ["minst 4,2 %"]'
    )


def test_two_whole_numbers_with_a_comma_between_are_two_numbers() -> None:
    card = read_scorecard((INDICATOR + "            bounds: [0,100]\n").encode())
    assert (card.indicators()[0].bounds.low, card.indicators()[0].bounds.high) == (0, 100)


def test_text_lost_to_a_comment_is_told() -> None:
    assert said_of("id: kort\nname: Sak #4\n") == (
        "card.yaml:2: name: '#4' is a comment in YAML; where it belongs to the text, write it in quotes: \"Sak #4\"; "
        "for a comment put a space after '#'"
    )


def test_a_value_lost_whole_to_a_comment_is_told() -> None:
    assert said_of(TOP + "owner: #4\n") == (
        "card.yaml:3: owner: '#4' is a comment in YAML; where it belongs to the text, write it in quotes: \"#4\"; "
        "for a comment put a space after '#'"
    )


def test_a_comment_with_a_space_after_its_sign_is_a_comment() -> None:
    assert read_scorecard(b"id: kort\nname: Sak # fire\nowner: # ingen\n").name == "Sak"


@pytest.mark.parametrize(
    "text", ["*viktig*", "* viktig", "@ola", "`kode`", "& sønn", "?", "? hva", "- punkt", "| x", ", og"]
)
def test_a_text_that_begins_with_a_sign_of_yaml_needs_quotes(text: str) -> None:
    said = said_of(TOP + f"owner: {text}\n")
    assert said == f"""card.yaml:3: {text!r} needs quotes in YAML: owner: "{text}\""""


def test_a_star_before_a_word_says_what_yaml_does_with_it() -> None:
    assert said_of(TOP + "owner: *viktig\n") == (
        "card.yaml:3: owner: '*viktig' begins with '*', which repeats another part in YAML and is not read here; "
        'where the text is meant, write it in quotes: "*viktig"'
    )


def test_an_ampersand_before_a_word_says_what_yaml_does_with_it() -> None:
    assert said_of(TOP + "owner: &co Hansen\n") == (
        "card.yaml:3: owner: '&co Hansen' begins with '&', which names a part to repeat in YAML and is not read here; "
        'where the text is meant, write it in quotes: "&co Hansen"'
    )


def test_an_anchor_on_keys_and_values_is_refused() -> None:
    assert said_of(TOP + "defaults: &d {basis: period}\n") == (
        "card.yaml:3: defaults: '&d {basis: period}' begins with '&', which names a part to repeat in YAML and is not "
        'read here; where the text is meant, write it in quotes: "&d {basis: period}"'
    )


def test_an_anchor_on_a_key_is_refused() -> None:
    assert said_of(TOP + "&a owner: x\n").startswith("card.yaml:3: owner: '&a owner: x' begins with '&'")


def test_an_alias_as_a_key_is_refused() -> None:
    assert said_of(TOP + "*a : x\n") == (
        "card.yaml:3: a key must be a text, here it begins with '*'; write it in quotes where text is meant"
    )


@pytest.mark.parametrize("text", ["defaults:\n\tbasis: period\n", "owner: x\n\tversion: y\n"])
def test_a_tab_that_indents_is_told(text: str) -> None:
    assert said_of(TOP + text) == "card.yaml:4: a tab indents this line, and YAML takes only spaces; write spaces"


def test_a_merge_key_is_refused() -> None:
    assert said_of(TOP + "defaults:\n  <<: *felles\n") == (
        "card.yaml:4: defaults.<<: '<<' merges keys in YAML and is not read here; write the keys out"
    )


def test_a_tag_is_refused() -> None:
    assert said_of(TOP + "version: !!str 2025\n") == (
        "card.yaml:3: version: '!!str' is a tag in YAML and is not read here, the field says what it is; "
        'leave it out, or where the text is meant, write it in quotes: "!!str 2025"'
    )


def test_a_text_that_begins_with_an_exclamation_mark_says_both_readings() -> None:
    assert said_of(TOP + "owner: !viktig\n") == (
        "card.yaml:3: owner: '!viktig' is a tag in YAML and is not read here, the field says what it is; "
        'leave it out, or where the text is meant, write it in quotes: "!viktig"'
    )


def test_a_tag_of_an_unknown_family_needs_quotes() -> None:
    assert said_of(TOP + "owner: !a!b c\n") == """card.yaml:3: '!a!b c' needs quotes in YAML: owner: "!a!b c\""""


def test_a_key_that_stands_twice_is_refused_with_both_lines() -> None:
    assert (
        said_of(TOP + "owner: x\nname: Kort\n") == "card.yaml:4: name: the key 'name' stands on lines 2 and 4; keep one"
    )


def test_a_key_that_stands_twice_on_one_line_is_refused() -> None:
    said = said_of(TOP + "defaults: {basis: period, basis: period}\n")
    assert said == "card.yaml:3: defaults.basis: the key 'basis' stands on line 3, twice; keep one"


def test_a_second_document_is_refused() -> None:
    assert said_of(TOP + "---\nid: annet\n") == (
        "card.yaml:3: '---' begins a second document; one file holds one card: delete the line, or split the file"
    )


def test_nesting_beyond_fifty_levels_is_refused() -> None:
    assert said_of("id: kort\nname: " + "[" * 200_000) == (
        "card.yaml:2: nested more than 50 levels deep; a card needs far fewer"
    )


@pytest.mark.parametrize("nothing", ["~", "null", "Null", "NULL"])
def test_a_null_is_refused_with_leave_it_out(nothing: str) -> None:
    assert said_of(TOP + f"owner: {nothing}\n") == (
        f'card.yaml:3: owner: {nothing!r} stands for nothing in YAML; leave the key out, or write "{nothing}" '
        "where the text is meant"
    )


def test_an_empty_value_is_absent_and_an_empty_text_in_quotes_is_not() -> None:
    card = read_scorecard((TOP + 'owner:\nsource: ""\nstrategy: {vision: , values: [a, "", b]}\n').encode())
    assert (card.owner, card.source, card.strategy.vision, card.strategy.values) == (None, "", "", ("a", "", "b"))


def test_an_empty_item_is_absent() -> None:
    assert read_scorecard((TOP + "strategy:\n  values:\n    - a\n    -\n    - b\n").encode()).strategy.values == (
        "a",
        "b",
    )


def test_a_template_left_in_place_is_told() -> None:
    assert said_of("id: kort\nname: {{navn}}\n") == (
        "card.yaml:2: a key must be a text, here it begins with '{'; write it in quotes where text is meant"
    )


@pytest.mark.parametrize("text", ["defaults: {: x}\n", ": x\n"])
def test_a_key_that_is_missing_before_its_colon_is_told(text: str) -> None:
    assert said_of(TOP + text) == ("card.yaml:3: a key is missing before ':'; write one, or put the text in quotes")


def test_a_missing_space_after_a_key_is_told() -> None:
    assert said_of("id:kort\nname: Styrekort\n").splitlines()[0] == (
        "card.yaml:1: 'id:kort' has no space after ':'; write id: kort"
    )


def test_a_line_that_is_indented_too_far_is_told() -> None:
    assert said_of('id: kort\nname: Styrekort\n  owner: "x"\n') == (
        "card.yaml:3: 'owner' is indented below a key that has its value already; line it up with the keys above"
    )


def test_a_line_that_lines_up_with_nothing_is_told() -> None:
    assert said_of(TOP + "strategy:\n  values:\n    - a\n   - b\n") == (
        "card.yaml:6: '- b' lines up with nothing above it; indent it like the lines it belongs to"
    )


def test_a_key_among_list_items_is_told() -> None:
    assert said_of("- id: a\nname: b\n") == (
        "card.yaml:2: 'name: b' stands among the items of a list; begin it with '- ', or indent it like its key"
    )


def test_a_quote_that_is_never_closed_is_told_where_it_opens() -> None:
    assert said_of('id: kort\nname: "Styrekort\nowner: x\n') == (
        'card.yaml:2: the quote " that opens here is never closed; close it on this line'
    )


@pytest.mark.parametrize(("opening", "closing"), ["[]", "{}"])
def test_a_bracket_that_is_not_closed_is_told_where_it_opens(opening: str, closing: str) -> None:
    assert said_of(TOP + f"tags: {opening}a: b\nowner: x\nversion: y\n") == (
        f"card.yaml:3: {opening!r} opens here and is not closed; write {closing!r} after its last item"
    )


def test_a_backslash_in_double_quotes_is_told() -> None:
    assert said_of('id: kort\nname: "C:\\qrt"\n') == (
        "card.yaml:2: '\\\\q' means nothing within double quotes; write the text in single quotes"
    )


def test_a_line_without_a_key_is_told() -> None:
    assert said_of(TOP + "bare ord\nowner: x\n") == (
        "card.yaml:3: 'bare ord' is neither a key with ':' nor an item with '-'; write bare ord: and its value"
    )


def test_a_first_line_that_is_no_key_is_told() -> None:
    said = said_of("Sak #4: x\nname: y\n")
    assert said == "card.yaml:1: 'Sak #4: x' is not a key with its value; write key: value"


def test_a_line_that_begins_with_a_percent_sign_is_told() -> None:
    said = said_of("% av saker\nid: a\n")
    assert said == "card.yaml:1: a line cannot begin with '%' in YAML; write '% av saker' in quotes, after its key"


def test_a_control_character_is_told() -> None:
    assert said_of("id: kort\nname: a\x01b\n") == "card.yaml:2: a character that cannot be read (0x01); delete it"


@pytest.mark.parametrize(
    "text", ["NO", "1.10", "2025.10", "010", "12:30", "yes", "2025-01-01", "0x1F", "1e3", "=", "+1"]
)
def test_a_text_is_what_was_typed(text: str) -> None:
    assert read_scorecard((TOP + f"version: {text}\n").encode()).version == text


def test_every_broken_line_is_told_in_one_run() -> None:
    text = "id: kort\nname: a: b\nowner: @ola\nsource: %\nversion: Sak #4\n"
    assert [fault.line for fault in _faults(text)] == [2, 3, 4, 5]


def test_only_the_first_twenty_broken_lines_are_told() -> None:
    text = TOP + "strategy:\n  values:\n" + "    - @a\n" * 30
    assert len(_faults(text)) == 20


def test_a_large_file_is_not_read_again_for_every_broken_line() -> None:
    text = TOP + "owner: @a\nsource: @b\n" + "# forklaring\n" * 20_000
    assert len(_faults(text)) == 1


def _faults(text: str) -> tuple[Fault, ...]:
    with pytest.raises(DefinitionError) as raised:
        read_scorecard(text.encode())
    return raised.value.faults


def test_a_comma_where_a_value_should_stand_is_told() -> None:
    said = said_of(TOP + "strategy: {vision: x,, mission: y}\n")
    assert said == "card.yaml:3: ',' stands where a key or a value should; delete it, or put the text in quotes"


def test_a_version_of_yaml_that_is_not_read_is_told() -> None:
    assert said_of("%YAML 3.0\n---\nid: a\n") == (
        "card.yaml:1: YAML cannot read this line (found incompatible YAML document); put texts with signs in quotes"
    )


def test_a_text_cut_at_a_comma_before_a_line_break_is_shown_on_one_line() -> None:
    assert said_of(TOP + "strategy: {vision: Riktig ytelse,\n  rett tid, mission: x}\n") == (
        "card.yaml:4: strategy.vision: 'Riktig ytelse, rett tid' is in YAML 'Riktig ytelse' and a key 'rett tid'; "
        'where one text is meant, write it in quotes: vision: "Riktig ytelse, rett tid"'
    )


def test_a_star_before_a_word_in_brackets_is_told_without_what_follows() -> None:
    assert said_of(TOP + "strategy: {values: [*a, b]}\n").startswith("card.yaml:3: strategy.values[0]: '*a' begins")
