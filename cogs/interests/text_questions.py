"""What is said about questions to the owner of a request."""

TITLE = "Ask about this request"
LABEL = "Your question"
HINT = "Only whoever posted the request reads it, with your name."
SENT = "Sent to <@{owner}>. The answer comes to you alone, as a letter."
SENT_NO_LETTERS = (
    "Sent to <@{owner}>. You chose no letters from me, so look for the answer in /collab mine, "
    "under “What I offered for”, “Your questions”."
)
OWN = "This is your own request. Nobody needs to ask themselves."
NOTHING = "Please write your question."
ENOUGH = "You have {most} open questions about this request. Please wait for an answer first."
GONE = "This question is not there any more."
ANSWERED = "You have answered this question already. Your first answer went out."

ASKED = "<@{asker}> asks about “{title}” in {group}:\n> {words}"
ANSWER = "Answer"
ANSWER_TITLE = "Your answer"
ANSWER_LABEL = "Answer"
NO_ANSWER = "Please write an answer."
ANSWER_SENT = "Your answer goes to <@{asker}>, and to nobody else."
REPLY = "<@{owner}> answered your question about “{title}” in {group}.\n> {words}\n{answer}"

YOURS = "Your questions"
NO_ANSWER_YET = "no answer yet"


def asked(asker_id: int, words: str) -> str:
    """A question in the owner's list."""
    return f"<@{asker_id}>: {words}"
