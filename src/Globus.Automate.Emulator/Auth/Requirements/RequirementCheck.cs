using System.IO.Enumeration;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth.Requirements;

/// <summary>Checks whether callers satisfy the added requirements.</summary>
internal sealed class RequirementCheck(
    BearerAuthentication bearer,
    ConsentStore consents,
    SessionCheck check,
    TimeProvider clock
)
{
    private readonly Lock _gate = new();
    private readonly List<Requirement> _requirements = [];

    public void Add(Requirement requirement)
    {
        lock (_gate)
        {
            _requirements.Add(requirement);
        }
    }

    public IReadOnlyList<Requirement> List()
    {
        lock (_gate)
        {
            return [.. _requirements];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requirements.Clear();
        }
    }

    /// <summary>The refusal of a request; null for requests that are allowed or have no valid token.</summary>
    public JsonResponse? Check(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        var due = List().Where(requirement => AppliesTo(requirement, http.Request.Method, path)).ToList();
        if (due.Count == 0 || bearer.Find(http) is not { } caller)
        {
            return null;
        }

        var unmet = due.FirstOrDefault(requirement => !IsMet(requirement, caller.Token.Holder, below: ""));
        return unmet is null
            ? null
            : new JsonResponse(StatusCodes.Status403Forbidden, RequirementDocuments.Of(unmet, path));
    }

    /// <summary>
    /// The status of an action whose requirements the run's owner does not satisfy; null if the action can start.
    /// </summary>
    /// <param name="provider">The provider's address.</param>
    /// <param name="holder">The holder of the consents and the session.</param>
    /// <param name="flowScope">The scope below which the consents are required.</param>
    public JsonObject? CheckAction(string provider, TokenHolder holder, string flowScope) =>
        List()
            .FirstOrDefault(requirement =>
                requirement.Provider == provider && !IsMet(requirement, holder, flowScope + ' ')
            )
            is { } unmet
            ? RequirementDocuments.OfAction(unmet, Identity.ToUrn(holder.IdentityId), clock.GetUtcNow())
            : null;

    private static bool AppliesTo(Requirement requirement, string method, string path) =>
        requirement.Path is { } pattern
        && (requirement.Method == "*" || requirement.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false);

    private bool IsMet(Requirement requirement, TokenHolder holder, string below) =>
        requirement
            .Scopes.SelectMany(scope => scope.Paths())
            .All(path => consents.Has(holder.IdentityId, holder.ClientId, below + path))
        && check.FindMissing(requirement.Session, holder.SessionId) is null;
}
