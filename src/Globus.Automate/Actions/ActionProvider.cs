using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Actions;

/// <summary>What an action provider says about itself.</summary>
public sealed class ActionProvider : IExtensibleDocument
{
    /// <summary>Where it is.</summary>
    [JsonIgnore]
    public Uri? ActionUrl { get; internal set; }

    /// <summary>The scope of the token that it takes.</summary>
    public string? GlobusAuthScope { get; init; }

    /// <summary>What it is called.</summary>
    public string? Title { get; init; }

    /// <summary>A line below the title.</summary>
    public string? Subtitle { get; init; }

    /// <summary>What it does.</summary>
    [JsonConverter(typeof(TextOrListConverter))]
    public string? Description { get; init; }

    /// <summary><c>ACTION</c> or <c>EVENT</c>, in whatever case it uses.</summary>
    public StringList Types
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>The version of the interface, <c>1.0</c>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Whether an action is over when the response to its start arrives.</summary>
    public bool Synchronous { get; init; }

    /// <summary>Whether actions have a log.</summary>
    public bool LogSupported { get; init; }

    /// <summary>Who may start actions, as principal URNs, or <c>all_authenticated_users</c>.</summary>
    public StringList RunnableBy
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>Who may read this, as principal URNs, or <c>public</c>.</summary>
    public StringList VisibleTo
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>Who looks after it, as principal URNs.</summary>
    public StringList AdministeredBy
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>Whom to ask.</summary>
    public string? AdminContact { get; init; }

    /// <summary>Words to find it by.</summary>
    public StringList Keywords
    {
        get;
        init => field = value ?? StringList.None;
    } = StringList.None;

    /// <summary>How long an action may take at most.</summary>
    public TimeSpan? MaximumDeadline { get; init; }

    /// <summary>The JSON Schema of an action's body.</summary>
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
