using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Timers;

/// <summary>Authenticates callers of Globus Timers.</summary>
internal sealed class TimerAuthorization(BearerAuthentication bearer)
{
    /// <exception cref="TimersException">The token is missing, not valid, or has other scopes.</exception>
    public Caller Require(HttpContext http)
    {
        var caller = bearer.Find(http) ?? throw TimersException.Unauthenticated();
        return caller.HasScope(KnownScopes.Timer) ? caller : throw TimersException.MissingScope(KnownScopes.Timer);
    }
}
