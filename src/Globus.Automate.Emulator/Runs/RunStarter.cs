using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Definitions.Compilation;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Runs;

/// <summary>Validates the request for a run and creates the run.</summary>
internal sealed class RunStarter(
    RunStore runs,
    DefinitionCache definitions,
    InputSchemas schemas,
    BearerAuthentication bearer,
    RunWriter writer,
    WorkSignal signal,
    IdSource ids,
    RunQueue queue,
    TimeProvider clock
)
{
    private const string TokensMember = "_tokens";

    /// <summary>The requested run, before it is stored.</summary>
    /// <exception cref="FlowsException">The request or the flow's input in it is not valid.</exception>
    public RunRecord Prepare(FlowRecord flow, Caller caller, JsonObject request)
    {
        var problems = new List<Problem>();
        var reader = new JsonRequestReader(request, [], problems);
        var body = reader.RequiredObject("body");
        var draft = RunDraft.Read(reader);
        var notifyOn = NotificationPolicy.Read(reader) ?? ["INACTIVE"];
        ReadProviderMembers(reader);
        reader.RejectUnknown();
        FlowsRequest.ThrowIfAny(problems);
        schemas.ThrowIfInvalid(flow, body!);
        var roles = ReplaceTokens(body!);
        var document = body.ToText();
        if (Encoding.UTF8.GetByteCount(document) > StateDocument.MaximumBytes)
        {
            throw FlowsException.InvalidInput([
                new Problem(
                    ["$"],
                    $"The input is larger than {StateDocument.MaximumBytes / 1024} KB",
                    "InvalidActionInput"
                ),
            ]);
        }

        return draft.ApplyTo(Create(flow, caller, document)) with
        {
            NotifyOn = notifyOn,
            RunAs = roles.ToText(),
        };
    }

    /// <summary>Starts the run.</summary>
    /// <returns>The initial run, when it is stored.</returns>
    public Task<RunRecord> StartAsync(RunRecord run) => queue.StartAsync(run);

    /// <summary>Stores the run in the present transaction; it is then due.</summary>
    public void Add(RunRecord run)
    {
        runs.Add(run);
        signal.Wake();
    }

    /// <summary>Members of the provider interface, which have no effect here.</summary>
    private static void ReadProviderMembers(JsonRequestReader reader)
    {
        reader.OptionalText("request_id");
        reader.OptionalText("deadline");
        reader.OptionalText("release_after");
        reader.Texts("allowed_clients");
    }

    private RunRecord Create(FlowRecord flow, Caller caller, string document)
    {
        var now = clock.GetUtcNow();
        var runId = ids.NewRunId(flow.FlowId);
        return new RunRecord
        {
            RunId = runId,
            FlowId = flow.FlowId,
            DefinitionId = flow.DefinitionId,
            FlowTitle = flow.Title,
            FlowUpdatedAt = flow.UpdatedAt,
            RunOwner = caller.Urn,
            ClientId = caller.Token.ClientId,
            SessionId = caller.Token.Holder.SessionId,
            Context = RunContext.Of(flow, runId, caller).ToText(),
            StartTime = now,
            StateName = definitions.Get(flow.DefinitionId).StartAt,
            Visit = 1,
            Document = document,
            Input = VisitDocument.Limit(PrivateValues.Hide(document), historySize: 0),
            WakeAt = now,
            QueuePosition = writer.NextQueuePosition(),
            LogLength = 1,
        };
    }

    /// <summary>Replaces the tokens in the input with their identities, so that no token is stored.</summary>
    private JsonObject ReplaceTokens(JsonObject body)
    {
        var roles = new JsonObject();
        if (!body.Remove(TokensMember, out var value) || value is not JsonObject tokens)
        {
            return roles;
        }

        foreach (var (role, token) in tokens)
        {
            var holder = bearer.FindByToken(token?.ToString() ?? "")
                ?? throw FlowsException.InvalidInput([
                    new Problem([$"$.{TokensMember}.{role}"], "The token is not valid", "InvalidActionInput"),
                ]);
            roles[role] = new JsonObject { ["urn"] = holder.Urn, ["client_id"] = holder.Token.ClientId };
        }

        return roles;
    }
}
