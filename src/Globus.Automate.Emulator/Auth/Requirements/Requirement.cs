namespace Globus.Automate.Emulator.Auth.Requirements;

/// <summary>
/// The consents and the sign-in that a request, or an action of a run, requires.
/// </summary>
internal sealed record Requirement
{
    /// <summary>The method of the requests; * for any.</summary>
    public string Method { get; init; } = "*";

    /// <summary>The path of the requests, in which * stands for any text; null where it is about runs.</summary>
    public string? Path { get; init; }

    /// <summary>
    /// The address of the action provider whose actions wait, in runs; null where it is about requests.
    /// </summary>
    public string? Provider { get; init; }

    public RequirementShape Shape { get; init; }

    /// <summary>The scopes as they are told to who lacks them.</summary>
    public IReadOnlyList<string> RequiredScopes { get; init; } = [];

    /// <summary>The same scopes, read.</summary>
    public IReadOnlyList<ScopeNode> Scopes { get; init; } = [];

    public SessionRequirement Session { get; init; } = SessionRequirement.None;

    /// <summary>Whether it demands something that only a new sign-in can give.</summary>
    public bool RequiresSession => Session != SessionRequirement.None with { Message = Session.Message };

    public string Message =>
        Session.Message
        ?? (RequiredScopes.Count > 0 ? "Missing required consent" : "The session does not satisfy the requirements");
}
