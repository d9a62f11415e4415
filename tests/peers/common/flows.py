"""Flows that several scripts publish."""

HELLO = "https://actions.globus.org/hello_world"
HELLO_SCOPE = "https://auth.globus.org/scopes/actions.globus.org/hello_world"
TRANSFER_SCOPE = "urn:globus:auth:scope:transfer.api.globus.org:all"
SCHEMA = {"type": "object", "required": ["echo_string"], "properties": {"echo_string": {"type": "string"}}}
INPUT = {"echo_string": "Hello"}

GREET = {
    "StartAt": "Greet",
    "States": {
        "Greet": {
            "Type": "Action",
            "ActionUrl": HELLO,
            "Parameters": {"echo_string.$": "$.echo_string"},
            "ResultPath": "$.Greeting",
            "Next": "End",
        },
        "End": {"Type": "Pass", "End": True},
    },
}
# A run of this flow does not end before it is cancelled.
WAIT = {
    "StartAt": "Wait",
    "States": {"Wait": {"Type": "Wait", "Seconds": 86400, "Next": "End"}, "End": {"Type": "Pass", "End": True}},
}


def ask(respondent):
    """A flow that asks its respondent to select an option."""
    options = [{"Value": "yes", "Label": "Yes", "Description": "Continue."}, {"Value": "no", "Label": "No"}]
    context = {"PresentationStyle": "Text", "Title": "Continue?", "Text": "The data is complete."}
    parameters = {"InputType": "Selection", "Context": context, "Options": options}
    parameters |= {"RespondentUrns": [respondent], "ViewerUrns": [respondent]}
    wait = {"Type": "AwaitWebInput", "Parameters": {"web_input_id.$": "$.web_input_id"}, "End": True}
    states = {"Ask": {"Type": "CreateWebInput", "Next": "Wait", "Parameters": parameters}, "Wait": wait}
    return {"StartAt": "Ask", "States": states}


def api(address):
    """A request that registers an API at this address."""
    target = {"type": "openapi", "openapi_version": "3.1"}
    target["destination"] = {"method": "get", "url": address + "/things"}
    target["specification"] = {"summary": "List things"}
    return {
        "name": "Things",
        "description": "Things of a test",
        "subscription_id": "10ca1000-0000-4000-8000-0000000000d0",
        "target": target,
    }


def identity(name):
    return "urn:globus:auth:identity:" + name
