# 10,000 runs with globus-sdk: the first time in a process, then warm.
import time

import globus_sdk

client = globus_sdk.FlowsClient(authorizer=globus_sdk.AccessTokenAuthorizer("benchmark"))


def measure():
    start = time.perf_counter()
    count = sum(1 for _ in client.paginated.list_runs().items())
    assert count == 10000
    return (time.perf_counter() - start) * 1000


print(f"cold={measure()}")
print(f"warm={sorted(measure() for _ in range(5))[2]}")
