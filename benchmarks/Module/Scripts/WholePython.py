# A whole process: list 100 runs with globus-sdk.
import os
import time

import globus_sdk

client = globus_sdk.FlowsClient(authorizer=globus_sdk.AccessTokenAuthorizer("benchmark"))
start = time.perf_counter()
assert len(list(client.list_runs())) == 100
print(f"first={(time.perf_counter() - start) * 1000}")
print(f"processor={sum(os.times()[:2]) * 1000}")
