"""
Replaces the Compute SDK for Gladier. The address of the Compute service is fixed in the Compute SDK, so that it would
register functions with the real service. This package gives a function an id and sends nothing.
"""

import uuid

import globus_sdk.token_storage  # noqa: F401, since Gladier relies on the Compute SDK for this import

from . import serialize, version

__all__ = ["Client", "serialize", "version"]


class Client:
    FUNCX_SCOPE = "https://auth.globus.org/scopes/facd7ccc-c5f4-42aa-916b-a0e270e2c2a9/all"

    def __init__(self, code_serialization_strategy=None, authorizer=None, **_):
        if not authorizer.get_authorization_header().startswith("Bearer "):
            raise ValueError("A token for Compute is required.")

    def register_function(self, function, group=None):
        return str(uuid.uuid5(uuid.NAMESPACE_OID, function.__name__))
