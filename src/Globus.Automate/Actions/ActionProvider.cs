using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Actions;

/// <summary>The description that an action provider publishes.</summary>
public sealed class ActionProvider : IExtensibleDocument
{
    /// <summary>The address of the provider.</summary>
    [JsonIgnore]
    public Uri? ActionUrl { get; internal set; }

    /// <summary>The scope of the token that the provider requires.</summary>
    public string? GlobusAuthScope { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The subtitle.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The description.</summary>
    [JsonConverter(typeof(TextOrListConverter))]
    public string? Description { get; init; }

    /// <summary>The types, <c>ACTION</c> or <c>EVENT</c>; the case depends on the provider.</summary>
    public StringList Types
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The version of the provider interface, <c>1.0</c>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Whether an action has ended when the response to its start arrives.</summary>
    public bool Synchronous { get; init; }

    /// <summary>Whether actions have a log.</summary>
    public bool LogSupported { get; init; }

    /// <summary>The principals that may start actions, as URNs, or <c>all_authenticated_users</c>.</summary>
    public StringList RunnableBy
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The principals that may read the description, as URNs, or <c>public</c>.</summary>
    public StringList VisibleTo
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The administrators, as principal URNs.</summary>
    public StringList AdministeredBy
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The contact address of the administrator.</summary>
    public string? AdminContact { get; init; }

    /// <summary>The keywords.</summary>
    public StringList Keywords
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The maximum duration of an action.</summary>
    public TimeSpan? MaximumDeadline { get; init; }

    /// <summary>The JSON Schema of the body of an action.</summary>
    public JsonMap? InputSchema { get; init; }

    /// <summary>The events that it reports, such as <c>COMPLETED</c>.</summary>
    public StringList EventTypes
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>Every member that this type does not name.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];

    /// <summary>The title and the address.</summary>
    public override string ToString() => $"{Title} ({ActionUrl})";
}
