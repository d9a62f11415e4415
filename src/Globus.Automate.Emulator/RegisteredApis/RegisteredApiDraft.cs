using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>The members of a registered API in a request; null for members that are not set.</summary>
internal sealed record RegisteredApiDraft(string? Name, string? Description, JsonObject? Target, string? SubscriptionId)
{
    public IReadOnlyList<string>? Owners { get; private init; }

    public IReadOnlyList<string>? Administrators { get; private init; }

    public IReadOnlyList<string>? Viewers { get; private init; }

    public static RegisteredApiDraft Read(JsonRequestReader reader)
    {
        var name = reader.Text("name");
        if (name is "")
        {
            reader.ReportAt("name", "ensure this value has at least 1 characters");
        }

        var subscription = reader.Text("subscription_id");
        if (subscription is not null && !Guid.TryParseExact(subscription, "D", out _))
        {
            reader.ReportAt("subscription_id", "value is not a valid uuid");
        }

        var draft = new RegisteredApiDraft(name, reader.Text("description"), reader.Object("target"), subscription);
        if (reader.Object("roles") is not { } roles)
        {
            return draft;
        }

        var inner = reader.Nested(roles, "roles");
        draft = draft with
        {
            Owners = Principals.Read(inner, "owners", "Owner"),
            Administrators = Principals.Read(inner, "administrators", "Administrator"),
            Viewers = Principals.Read(inner, "viewers", "Viewer"),
        };
        inner.RejectUnknown();
        return draft;
    }

    public RegisteredApiRecord ApplyTo(RegisteredApiRecord api) =>
        api with
        {
            Name = Name ?? api.Name,
            Description = Description ?? api.Description,
            Target = Target is null ? api.Target : Merge(api.TargetDocument, Target).ToText(),
            SubscriptionId = SubscriptionId ?? api.SubscriptionId,
            Owners = Owners ?? api.Owners,
            Administrators = Administrators ?? api.Administrators,
            Viewers = Viewers ?? api.Viewers,
        };

    /// <summary>Changes only the given members, also within the target and its destination.</summary>
    private static JsonObject Merge(JsonObject target, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            target[name] =
                name == "destination" && value is JsonObject destination && target[name] is JsonObject before
                    ? Merge(before.DeepClone().AsObject(), destination)
                    : value?.DeepClone();
        }

        return target;
    }
}
