"""Logging numbers through the running bot, as somebody does it on a phone."""

from datetime import timedelta
from typing import Any

from cogs.analytics.model import Format, Source
from cogs.profiles.model import Platform
from tests.analytics.creator import creator, lines
from tests.group import Group, said


async def test_five_lines_make_a_rate_with_all_that_belongs_to_it(group: Group) -> None:
    """A1, A2, A3, A5, A9: formula, n of 12, interval, mean, age and provenance stand beside the figure."""
    keiko = await creator(group)
    assert "Begin with your followers" in await keiko.use("stats me")
    assert keiko.shown.ephemeral
    told = await keiko.log(lines(5), followers="10k")
    assert keiko.shown.ephemeral
    assert "**10,000** followers" in told
    assert told.count("300 likes · 9 comments") == 5
    shown = await keiko.press("My numbers")
    assert "**3.09 %** engagement rate by followers" in shown
    assert "between 3.09 % and 3.09 % (90\N{NO-BREAK SPACE}% sure) · mean 3.09 %" in shown
    assert "100 × (likes + comments) ÷ followers · median of the last 12" in shown
    assert "5 of 12" in shown
    assert "typed in by you" in shown
    assert "**3.0** comments for each 100 likes" in shown
    assert group.lobby.history() == []


async def test_fewer_than_five_have_no_figure_and_are_told_why(group: Group) -> None:
    """A2: what is too young or hidden is said."""
    keiko = await creator(group)
    await keiko.log(f"{lines(3)}\nyesterday 300 9\n8 days ago - 9", followers="10k")
    shown = await keiko.press("My numbers")
    assert "No engagement rate by followers yet" in shown
    assert "3 pieces of content that count, and it takes 5" in shown
    assert "1 counted before it was 72 hours old" in shown
    assert "1 a number is hidden or missing" in shown
    assert "%" not in shown.split("No engagement rate")[0]


async def test_a_line_that_cannot_be_read_is_given_back_and_the_others_are_kept(group: Group) -> None:
    """A8: nothing that was typed is lost."""
    keiko = await creator(group)
    typed = "4 days ago 300 9\nsoon 1 2\n5 days ago -7 likes\n6 days ago 12 likes 900 views"
    shown = await keiko.log(typed)
    assert "line 2: " in shown
    assert "line 3: “-7” is below zero" in shown
    assert len(await keiko.contents()) == 2
    form = await keiko.person.click(keiko.shown.response, label="Correct them")
    assert "soon 1 2\n5 days ago -7 likes" in str(form.modal).replace("\\n", "\n")
    (account,) = await keiko.accounts()
    answer = await keiko.person.submit_modal(
        form, {"account": [f"a-{account.id}"], "contents": "6 days ago 1 2\n5 days ago 7 likes"}
    )
    assert "could not" not in said(answer)
    assert len(await keiko.contents()) == 3


async def test_a_form_that_cannot_be_used_at_all_opens_again_as_it_was(group: Group) -> None:
    """A8: a day in the future, and nonsense as followers."""
    keiko = await creator(group)
    for wrong, why in (({"followers": "many"}, "no number I can read"), ({"published": "1 Jan 2099"}, "still to come")):
        assert why in await keiko.log("300 9", **wrong)
        assert await keiko.contents() == ()
        form = await keiko.person.click(keiko.shown.response, label="Correct it")
        assert "300 9" in str(form.modal)
        assert next(iter(wrong.values())) in str(form.modal)
    assert "nothing to log" in await keiko.log("")


async def test_telling_again_updates_and_never_doubles(group: Group) -> None:
    """A8: the same day, newer numbers."""
    keiko = await creator(group)
    await keiko.log("4 days ago reel 300 9 - 12")
    assert "updated, it was: 300 likes" in await keiko.log("4 days ago 340 likes 11 comments")
    (content,) = await keiko.contents()
    assert (content.numbers.likes, content.numbers.saves, content.format) == (340, 12, Format.REEL)
    assert "was here already" in await keiko.log("4 days ago 340 likes 11 comments")


async def test_more_likes_than_views_is_a_hint_and_no_refusal(group: Group) -> None:
    """A4: it may well be right."""
    keiko = await creator(group)
    shown = await keiko.log("4 days ago 900 likes 100 views")
    assert "more likes than views" in shown
    assert len(await keiko.contents()) == 1


async def test_the_form_says_format_and_sponsored_for_all_lines(group: Group) -> None:
    """A16, A17: what a line says itself wins."""
    keiko = await creator(group)
    await keiko.log("4 days ago 1 2\n5 days ago carousel organic 3 4", kind=["reel", "sponsored"])
    newer, older = await keiko.contents()
    assert (newer.format, newer.sponsored) == (Format.REEL, True)
    assert (older.format, older.sponsored) == (Format.CAROUSEL, False)


async def test_days_are_those_of_the_creators_own_clock(group: Group) -> None:
    """A20: Tokyo is nine hours ahead."""
    keiko = await creator(group, zone="Asia/Tokyo")
    await keiko.log("4 days ago 08:00 1 2")
    (content,) = await keiko.contents()
    assert content.published_at.hour == 23


async def test_without_a_platform_an_account_is_asked_for_first(group: Group) -> None:
    """A8: the empty state leads on."""
    keiko = await creator(group)
    maya = group.moderator
    shown = await maya.slash(group.lobby, "stats log")
    answer: Any = await maya.submit_modal(shown, {"platform": ["tiktok"], "handle": "@Maya.Moves"})
    assert "TikTok · @maya.moves" in said(answer)
    form = await maya.click(answer.response, label="Log numbers")
    done = await maya.submit_modal(form, {"account": ["a-1"], "contents": "4 days ago 10 1 2 - 500"})
    assert "Video · 10 likes" in said(done)
    wrong: Any = await maya.slash(group.lobby, "stats me")
    added = await maya.click(wrong.response, label="Add an account")
    assert "does not look like a handle" in said(
        await maya.submit_modal(added, {"platform": ["instagram"], "handle": "not a handle!"})
    )
    assert await keiko.contents() == ()


async def test_content_is_corrected_described_and_removed_with_a_question(group: Group) -> None:
    """A8, A17, A21."""
    keiko = await creator(group)
    await keiko.log("4 days ago 300 9", followers="10k")
    await keiko.press("My numbers")
    await keiko.press("Content")
    await keiko.choose("content", keiko.options("content")[0])
    shown = await keiko.fill("Correct the numbers", likes="310", comments="", views="9,1k")
    assert "310 likes · 9,100 views" in shown
    assert "comments" not in shown.split("310 likes")[1].split("\n")[0]
    assert "below zero" in await keiko.fill("Correct the numbers", likes="-1")
    await keiko.use("stats me")
    await keiko.choose("open", keiko.options("open")[0])
    await keiko.press("Content")
    await keiko.choose("content", keiko.options("content")[0])
    assert "sponsored content" in await keiko.press("It is sponsored content")
    assert "Reel" in await keiko.choose("format", "reel")
    assert "Remove this content" in await keiko.press("Remove")
    await keiko.press("Keep it")
    await keiko.press("Remove")
    assert "No content logged yet" in await keiko.press("Yes, remove it")
    assert await keiko.contents() == ()


async def test_an_account_goes_with_everything_after_a_question(group: Group) -> None:
    """A21: gone at once."""
    keiko = await creator(group)
    await keiko.log("4 days ago 300 9", followers="10k")
    await keiko.press("My numbers")
    assert "cannot be brought back" in await keiko.press("Remove this account")
    assert "Removed" in await keiko.press("Yes, remove all of it")
    assert await keiko.accounts() == ()
    assert await keiko.snapshots() == ()
    assert "not here any more" in await keiko.copy("analytics:account:1")


async def test_nobody_reaches_anothers_numbers_by_any_button(group: Group) -> None:
    """A13: another member's, a moderator's, and old buttons."""
    keiko, jamal = await creator(group), await creator(group, name="jamal")
    await keiko.log("4 days ago 300 9", followers="10k")
    (account,) = await keiko.accounts()
    jamal_accounts = await jamal.accounts()
    for verb in (
        "account",
        "rate",
        "growth",
        "kinds",
        "times",
        "contents",
        "notes",
        "note",
        "drop",
        "drop_sure",
        "withdraw",
        "proof",
    ):
        assert "not here any more" in await jamal.copy(f"analytics:{verb}:{account.id}:0")
    for verb in ("show", "correct", "remove", "remove_sure", "sponsored"):
        assert "not here any more" in await jamal.copy(f"analytics:{verb}:{account.id}:abc:1")
    moderator = await group.moderator.slash(group.lobby, "stats me")
    assert "Keiko" not in said(moderator)
    assert "300" not in said(moderator)
    assert jamal_accounts == ()
    assert len(await keiko.contents()) == 1


async def test_buttons_still_work_after_a_restart(group: Group) -> None:
    """A1: nothing is remembered in memory."""
    keiko = await creator(group)
    await keiko.log(lines(5), followers="10k")
    await group.restart()
    assert "3.09 %" in await keiko.press("My numbers")
    await group.pass_time(timedelta(days=1))
    assert "3.09 %" in await keiko.press("Rate")


async def test_the_rate_by_other_formulas_and_as_brands_count(group: Group) -> None:
    """A3, A4, A6: reach, views, saves; mean and likes only."""
    keiko = await creator(group)
    counts = {"likes": 300, "comments": 9, "shares": 6, "saves": 85, "views": 6000, "reach": 4000}
    await keiko.log(lines(6, **counts), followers="10k")
    await keiko.press("My numbers")
    await keiko.press("Rate")
    assert {"erf", "erf_plus", "erv", "err", "view_rate", "reach_rate"} <= set(keiko.options("formula"))
    assert "**10.0 %** engagement rate by reach" in await keiko.choose("formula", "err")
    assert "**40.0 %** reach rate" in await keiko.choose("formula", "reach_rate")
    assert "100 × (likes + comments + shares + saves) ÷ followers" in await keiko.choose("formula", "erf_plus")
    assert "as HypeAuditor counts" in await keiko.choose("preset", "hypeauditor-like")
    assert "likes only" in await keiko.choose("preset", "modash-like")


async def test_sponsored_formats_and_best_times_have_pages(group: Group) -> None:
    """A16, A17, A20: too little is grey or said."""
    keiko = await creator(group)
    typed = "\n".join(f"{day} days ago 18:30 {'paid' if day % 2 else 'reel'} {200 + day} 10" for day in range(4, 16))
    await keiko.log(typed, followers="10k")
    await keiko.press("My numbers")
    shown = await keiko.press("Formats")
    assert "Sponsored **" in shown
    assert "Reel: **" in shown
    assert len(keiko.shown.response.attachments) == 2
    await keiko.press("Back")
    shown = await keiko.press("Best times")
    assert "18 to 21" in shown
    assert "on your clock: UTC" in shown
    assert "18" in keiko.alt()


async def test_a_page_says_it_all_in_words_when_no_picture_can_be_drawn(group: Group) -> None:
    """A7: the renderer is closing, or too many are waiting."""
    keiko = await creator(group)
    await keiko.log(lines(6), followers="10k")
    await group.bot.renderer.close()
    await keiko.press("My numbers")
    assert "3.09 %" in await keiko.press("Rate")
    assert keiko.shown.response.attachments == []


async def test_only_a_day_is_no_best_time(group: Group) -> None:
    """A20: noon that nobody told is nobody's best time."""
    keiko = await creator(group)
    await keiko.log(lines(8), followers="10k")
    await keiko.press("My numbers")
    shown = await keiko.press("Best times")
    assert "No content with a time of day yet" in shown
    assert "8 pieces without a time of day" in shown


async def test_growth_over_seven_twenty_eight_and_ninety_days(group: Group) -> None:
    """A7: by command and by button."""
    keiko = await creator(group)
    assert "Begin with your followers" in await keiko.use("stats growth")
    await keiko.log(followers="10,000")
    assert "not enough yet" in await keiko.use("stats growth")
    await group.pass_time(timedelta(days=28))
    await keiko.log(followers="10.5k")
    assert "28 days: **+500** (+5.0 %)" in await keiko.use("stats growth")
    assert [each.filename for each in keiko.shown.response.attachments] == ["growth.png"]
    assert "10,500" in keiko.alt()
    assert "7 days: not enough yet" in await keiko.press("7 days")
    assert keiko.shown.response.attachments == []
    assert len(await keiko.snapshots()) == 2
    assert all(each.source is Source.SELF_REPORTED for each in await keiko.snapshots())


async def test_two_accounts_stand_side_by_side_and_are_chosen(group: Group) -> None:
    """A1: each with its own figures."""
    keiko = await creator(group, Platform.INSTAGRAM, Platform.TIKTOK)
    await keiko.log(lines(5), account="p-instagram", followers="10k")
    await keiko.log(lines(5, likes=80, comments=4, shares=2, views=2000), account="p-tiktok", followers="5k")
    shown = await keiko.use("stats me")
    assert "Instagram · @keiko.bakes" in shown
    assert "4.30 % engagement rate by views" in shown
    instagram, tiktok = await keiko.accounts()
    assert "TikTok" in await keiko.choose("open", str(tiktok.id))
    assert "not here any more" in await keiko.use("stats note", account="a-99")
    assert "Instagram" in await keiko.use("stats growth", account=f"a-{instagram.id}")


async def test_two_accounts_are_seen_side_by_side(group: Group) -> None:
    """A1 A7: a small panel each, and one account alone has no such page."""
    keiko = await creator(group, Platform.INSTAGRAM, Platform.TIKTOK)
    await keiko.log(lines(6), account="p-instagram", followers="7,000")
    await keiko.use("stats me")
    assert "Side by side" not in keiko.labels()
    await keiko.log("", account="p-tiktok", followers="12.5k")
    await keiko.use("stats me")
    shown = await keiko.press("Side by side")
    assert "7,000 followers" in shown
    assert "12,500 followers" in shown
    assert "Instagram" in keiko.alt()
    assert "TikTok" in keiko.alt()
