using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.Control.Seeding;

/// <summary>
/// Creates runs from a seed: the members of a request that starts a run, the flow by id or title, and optionally its
/// owner.
/// </summary>
internal sealed class RunSeeder(FlowStore flows, RunStarter starter, IdentityDirectory identities, TimeProvider clock)
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(48);

    /// <exception cref="FlowsException">The input or another member is not valid.</exception>
    /// <exception cref="ControlException">The flow or the owner does not exist.</exception>
    public Guid Seed(JsonObject document)
    {
        var request = document.DeepClone().AsObject();
        var flow = FindFlow(Take(request, "flow_id"), Take(request, "flow"));
        var caller = FindOwner(Take(request, "run_owner"), flow);
        request["body"] ??= new JsonObject();
        var run = starter.Prepare(flow, caller, request);
        starter.Add(run);
        return run.RunId;
    }

    private static string? Take(JsonObject request, string name)
    {
        var text = ControlRequest.Text(request, name);
        request.Remove(name);
        return text;
    }

    private FlowRecord FindFlow(string? id, string? title) =>
        (id, title) switch
        {
            ({ }, null) => Guid.TryParseExact(id, "D", out var parsed) ? flows.Find(parsed) : null,
            (null, { }) => flows.List().LastOrDefault(flow => flow.Title == title),
            _ => throw new ControlException("A run requires either 'flow_id' or 'flow' (the title of the flow)."),
        } ?? throw new ControlException($"Flow '{id ?? title}' does not exist.");

    private Caller FindOwner(string? urn, FlowRecord flow)
    {
        var id = urn is null ? DevelopmentAccounts.Primary.Id : Identity.ParseUrn(urn);
        var identity = (id is null ? null : identities.Find(id.Value))
            ?? throw new ControlException($"Identity '{urn}' does not exist.");
        var now = clock.GetUtcNow();
        var holder = TokenHolder.Of(DevelopmentAccounts.Primary.Id.ToString("D"), identity.Id);
        var token = new TokenRecord(TokenKind.Access, holder, KnownScopes.OfFlow(flow.FlowId), now, now + TokenLifetime)
        {
            Family = holder.GrantId,
        };
        return new Caller(identity, token, [identity.Urn]);
    }
}
