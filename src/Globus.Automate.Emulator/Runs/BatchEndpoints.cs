using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Runs;

/// <summary>Changes many runs at once. All runs are checked before the first is changed.</summary>
internal sealed class BatchEndpoints(
    FlowsAuthorization authorization,
    FlowPolicies policies,
    FlowStore flows,
    RunStore runs,
    RunOperations operations,
    RunDocument document,
    Database database
)
{
    public void Map(IEndpointRouteBuilder routes) => routes.Route("POST", "/batch/runs", Update);

    private JsonResponse Update(HttpContext http)
    {
        var caller = authorization.Require(http, FlowsAuthorization.ManageRuns);
        var problems = new List<Problem>();
        var batch = RunBatch.Read(FlowsRequest.Reader(http, problems));
        FlowsRequest.ThrowIfAny(problems);
        return JsonResponse.Accepted(
            database.Write(() =>
            {
                var found = batch.RunIds.Distinct().Select(id => Require(id, caller)).ToList();
                var changed = found.Select(run => Change(batch, run)).ToList();
                return new JsonObject
                {
                    ["runs"] = new JsonArray([
                        .. changed.Select(run => document.Of(run, flows.Find(run.FlowId), caller)),
                    ]),
                };
            })
        );
    }

    private RunRecord Require(Guid id, Caller caller)
    {
        if (
            runs.Find(id) is not { } run
            || flows.Find(run.FlowId) is var flow && !RunAccess.Of(run, flow, caller).MayManage
        )
        {
            throw FlowsException.MissingPermission("run", id, "MANAGE");
        }

        policies.ThrowIfUnsatisfied(flow, caller);
        return run;
    }

    /// <summary>A run that has ended is not cancelled again, and does not make the request fail.</summary>
    private RunRecord Change(RunBatch batch, RunRecord run)
    {
        var changed = operations.Update(run, batch.Apply);
        return batch.Cancels && !changed.Status.IsFinal() ? operations.Cancel(changed) : changed;
    }
}
