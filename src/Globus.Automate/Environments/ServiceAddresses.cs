using Globus.Automate.Http;

namespace Globus.Automate.Environments;

/// <summary>The addresses of the services beside Globus Auth and Flows.</summary>
/// <param name="Timers">The address of Globus Timers.</param>
/// <param name="Transfer">The address of Globus Transfer.</param>
/// <param name="Search">The address of Globus Search.</param>
/// <param name="Groups">The address of Globus Groups.</param>
public sealed record ServiceAddresses(Uri Timers, Uri Transfer, Uri Search, Uri Groups)
{
    /// <summary>
    /// The services that accept the tokens of a Globus Auth. Outside of the named environments, as in the emulator,
    /// they have the address of the Flows service.
    /// </summary>
    /// <param name="auth">The address of Globus Auth.</param>
    /// <param name="flows">The address of the Flows service.</param>
    public static ServiceAddresses Of(Uri auth, Uri flows) =>
        GlobusEnvironment.All.FirstOrDefault(environment => Origin.AreSame(environment.Auth, auth))?.Services
        ?? new(flows, flows, flows, flows);
}
