"""The collab board: who wants to make something, with whom, for what.

`model` holds the words and the house question, `model_request` a request, `model_drafting` what its owner types,
`model_money` amounts. `store` keeps requests, `store_browse` finds them, `store_due` what is due, `store_settings` a
group's limits. `service` is what people can do, `service_board` the card's side of it, `service_due` what happens by
itself, `service_privacy` tells and forgets.
"""
