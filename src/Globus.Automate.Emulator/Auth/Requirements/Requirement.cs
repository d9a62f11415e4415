namespace Globus.Automate.Emulator.Auth.Requirements;

/// <summary>
/// The consents and the sign-in that a request, or an action of a run, requires.
/// </summary>
internal sealed record Requirement
{
    /// <summary>The method of the requests; * for any.</summary>
    public string Method { get; init; } = "*";

    /// <summary>The path of the requests, in which * matches any text; null for actions of runs.</summary>
    public string? Path { get; init; }

    /// <summary>The address of the action provider, for actions of runs; null for requests.</summary>
    public string? Provider { get; init; }

    public RequirementShape Shape { get; init; }

    /// <summary>The required scopes as they appear in the error.</summary>
    public IReadOnlyList<string> RequiredScopes { get; init; } = [];

    /// <summary>The parsed scopes.</summary>
    public IReadOnlyList<ScopeNode> Scopes { get; init; } = [];

    public SessionRequirement Session { get; init; } = SessionRequirement.None;

    /// <summary>Whether it requires a new sign-in.</summary>
    public bool RequiresSession => Session != SessionRequirement.None with { Message = Session.Message };

    public string Message =>
        Session.Message
        ?? (
            RequiredScopes.Count > 0
                ? "Missing required consent"
                : $"The session does not satisfy the requirements: {Session.Describe()}"
        );
}
