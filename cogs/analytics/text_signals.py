"""The arithmetic of each signal in words: what was compared, over how much, and how sure it is."""

from collections.abc import Callable, Mapping, Sequence

from bot.text import moment, plural
from cogs.analytics.model_check import Kind, Signal


def explained(signals: Sequence[Signal]) -> str:
    """The arithmetic, a paragraph for each signal."""
    return "\n".join(f"- {_EXPLAINED[signal.kind](signal)}" for signal in signals)


def _raised_likes(signal: Signal) -> str:
    return (
        f"**Likes.** {signal.count} of the last {signal.n} contents, {_span(signal)}, have {_number(signal.value)} "
        f"likes (median). The {signal.of} before had {_number(signal.baseline)}. "
        f"That is {signal.effect:.1f} times as many ({_sure(signal, '.1f', '')})."
    )


def _even_likes(signal: Signal) -> str:
    return (
        f"**Likes.** The last {signal.n} contents, {_span(signal)}, have nearly the same number of likes: about "
        f"{_number(signal.baseline)}, give or take {_number(signal.value)}. That is a spread of {signal.effect:.1f} % "
        f"({_sure(signal, '.1f', ' %')}); about 20 % is usual, less than 5 % is rare."
    )


def _comment_shift(signal: Signal) -> str:
    return (
        f"**Comments to likes.** The last {signal.n} contents, {_span(signal)}, have {signal.value:.1f} comments per "
        f"100 likes. The {signal.of} before had {signal.baseline:.1f}. "
        f"That is {signal.effect:.1f} times as many ({_sure(signal, '.1f', '')})."
    )


def _jump_alone(signal: Signal) -> str:
    return (
        f"**Followers.** {_number(signal.value)} more from about {moment(signal.since, 'D')} on; in as many days it is "
        f"usually {_number(signal.baseline)}. On the {plural(signal.n, 'content')} within two weeks of it nothing else "
        f"rose: {signal.effect:.1f} times the {signal.of} before ({_sure(signal, '.1f', '')})."
    )


def _jump_and_loss(signal: Signal) -> str:
    return (
        f"**Followers.** {_number(signal.value)} more came about {moment(signal.since, 'D')}, and "
        f"{_number(signal.baseline)} fewer were there by {moment(signal.until, 'D')}: {signal.effect:.0f} % of them "
        f"({_sure(signal, '.0f', ' %')}), against the usual change over {signal.of} snapshots."
    )


def _likes_over_views(signal: Signal) -> str:
    return (
        f"**Likes to views.** {signal.count} of the last {signal.n} public videos, {_span(signal)}, have likes from "
        f"more than 60 % of their views: {_number(signal.value)} likes on {_number(signal.baseline)} views (medians), "
        f"{signal.effect:.0f} % ({_sure(signal, '.0f', ' %')})."
    )


_EXPLAINED: Mapping[Kind, Callable[[Signal], str]] = {
    Kind.RAISED_LIKES: _raised_likes,
    Kind.EVEN_LIKES: _even_likes,
    Kind.COMMENT_SHIFT: _comment_shift,
    Kind.JUMP_ALONE: _jump_alone,
    Kind.JUMP_AND_LOSS: _jump_and_loss,
    Kind.LIKES_OVER_VIEWS: _likes_over_views,
}


def _sure(signal: Signal, form: str, unit: str) -> str:
    return f"90 % interval {signal.low:{form}} to {signal.high:{form}}{unit}"


def _span(signal: Signal) -> str:
    return f"{moment(signal.since, 'D')} to {moment(signal.until, 'D')}"


def _number(value: float) -> str:
    return f"{value:,.0f}"
