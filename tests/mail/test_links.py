"""The tokens in links: who can make them, and for what they count."""

from string import ascii_letters, digits
from uuid import uuid4

import pytest

from db.refusals import LinkNotValid
from mail.links import ACTIVATION, LinkSigner

OLD, NEW = "the key of last year, long enough", "the key of this year, long enough"
ALPHABET = ascii_letters + digits + "-_."


def test_a_token_leads_back_to_its_link() -> None:
    link_id = uuid4()
    signer = LinkSigner([NEW])
    assert signer.link_id(ACTIVATION, signer.token(ACTIVATION, link_id)) == link_id


def test_a_token_is_short_safe_in_an_address_and_the_same_on_a_retry() -> None:
    link_id = uuid4()
    token = LinkSigner([NEW]).token(ACTIVATION, link_id)
    assert token == LinkSigner([NEW]).token(ACTIVATION, link_id)
    assert len(token) == 66
    assert set(token) <= set(ALPHABET)


def test_a_token_of_one_purpose_is_worthless_for_another() -> None:
    signer = LinkSigner([NEW])
    with pytest.raises(LinkNotValid):
        signer.link_id(ACTIVATION, signer.token("password-reset", uuid4()))


def test_a_token_with_any_one_character_changed_added_or_left_out_is_refused() -> None:
    signer = LinkSigner([NEW])
    token = signer.token(ACTIVATION, uuid4())
    changed = {token[:i] + c + token[i + 1 :] for i in range(len(token)) for c in ALPHABET} - {token}
    added = {token[:i] + c + token[i:] for i in range(len(token) + 1) for c in "A=.~ \n"}
    shorter = {token[:i] + token[i + 1 :] for i in range(len(token))}
    for forged in changed | added | shorter:
        with pytest.raises(LinkNotValid):
            signer.link_id(ACTIVATION, forged)


@pytest.mark.parametrize("rubbish", ["", ".", "..", "a.b", "é.è", "\ud800", "\x00", "A" * 60_000, "." * 60_000])
def test_what_was_never_a_token_is_refused_like_a_forged_one(rubbish: str) -> None:
    with pytest.raises(LinkNotValid) as refused:
        LinkSigner([NEW]).link_id(ACTIVATION, rubbish)
    assert refused.value.path == ["input", "token"]


def test_the_newest_key_signs_and_older_ones_are_still_accepted() -> None:
    link_id = uuid4()
    rotated = LinkSigner([NEW, OLD])
    assert rotated.link_id(ACTIVATION, LinkSigner([OLD]).token(ACTIVATION, link_id)) == link_id
    assert rotated.token(ACTIVATION, link_id) == LinkSigner([NEW]).token(ACTIVATION, link_id)


def test_a_key_that_was_taken_away_signs_nothing_any_more() -> None:
    with pytest.raises(LinkNotValid):
        LinkSigner([NEW]).link_id(ACTIVATION, LinkSigner([OLD]).token(ACTIVATION, uuid4()))


def test_without_a_key_there_is_no_signer() -> None:
    with pytest.raises(ValueError, match="key"):
        LinkSigner([])
