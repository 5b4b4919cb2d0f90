"""Texts compared across Bokmål and Nynorsk."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis import goal_text
from lhl_graph.analysis.goal_text import Texts, fold, ngrams

texts = st.dictionaries(st.text("abc", min_size=1, max_size=2), st.text("abø jt", max_size=20), max_size=6)


@pytest.mark.parametrize(
    ("bokmål", "nynorsk"),
    [
        ("tjeneste", "teneste"),
        ("hele", "heile"),
        ("ikke", "ikkje"),
        ("hjem", "heim"),
        ("pårørende", "pårørande"),
        ("fra", "frå"),
        ("være", "vere"),
        ("hva", "kva"),
        ("aldersvennlig", "aldersvennleg"),
        ("aldersvennlige", "aldersvennlege"),
        ("kommuner", "kommunar"),
        ("kommunene", "kommunane"),
        ("reformen", "reforma"),
        ("høre", "høyre"),
        ("mer", "meir"),
    ],
)
def test_the_two_written_forms_fold_to_one(bokmål: str, nynorsk: str) -> None:
    assert fold(bokmål) == fold(nynorsk)


@pytest.mark.parametrize(("one", "other"), [("demens", "trygg"), ("bo", "bu"), ("mat", "møte"), ("ung", "eldre")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_case_punctuation_and_composition_do_not_matter() -> None:
    assert fold("Å bo – TRYGT!") == fold("A\u030a  bo trygt")


def test_ngrams_know_where_a_word_ends() -> None:
    assert ngrams("mat") == {" ma": 1, "mat": 1, "at ": 1, " mat": 1, "mat ": 1, " mat ": 1}
    assert ngrams("i") == {" i ": 1}
    assert not ngrams(" – ")


@given(texts)
def test_every_text_with_words_has_length_1(texts: dict[str, str]) -> None:
    found = Texts(texts)
    for name in texts:
        vector = found.vector(name)
        assert not vector or math.isclose(sum(w * w for w in vector.values()), 1), name


@given(texts)
def test_cosine_is_symmetric_between_0_and_1_and_1_with_itself(texts: dict[str, str]) -> None:
    alike = Texts(texts).cosines()
    assert (alike == alike.T).all()
    assert ((alike >= 0) & (alike <= 1)).all()
    assert alike.diagonal().tolist() == [float(bool(fold(texts[name]))) for name in sorted(texts)]


@given(texts)
def test_cosine_is_the_scalar_product(texts: dict[str, str]) -> None:
    found = Texts(texts)
    for a in texts:
        for b in texts:
            product = sum(weight * found.vector(b).get(gram, 0) for gram, weight in found.vector(a).items())
            assert found.cosine(a, b) == pytest.approx(product)


@given(texts)
def test_all_cosines_at_once_are_those_asked_for_one_by_one(texts: dict[str, str]) -> None:
    """To the last bit, also where they are compared in many steps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(goal_text, "TOGETHER", 3)
        found, alike = Texts(texts), Texts(texts).cosines()
    assert alike.tolist() == [[found.cosine(a, b) for b in sorted(texts)] for a in sorted(texts)]


@given(texts)
def test_the_order_of_texts_does_not_matter(texts: dict[str, str]) -> None:
    assert (Texts(texts).cosines() == Texts(dict(reversed(texts.items()))).cosines()).all()
