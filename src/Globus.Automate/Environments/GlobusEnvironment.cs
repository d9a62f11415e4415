namespace Globus.Automate.Environments;

/// <summary>One of the deployments of Globus, by the name that <c>GLOBUS_SDK_ENVIRONMENT</c> gives it.</summary>
/// <param name="Name">The name, in lower case.</param>
/// <param name="Auth">Where its Globus Auth is.</param>
/// <param name="Flows">Where its Flows service is.</param>
public sealed record GlobusEnvironment(string Name, Uri Auth, Uri Flows)
{
    /// <summary>The service that everybody uses.</summary>
    public static GlobusEnvironment Production { get; } =
        new("production", new("https://auth.globus.org/"), new("https://flows.globus.org/"));

    /// <summary>The next release, open to the public.</summary>
    public static GlobusEnvironment Preview { get; } =
        new("preview", new("https://auth.preview.globus.org/"), new("https://preview.flows.automate.globus.org/"));

    /// <summary>Every deployment that has a name; those after production and preview are Globus' own.</summary>
    public static IReadOnlyList<GlobusEnvironment> All { get; } =
    [Production, Preview, .. new[] { "sandbox", "integration", "test", "staging" }.Select(Internal)];

    /// <summary>The deployment of this name, in any case; null when there is none.</summary>
    public static GlobusEnvironment? Find(string name) =>
        All.FirstOrDefault(environment => string.Equals(environment.Name, name, StringComparison.OrdinalIgnoreCase));

    private static GlobusEnvironment Internal(string name) =>
        new(name, new($"https://auth.{name}.globuscs.info/"), new($"https://{name}.flows.automate.globus.org/"));
}
