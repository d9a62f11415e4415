using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The consent that an INACTIVE run waits for.</summary>
internal sealed class RunConsent(ScopeValidator scopes, ConsentGrant consents)
{
    /// <summary>The scope of the missing consent; null if the run does not wait for one.</summary>
    public static string? FindMissing(RunRecord run) =>
        run is { Status: RunStatus.Inactive, Details: { } details }
        && JsonText.ParseObject(details)["required_scope"] is JsonValue scope
        && scope.TryGetValue<string>(out var text)
            ? text
            : null;

    /// <summary>Grants the missing consent for the owner of the run, as if the owner had consented.</summary>
    /// <exception cref="ControlException">The run does not wait for a consent, or the scope is unknown.</exception>
    public void Grant(RunRecord run)
    {
        var missing = FindMissing(run) ?? throw ControlException.Conflict("The run does not wait for a consent.");
        try
        {
            consents.Add(RunRestart.HolderOf(run), scopes.Read(missing), AccessType.Online);
        }
        catch (AuthException exception)
        {
            throw ControlException.Of(exception);
        }
    }
}
