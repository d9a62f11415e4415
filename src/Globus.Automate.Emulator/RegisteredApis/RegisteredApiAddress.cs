namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>
/// How an Action state that calls a registered API names it where others have the address of a provider.
/// </summary>
internal static class RegisteredApiAddress
{
    /// <summary>Registered APIs that Globus hosts go by such a name.</summary>
    public const string HandlePrefix = "urn:globus:flows:handle:globus:";

    private const string IdPrefix = "urn:globus:flows:registered_api:";

    public static string OfId(string id) => IdPrefix + id;

    public static bool IsRegisteredApi(string url) =>
        url.StartsWith(IdPrefix, StringComparison.Ordinal) || url.StartsWith(HandlePrefix, StringComparison.Ordinal);

    /// <summary>The id, or the whole handle.</summary>
    public static string Name(string url) =>
        url.StartsWith(IdPrefix, StringComparison.Ordinal) ? url[IdPrefix.Length..] : url;

    public static Guid? FindId(string url) => Guid.TryParseExact(Name(url), "D", out var id) ? id : null;
}
