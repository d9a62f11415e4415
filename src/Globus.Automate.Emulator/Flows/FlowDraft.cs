using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Flows;

/// <summary>The members of a flow in a request; null for members that are not set.</summary>
internal sealed record FlowDraft
{
    /// <summary>The value for the subscription of the caller's account.</summary>
    public const string DefaultSubscription = "DEFAULT";

    private const int MaximumTitle = 128;
    private const int MaximumDescription = 4096;
    private const int MaximumKeywords = 1024;

    public JsonObject? Definition { get; init; }

    public JsonObject? InputSchema { get; init; }

    public string? Title { get; init; }

    public string? Subtitle { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string>? Keywords { get; init; }

    public string? FlowOwner { get; init; }

    public IReadOnlyList<string>? FlowViewers { get; init; }

    public IReadOnlyList<string>? FlowStarters { get; init; }

    public IReadOnlyList<string>? FlowAdministrators { get; init; }

    public IReadOnlyList<string>? RunManagers { get; init; }

    public IReadOnlyList<string>? RunMonitors { get; init; }

    public string? SubscriptionId { get; init; }

    public string? AuthenticationPolicyId { get; init; }

    /// <summary>
    /// The members that create and update share. The older names of the roles apply if the new ones are absent.
    /// </summary>
    public static FlowDraft Read(JsonRequestReader reader)
    {
        var draft = new FlowDraft
        {
            Definition = reader.Object("definition"),
            InputSchema = reader.Object("input_schema"),
            Title = Limited(reader, "title", minimum: 1, MaximumTitle),
            Subtitle = Limited(reader, "subtitle", minimum: 0, MaximumTitle),
            Description = Limited(reader, "description", minimum: 0, MaximumDescription),
            Keywords = reader.Texts("keywords"),
            FlowViewers = Role("flow_viewers", "visible_to", "FlowViewer", FlowAccess.Public),
            FlowStarters = Role("flow_starters", "runnable_by", "FlowStarter", FlowAccess.AllAuthenticatedUsers),
            FlowAdministrators = Role("flow_administrators", "administered_by", "FlowAdministrator", everybody: null),
            RunManagers = Principals.Read(reader, "run_managers", "RunManager"),
            RunMonitors = Principals.Read(reader, "run_monitors", "RunMonitor"),
            SubscriptionId = Id(reader, "subscription_id", or: DefaultSubscription),
            AuthenticationPolicyId = Id(reader, "authentication_policy_id", or: null),
        };
        if (draft.Keywords?.Sum(keyword => keyword.Length) > MaximumKeywords)
        {
            reader.ReportAt("keywords", $"ensure the keywords have at most {MaximumKeywords} characters in total");
        }

        return draft;

        IReadOnlyList<string>? Role(string name, string olderName, string role, string? everybody)
        {
            var older = Principals.Read(reader, olderName, role, everybody);
            return Principals.Read(reader, name, role, everybody) ?? older;
        }
    }

    private static string? Id(JsonRequestReader reader, string name, string? or)
    {
        var text = reader.OptionalText(name);
        if (text is not null && text != or && !Guid.TryParseExact(text, "D", out _))
        {
            reader.ReportAt(name, "value is not a valid uuid");
        }

        return text;
    }

    private static string? Limited(JsonRequestReader reader, string name, int minimum, int maximum)
    {
        var text = reader.Text(name);
        if (text?.Length < minimum)
        {
            reader.ReportAt(name, $"ensure this value has at least {minimum} characters");
        }

        if (text?.Length > maximum)
        {
            reader.ReportAt(name, $"ensure this value has at most {maximum} characters");
        }

        return text;
    }
}
