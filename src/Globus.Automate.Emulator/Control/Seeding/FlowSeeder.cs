using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Flows;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control.Seeding;

/// <summary>
/// Creates flows from a seed: the members of a request that publishes a flow, and optionally its id and owner.
/// </summary>
internal sealed class FlowSeeder(FlowStore flows, FlowWriter writer, FlowValidator validator)
{
    private const string Untitled = "Untitled flow";

    /// <summary>Publishes the flow, or changes the existing flow with its id.</summary>
    /// <exception cref="FlowsException">The document is not a valid flow.</exception>
    public Guid Seed(JsonObject document)
    {
        var problems = new List<Problem>();
        var reader = new JsonRequestReader(document, [], problems);
        reader.Require("definition");
        var id = ReadId(reader);
        var owner = reader.Text("flow_owner") ?? DevelopmentAccounts.Primary.Identity.Urn;
        if (Identity.ParseUrn(owner) is null)
        {
            reader.ReportAt("flow_owner", "Unrecognized principal string");
        }

        var draft = FlowDraft.Read(reader);
        reader.RejectUnknown();
        validator.CheckDefinition(draft.Definition, problems);
        FlowValidator.CheckInputSchema(draft.InputSchema, problems);
        FlowsRequest.ThrowIfAny(problems);
        draft = draft with { Title = draft.Title ?? Untitled, InputSchema = draft.InputSchema ?? [] };
        return (
            id is not null && flows.Find(id.Value) is { } known
                ? writer.Change(known, draft)
                : writer.Add(draft, owner, id)
        ).FlowId;
    }

    private static Guid? ReadId(JsonRequestReader reader)
    {
        if (reader.Text("id") is not { } text)
        {
            return null;
        }

        if (Guid.TryParseExact(text, "D", out var id))
        {
            return id;
        }

        reader.ReportAt("id", "value is not a valid uuid");
        return null;
    }
}
