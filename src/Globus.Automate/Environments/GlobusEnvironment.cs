namespace Globus.Automate.Environments;

/// <summary>A deployment of Globus, identified by its <c>GLOBUS_SDK_ENVIRONMENT</c> name.</summary>
/// <param name="Name">The name in lower case.</param>
/// <param name="Auth">The address of Globus Auth.</param>
/// <param name="Flows">The address of the Flows service.</param>
/// <param name="Services">The addresses of the other services.</param>
public sealed record GlobusEnvironment(string Name, Uri Auth, Uri Flows, ServiceAddresses Services)
{
    /// <summary>The production environment.</summary>
    public static GlobusEnvironment Production { get; } =
        new(
            "production",
            new("https://auth.globus.org/"),
            new("https://flows.globus.org/"),
            ServicesAt("globus.org", "timer")
        );

    /// <summary>The public preview of the next release.</summary>
    public static GlobusEnvironment Preview { get; } =
        new(
            "preview",
            new("https://auth.preview.globus.org/"),
            new("https://preview.flows.automate.globus.org/"),
            ServicesAt("preview.globus.org", "preview.timer")
        );

    /// <summary>All named environments; those after production and preview are internal to Globus.</summary>
    public static IReadOnlyList<GlobusEnvironment> All { get; } =
    [Production, Preview, .. new[] { "sandbox", "integration", "test", "staging" }.Select(Internal)];

    /// <summary>Finds an environment by name, without case sensitivity; null if there is none.</summary>
    public static GlobusEnvironment? Find(string name) =>
        All.FirstOrDefault(environment => string.Equals(environment.Name, name, StringComparison.OrdinalIgnoreCase));

    private static GlobusEnvironment Internal(string name) =>
        new(
            name,
            new($"https://auth.{name}.globuscs.info/"),
            new($"https://{name}.flows.automate.globus.org/"),
            ServicesAt($"{name}.globuscs.info", $"{name}.timer")
        );

    private static ServiceAddresses ServicesAt(string domain, string timers) =>
        new(
            new($"https://{timers}.automate.globus.org/"),
            new($"https://transfer.api.{domain}/"),
            new($"https://search.api.{domain}/"),
            new($"https://groups.api.{domain}/")
        );
}
